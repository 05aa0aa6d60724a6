package dev.podnosis.report;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.diagnosis.ClientLookup;
import dev.podnosis.diagnosis.ClientLookups;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.resolver.Query;
import dev.podnosis.dns.resolver.Reaction;
import dev.podnosis.dns.resolver.SentQuery;
import dev.podnosis.dns.resolver.Walkthrough;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Mark;
import dev.podnosis.report.page.Phrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every query that the client's resolver sends for a failing name, with its answer. */
final class ClientLookupBlocks {
  /** A resolver that waits for silent servers repeats itself; more rows tell nothing new. */
  private static final int MOST_ROWS = 40;

  private final List<ClientLookup> lookups;
  private final ReportWords words;

  ClientLookupBlocks(CaseFile file, ReportWords words) {
    this.lookups = ClientLookups.of(new Facts(file));
    this.words = words;
  }

  /**
   * Queries for one name to one server that leave together, and were answered alike.
   *
   * @param number of the first
   */
  private record Row(int number, List<SentQuery> queries, ClientLookup.Answer answer) {
    SentQuery first() {
      return queries.getFirst();
    }

    String types() {
      return String.join("+", queries.stream().map(q -> q.query().type().mnemonic()).toList());
    }

    boolean takes(SentQuery next, ClientLookup.Answer its) {
      Query query = first().query();
      return next.batch() == first().batch()
          && next.query().name().equals(query.name())
          && next.query().server().equals(query.server())
          && next.query().transport() == query.transport()
          && its.equals(answer);
    }
  }

  /** The queries in plain lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (ClientLookup lookup : lookups) {
      lines.add(heading(lookup));
      lines.add(outcome(lookup));
      List<Row> rows = rows(lookup);
      rows.stream()
          .limit(MOST_ROWS)
          .map(
              r ->
                  "%3d  %-6s %s  @%s/%s  %s"
                      .formatted(
                          r.number(),
                          r.types(),
                          r.first().query().name().toAbsolute(),
                          r.first().query().server(),
                          r.first().query().transport().id(),
                          answer(r.answer()) + ids(r.answer().evidence())))
          .forEach(lines::add);
      more(rows).forEach(lines::add);
    }
    return lines;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (ClientLookup lookup : lookups) {
      blocks.add(new Block.Heading(heading(lookup)));
      blocks.add(Block.Paragraph.plain(outcome(lookup)));
      List<Row> rows = rows(lookup);
      blocks.add(
          new Table(
              List.of(
                  new Table.Column(words.say("column.number"), 8),
                  new Table.Column(words.say("column.query"), 47),
                  new Table.Column(words.say("column.server"), 17),
                  new Table.Column(words.say("column.answer"), 28)),
              rows.stream().limit(MOST_ROWS).map(r -> row(r, lookup)).toList()));
      more(rows).forEach(l -> blocks.add(Block.Paragraph.aside(l)));
    }
    return blocks;
  }

  private List<String> more(List<Row> rows) {
    return rows.size() > MOST_ROWS
        ? List.of(words.say("client-lookup.more", "count", rows.size() - MOST_ROWS))
        : List.of();
  }

  private Table.Row row(Row row, ClientLookup lookup) {
    Query query = row.first().query();
    Phrase answer = Phrase.plain(answer(row.answer()));
    List<String> evidence = row.answer().evidence();
    return new Table.Row(
        mark(row, lookup),
        "",
        List.of(
            Phrase.plain(String.valueOf(row.number())),
            Phrase.plain(row.types() + " ").and(Phrase.code(query.name().toAbsolute().toString())),
            Phrase.code(query.server()).and(Phrase.muted("/" + query.transport().id())),
            evidence.isEmpty()
                ? answer
                : answer.and(Phrase.plain(" ")).and(Phrase.evidence(evidence))));
  }

  private static Mark mark(Row row, ClientLookup lookup) {
    boolean decides = lookup.deciding().filter(row.queries()::contains).isPresent();
    if (!decides) {
      return Mark.IDLE;
    }
    return lookup.walk().result() instanceof Walkthrough.Result.Found ? Mark.OK : Mark.PROBLEM;
  }

  private static List<Row> rows(ClientLookup lookup) {
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (SentQuery query : lookup.walk().queries()) {
      number++;
      ClientLookup.Answer answer = lookup.answer(query);
      if (!rows.isEmpty() && rows.getLast().takes(query, answer)) {
        Row last = rows.removeLast();
        List<SentQuery> together = new ArrayList<>(last.queries());
        together.add(query);
        rows.add(new Row(last.number(), List.copyOf(together), answer));
      } else {
        rows.add(new Row(number, List.of(query), answer));
      }
    }
    return rows;
  }

  private String heading(ClientLookup lookup) {
    return words.say("client-lookup", "name", lookup.name(), "libc", lookup.libc())
        + ids(lookup.evidence());
  }

  private static String ids(List<String> evidence) {
    return evidence.isEmpty() ? "" : " [" + String.join(", ", evidence) + "]";
  }

  /** How many queries, how many for nothing, and which one decides. */
  private String outcome(ClientLookup lookup) {
    int queries = lookup.walk().queries().size();
    if (lookup.deciding().isEmpty()) {
      return words.say("client-lookup.open", "queries", queries, "fruitless", lookup.fruitless());
    }
    SentQuery deciding = lookup.deciding().get();
    String said =
        words.say(
            "client-lookup." + (lookup.settled() ? "" : "perhaps-") + ending(lookup),
            "queries",
            queries,
            "fruitless",
            lookup.fruitless(),
            "number",
            lookup.number(deciding),
            "query",
            deciding.query().type() + " " + deciding.query().name().text());
    Duration took = lookup.walk().total();
    return took.toSeconds() < 1
        ? said
        : said + " " + words.say("client-lookup.took", "took", Figures.latency(took));
  }

