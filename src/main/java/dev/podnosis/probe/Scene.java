package dev.podnosis.probe;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Transcript;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.kube.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a probe looks at and with; it collects the looks and keeps the time. */
final class Scene {
  private final ProbeId probe;
  private final ClusterReads cluster;
  private final Facts facts;
  private final InstantSource clock;
  private final List<Look> looks = new ArrayList<>();
  private final SideBySide sideBySide;
  private Instant since;

  Scene(ProbeId probe, ClusterReads cluster, CaseFile soFar, InstantSource clock) {
    this(probe, cluster, new Facts(soFar), clock, SideBySide.inTurn());
  }

  Scene(
      ProbeId probe,
      ClusterReads cluster,
      Facts facts,
      InstantSource clock,
      SideBySide sideBySide) {
    this.probe = probe;
    this.cluster = cluster;
    this.facts = facts;
    this.clock = clock;
    this.sideBySide = sideBySide;
    this.since = clock.instant();
  }

  /** How a probe looks at one of several things. */
  interface EachLook<T> {
    void at(Scene part, T item) throws InterruptedException;
  }

  /** Looks at each side by side; what was seen stands in the order of the list. */
  <T> void each(List<T> items, EachLook<T> look) throws InterruptedException {
    List<Scene> parts =
        sideBySide.all(
            items,
            item -> {
              Scene part = new Scene(probe, cluster, facts, clock, sideBySide);
              look.at(part, item);
              return part;
            });
    parts.forEach(part -> looks.addAll(part.looks));
  }

  ClusterReads cluster() {
    return cluster;
  }

  Facts facts() {
    return facts;
  }

  CaseFile caseFile() {
    return facts.caseFile();
  }

  Instant now() {
    return clock.instant();
  }

  List<Look> looks() {
    return List.copyOf(looks);
  }

  /** Notes what the API server said. */
  void saw(Observation observation, String command) {
    add(Vantage.api(), observation, Transcript.ofCommand(command));
  }

  /** Notes what was seen from somewhere else. */
  void saw(Vantage vantage, Observation observation, @Nullable Transcript transcript) {
    add(vantage, observation, transcript);
  }

  /** Notes that something could not be seen. */
  void missed(NotObserved why, String command) {
    add(Vantage.api(), why, Transcript.ofCommand(command));
  }

  /** Notes what the API server said, or why it did not. */
  <T> void note(Read<T> read, Function<T, ? extends Observation> seen, String command) {
    switch (read) {
      case Read.Got<T> g -> saw(seen.apply(g.value()), command);
      case Read.Not<T> n -> missed(n.why(), command);
    }
  }

  /** Begins to measure the next look's time. */
  void begin() {
    since = clock.instant();
  }

  private void add(Vantage vantage, Observation observation, @Nullable Transcript transcript) {
    Instant now = clock.instant();
    looks.add(
        new Look(
            probe,
            vantage.source() == Source.USER ? Vantage.user() : vantage,
            since,
            Duration.between(since, now),
            observation,
            transcript));
    since = now;
  }
}
