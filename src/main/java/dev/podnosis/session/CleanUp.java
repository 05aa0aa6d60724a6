package dev.podnosis.session;

import dev.podnosis.evidence.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what earlier runs left in a cluster, and removes what can be removed. */
public interface CleanUp extends AutoCloseable {
  /** The server that is looked at. */
  String server();

  /** Pods of earlier runs, and ephemeral containers in any pod that may be listed. */
  Search search() throws InterruptedException;

  /**
   * Deletes a pod that was left and waits until it is gone.
   *
   * @return empty when it is gone, otherwise why it is not
   */
  String remove(Leftover leftover) throws InterruptedException;

  @Override
  void close();

  /** Connects for a clean-up. */
  interface Opener {
    /**
     * Connects.
     *
     * @param source the cluster
     * @param namespace the only namespace to look at; empty for all
     * @param agreed what the user agreed to
     */
    Opened open(Choices.Source.Cluster source, String namespace, Set<Agreement.Point> agreed)
        throws InterruptedException;
  }

  /** What came of connecting. */
  sealed interface Opened {
    /** It is connected. */
    record Ready(CleanUp cleanUp) implements Opened {}

    /** It is not. */
    record NotOpened(Opening.Refused why) implements Opened {}
  }

  /**
   * What was found, and where it could not be looked.
   *
   * @param found what was left
   * @param unseen namespaces that could not be looked at
   */
  record Search(List<Leftover> found, List<String> unseen) {
    public Search {
      found = List.copyOf(found);
      unseen = List.copyOf(unseen);
    }
  }

  /**
   * One thing that was left.
   *
   * @param pod the pod it is or is in
   * @param container the ephemeral container; empty for a pod of ours
   * @param run the id of the run that made it; empty when unknown
   * @param uid its pod's uid
   * @param created when, or null when unknown
   * @param endsBy when the cluster ends it, or null when that is not known
   * @param running whether its process still runs
   */
  record Leftover(
      ObjectRef pod,
      String container,
      String run,
      String uid,
      @Nullable Instant created,
      @Nullable Instant endsBy,
      boolean running) {
    /** Whether the diagnosis that made it may still be under way: nobody ended it, nor its time. */
    public boolean mayBeInUse(Instant now) {
      return running && endsBy != null && now.isBefore(endsBy);
    }

    /** Whether it can be removed: an ephemeral container stays in its pod's spec. */
    public boolean removable() {
      return container.isEmpty();
    }
  }
}