  /** A query log tells the RCODE, and not whether there were addresses. */
  private static String ending(ClientLookup lookup) {
    if (!(lookup.walk().result() instanceof Walkthrough.Result.Found)) {
      return "failed";
    }
    boolean logged =
        lookup
            .deciding()
            .filter(q -> lookup.answer(q).source() == ClientLookup.Source.LOGGED)
            .isPresent();
    return logged ? "answered" : "found";
  }

  private String answer(ClientLookup.Answer answer) {
    String what =
        switch (answer.reaction()) {
          case Reaction.Response r -> r.rcode().mnemonic();
          case Reaction.Silence _ -> words.say("ticket.no-answer");
          case Reaction.PortClosed _ -> words.say("client-lookup.refused");
        };
    return words.say("client-lookup.source." + answer.source().id(), "answer", what);
  }

  /** The queries as the JSON result tells them. */
  static List<Result.ResolutionPart> result(CaseFile file) {
    return ClientLookups.of(new Facts(file)).stream().map(ClientLookupBlocks::part).toList();
  }

  private static Result.ResolutionPart part(ClientLookup lookup) {
    return new Result.ResolutionPart(
        lookup.name(),
        lookup.libc(),
        lookup.settled() ? ending(lookup) : null,
        lookup.settled() ? lookup.deciding().map(lookup::number).orElse(null) : null,
        lookup.fruitless(),
        lookup.walk().queries().stream().limit(200).map(q -> query(q, lookup)).toList(),
        lookup.evidence());
  }

  private static Result.QueryPart query(SentQuery sent, ClientLookup lookup) {
    ClientLookup.Answer answer = lookup.answer(sent);
    boolean known = answer.source() != ClientLookup.Source.UNKNOWN;
    return new Result.QueryPart(
        lookup.number(sent),
        sent.at().toMillis(),
        sent.query().type().mnemonic(),
        sent.query().name().toAbsolute().toString(),
        sent.query().server(),
        sent.query().transport().id(),
        known
            ? switch (answer.reaction()) {
              case Reaction.Response r -> r.rcode().mnemonic();
              case Reaction.Silence _ -> "no-answer";
              case Reaction.PortClosed _ -> "refused";
            }
            : null,
        answer.source().id(),
        answer.evidence());
  }
}
