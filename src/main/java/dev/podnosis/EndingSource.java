package dev.podnosis;

import dev.podnosis.diagnosis.LiveSource;
import dev.podnosis.diagnosis.StartWatch;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.TriesSeen;
import java.util.List;
import java.util.function.Consumer;

/** A live source with something that ends when it is closed, such as a demo cluster. */
record EndingSource(LiveSource source, Runnable atEnd) implements LiveSource {
  @Override
  public List<Look> collect(ProbeId probe, CaseFile soFar) throws InterruptedException {
    return source.collect(probe, soFar);
  }

  @Override
  public List<ClusterChange> changes() {
    return source.changes();
  }

  @Override
  public List<ClusterChange> leftBehind() {
    return source.leftBehind();
  }

  @Override
  public long apiCalls() {
    return source.apiCalls();
  }

  @Override
  public long apiBytes() {
    return source.apiBytes();
  }

  @Override
  public void cleanUp(Consumer<ClusterChange> progress) {
    source.cleanUp(progress);
  }

  @Override
  public void watchStarts(StartWatch watch) {
    source.watchStarts(watch);
  }

  @Override
  public void watchTries(Consumer<TriesSeen> watch) {
    source.watchTries(watch);
  }

  @Override
  public void close() {
    try {
      source.close();
    } finally {
      atEnd.run();
    }
  }
}
