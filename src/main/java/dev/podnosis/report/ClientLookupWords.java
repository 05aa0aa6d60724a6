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
import dev.podnosis.report.page.Phrase;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How the client's resolver goes about a failing name, in words: every query that it sends, with
 * its answer.
 *
 * @param name the name as the application gives it
 * @param libc whose resolver it is
 * @param heading what is listed
 * @param outcome how many queries, how many for nothing, and which one decides
 * @param rows the queries
 * @param evidence the numbers of what the resolver was told and is
 */
public record ClientLookupWords(
    String name,
    String libc,
    String heading,
    String outcome,
    List<Row> rows,
    List<String> evidence) {

  public ClientLookupWords {
    rows = List.copyOf(rows);
    evidence = List.copyOf(evidence);
  }

  /** What a row means for the lookup. */
  public enum Role {
    /** Its answer is not known. */
    UNKNOWN,
    /** It is one on the way. */
    PASSED,
    /** With it the lookup succeeds. */
    SUCCEEDS,
    /** With it the lookup fails. */
    FAILS
  }

  /**
   * Queries for one name to one server that leave together, and were answered alike.
   *
   * @param number of the first
   * @param at how long the resolver had waited for servers when they leave; empty for not at all
   * @param types the record types
   * @param answer what came back
   * @param source where that is known from; empty when it is not known
   * @param said answer and source in one
   */
  public record Row(
      int number,
      String at,
      String types,
      String name,
      String server,
      String transport,
      String answer,
      String source,
      String said,
      Role role,
      List<String> evidence) {
    public Row {
      evidence = List.copyOf(evidence);
    }

    /** One line of text. */
    public String line() {
      return "%3d  %-6s %s  @%s/%s  %s"
          .formatted(number, types, name, server, transport, said + ids(evidence));
    }
  }

  /** The lookups of a case's failing names; nothing where the resolver or its file is not known. */
  public static List<ClientLookupWords> of(CaseFile file, Wording wording) {
    ReportWords words = new ReportWords(wording, ZoneOffset.UTC);
    return ClientLookups.of(new Facts(file)).stream().map(l -> of(l, words)).toList();
  }

  private static ClientLookupWords of(ClientLookup lookup, ReportWords words) {
    return new ClientLookupWords(
        lookup.name(),
        lookup.libc(),
        words.say("client-lookup", "name", lookup.name(), "libc", lookup.libc()),
        outcome(lookup, words),
        grouped(lookup).stream().map(g -> row(g, lookup, words)).toList(),
        lookup.evidence());
  }

  /** The same with its names and addresses covered. */
  public ClientLookupWords veiled(UnaryOperator<String> veil) {
    return new ClientLookupWords(
        veil.apply(name),
        libc,
        veil.apply(heading),
        veil.apply(outcome),
        rows.stream()
            .map(
                r ->
                    new Row(
                        r.number(),
                        r.at(),
                        r.types(),
                        veil.apply(r.name()),
                        veil.apply(r.server()),
                        r.transport(),
                        r.answer(),
                        r.source(),
                        r.said(),
                        r.role(),
                        r.evidence()))
            .toList(),
        evidence);
  }

  /** All of it in plain lines. */
  public String text() {
    StringBuilder text = new StringBuilder(titled()).append('\n').append(outcome).append('\n');
    rows.forEach(r -> text.append(r.line()).append('\n'));
    return text.toString();
  }

  /** The heading with its evidence. */
  String titled() {
    return heading + ids(evidence);
  }

  private static String ids(List<String> evidence) {
    return evidence.isEmpty() ? "" : " [" + Phrase.evidence(evidence).text() + "]";
  }

  /** The queries of one row, and its answer. */
  private record Group(int number, List<SentQuery> queries, ClientLookup.Answer answer) {
    boolean takes(SentQuery next, ClientLookup.Answer its) {
      SentQuery first = queries.getFirst();
      Query query = first.query();
      return next.batch() == first.batch()
          && next.query().name().equals(query.name())
          && next.query().server().equals(query.server())
          && next.query().transport() == query.transport()
          && its.equals(answer);
    }
  }

  private static List<Group> grouped(ClientLookup lookup) {
    List<Group> groups = new ArrayList<>();
    int number = 0;
    for (SentQuery query : lookup.walk().queries()) {
      number++;
      ClientLookup.Answer answer = lookup.answer(query);
      if (!groups.isEmpty() && groups.getLast().takes(query, answer)) {
        Group last = groups.removeLast();
        List<SentQuery> together = new ArrayList<>(last.queries());
        together.add(query);
        groups.add(new Group(last.number(), List.copyOf(together), answer));
      } else {
        groups.add(new Group(number, List.of(query), answer));
      }
    }
    return groups;
  }

  private static Row row(Group group, ClientLookup lookup, ReportWords words) {
    SentQuery first = group.queries().getFirst();
    ClientLookup.Answer answer = group.answer();
    boolean known = answer.source() != ClientLookup.Source.UNKNOWN;
    String what = known ? answer(answer.reaction(), words) : words.say("client-lookup.unknown");
    String source = known ? words.say("client-lookup.source." + answer.source().id()) : "";
    return new Row(
        group.number(),
        first.at().isZero() ? "" : Figures.latency(first.at()),
        String.join("+", group.queries().stream().map(q -> q.query().type().mnemonic()).toList()),
        first.query().name().toAbsolute().toString(),
        first.query().server(),
        first.query().transport().id(),
        what,
        source,
        known ? words.say("client-lookup.known", "answer", what, "source", source) : what,
        role(group, lookup),
        answer.evidence());
  }

  private static Role role(Group group, ClientLookup lookup) {
    if (group.answer().source() == ClientLookup.Source.UNKNOWN) {
      return Role.UNKNOWN;
    }
    if (lookup.deciding().filter(group.queries()::contains).isEmpty()) {
      return Role.PASSED;
    }
    return lookup.walk().result() instanceof Walkthrough.Result.Found ? Role.SUCCEEDS : Role.FAILS;
  }

  private static String answer(Reaction reaction, ReportWords words) {
    return switch (reaction) {
      case Reaction.Response r -> r.rcode().mnemonic();
      case Reaction.Silence _ -> words.say("ticket.no-answer");
      case Reaction.PortClosed _ -> words.say("client-lookup.refused");
    };
  }

  private static String outcome(ClientLookup lookup, ReportWords words) {
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
        : words
            .language()
            .text(List.of(said, words.say("client-lookup.took", "took", Figures.latency(took))));
  }

  /** A query log tells the RCODE, and not whether there were addresses. */
  static String ending(ClientLookup lookup) {
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
}
