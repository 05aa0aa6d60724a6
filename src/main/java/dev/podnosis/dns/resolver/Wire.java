package dev.podnosis.dns.resolver;

import dev.podnosis.dns.StubOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The simulated network of one lookup: puts the queries, keeps their order. */
final class Wire {

  /** More than any lookup within the resolvers' limits takes; a hostile file may ask for more. */
  static final int MAX_QUERIES = 1000;

  private final Answers answers;
  private final List<SentQuery> sent = new ArrayList<>();
  private int batch;

  Wire(Answers answers) {
    this.answers = answers;
  }

  /** The number of a new batch: its queries leave at the same instant. */
  int nextBatch() {
    return ++batch;
  }

  /** Sends as part of the latest batch. */
  Reaction send(Duration at, Query query, Duration timeout) {
    return send(at, batch, query, timeout);
  }

  Reaction send(Duration at, int batch, Query query, Duration timeout) {
    Reaction reaction = answers.to(query);
    sent.add(new SentQuery(at, batch, query, timeout, reaction));
    return reaction;
  }

  boolean exhausted() {
    return sent.size() >= MAX_QUERIES;
  }

  Walkthrough end(Walkthrough.Result result, Duration total) {
    return new Walkthrough(
        sent.stream().sorted(Comparator.comparing(SentQuery::at)).toList(), result, total);
  }

  Walkthrough fail(StubOutcome.Failure failure, Duration total) {
    return end(new Walkthrough.Result.Failed(failure), total);
  }

  Walkthrough tooLong(Duration total) {
    return end(new Walkthrough.Result.TooLong(), total);
  }
}
