package dev.podnosis.diagnosis;

import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.evidence.TriesSeen;
import java.util.List;
import java.util.function.Consumer;

/** Evidence from a live cluster, with an account of what looking cost and left. */
public interface LiveSource extends EvidenceSource, AutoCloseable {
  /** Everything created so far, whether removed or not. */
  List<ClusterChange> changes();

  /** Pods that earlier runs left in the cluster, as far as that is known by now. */
  List<ClusterChange> leftBehind();

  /** How many requests went to the API server. */
  long apiCalls();

  /** How many bytes came back. */
  long apiBytes();

  /**
   * Removes what was created and can be removed, and checks that it is gone. Harmless when
   * repeated.
   *
   * @param progress told of each pod before and of everything after it is dealt with, from any
   *     thread
   */
  void cleanUp(Consumer<ClusterChange> progress);

  /** Has starts of containers watched from now on. */
  void watchStarts(StartWatch watch);

  /** Has lookups that are tried again and again watched from now on, as each ends. */
  void watchTries(Consumer<TriesSeen> watch);

  /** Cleans up and ends the connection. */
  @Override
  void close();
}
