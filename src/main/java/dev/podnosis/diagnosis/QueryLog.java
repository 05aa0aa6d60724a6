package dev.podnosis.diagnosis;

import dev.podnosis.coredns.corefile.CorefilePatches;
import java.util.Optional;

/**
 * Whether CoreDNS logs the queries it answers, which alone tells afterwards who asked what, and how
 * to switch that on.
 */
public final class QueryLog {
  /** About what one line takes, with the time and the wrapper that the node adds. */
  private static final int LINE_BYTES = 220;

  private final Facts facts;

  /** The query log of a case. */
  public QueryLog(Facts facts) {
    this.facts = facts;
  }

  /** Whether queries are logged. */
  public enum State {
    ON,
    OFF,
    UNKNOWN,
    /** Not CoreDNS answers. */
    NONE
  }

  /** Whether queries are logged: by the Corefile, by the logs or by the metrics. */
  public State state() {
    if (facts.dns().isKubeDns()) {
      return State.NONE;
    }
    boolean seen =
        facts.logs().all().stream().anyMatch(l -> !l.what().summary().rcodes().isEmpty())
            || facts.metrics().replicas().stream()
                .anyMatch(m -> m.what().last().plugins().contains("log"));
    Optional<ReadCorefile> corefile = facts.dns().readCorefile();
    if (seen || corefile.filter(c -> c.facts().uses("log")).isPresent()) {
      return State.ON;
    }
    boolean whole = corefile.filter(c -> c.facts().unseenImports().isEmpty()).isPresent();
    return whole ? State.OFF : State.UNKNOWN;
  }

  /** The change of the Corefile that switches it on; empty where it is on or cannot be told. */
  public Optional<Patch> patch() {
    return state() == State.OFF
        ? facts
            .dns()
            .readCorefile()
            .flatMap(c -> CorefilePatches.enableQueryLog(c.corefile()).map(c::patch))
        : Optional.empty();
  }

  /** How much log all replicas would write in an hour, by the rate they have now; 0 if unknown. */
  public long bytesPerHour() {
    return Math.round(facts.metrics().between(r -> r.queriesPerSecond()) * LINE_BYTES * 3600);
  }
}
