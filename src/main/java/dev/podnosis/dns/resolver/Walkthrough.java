package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.StubOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A simulated lookup.
 *
 * @param queries what was sent, in the order of time
 * @param result what the application gets
 * @param total how long it waits for that
 */
public record Walkthrough(List<SentQuery> queries, Result result, Duration total) {

  public Walkthrough {
    queries = List.copyOf(queries);
  }

  /** What the application gets. */
  public sealed interface Result {

    /** Addresses, under this name. */
    record Found(DnsName name) implements Result {}

    /** An error. */
    record Failed(StubOutcome.Failure failure) implements Result {}

    /** The row of queries is longer than is simulated. */
    record TooLong() implements Result {}
  }

  /** How many queries brought nothing that is used. */
  public long wasted() {
    return queries.stream().filter(q -> !q.useful()).count();
  }

  /** The last query, after which a lookup that fails was given up. */
  public Optional<SentQuery> deciding() {
    return result instanceof Result.Failed && !queries.isEmpty()
        ? Optional.of(queries.getLast())
        : Optional.empty();
  }

  /** The names in the order in which they were first asked for. */
  public List<DnsName> names() {
    return queries.stream().map(q -> q.query().name()).distinct().toList();
  }
}
