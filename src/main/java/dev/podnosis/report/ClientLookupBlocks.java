package dev.podnosis.report;

import dev.podnosis.diagnosis.ClientLookup;
import dev.podnosis.diagnosis.ClientLookups;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.resolver.Reaction;
import dev.podnosis.dns.resolver.SentQuery;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Mark;
import dev.podnosis.report.page.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Every query that the client's resolver sends for a failing name, with its answer. */
final class ClientLookupBlocks {
  /** A resolver that waits for silent servers repeats itself; more rows tell nothing new. */
  private static final int MOST_ROWS = 40;

  private final List<ClientLookupWords> lookups;
  private final ReportWords words;

  ClientLookupBlocks(CaseFile file, ReportWords words) {
    this.lookups = ClientLookupWords.of(file, words.diagnosis());
    this.words = words;
  }

  /** The queries in plain lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (ClientLookupWords lookup : lookups) {
      lines.add(lookup.titled());
      lines.add(lookup.outcome());
      lookup.rows().stream().limit(MOST_ROWS).map(ClientLookupWords.Row::line).forEach(lines::add);
      lines.addAll(more(lookup));
    }
    return lines;
  }

  /** The queries as tables. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (ClientLookupWords lookup : lookups) {
      blocks.add(new Block.Heading(lookup.titled()));
      blocks.add(Block.Paragraph.plain(lookup.outcome()));
      blocks.add(
          new Table(
              List.of(
                  new Table.Column(words.say("column.number"), 8),
                  new Table.Column(words.say("column.query"), 47),
                  new Table.Column(words.say("column.server"), 17),
                  new Table.Column(words.say("column.answer"), 28)),
              lookup.rows().stream().limit(MOST_ROWS).map(ClientLookupBlocks::row).toList()));
      more(lookup).forEach(l -> blocks.add(Block.Paragraph.aside(l)));
    }
    return blocks;
  }

  private List<String> more(ClientLookupWords lookup) {
    int rows = lookup.rows().size();
    return rows > MOST_ROWS
        ? List.of(words.say("client-lookup.more", "count", rows - MOST_ROWS))
        : List.of();
  }

  private static Table.Row row(ClientLookupWords.Row row) {
    Phrase answer = Phrase.plain(row.said());
    return new Table.Row(
        mark(row.role()),
        "",
        List.of(
            Phrase.plain(String.valueOf(row.number())),
            Phrase.plain(row.types() + " ").and(Phrase.code(row.name())),
            Phrase.code(row.server()).and(Phrase.muted("/" + row.transport())),
            row.evidence().isEmpty()
                ? answer
                : answer.and(Phrase.plain(" ")).and(Phrase.evidence(row.evidence()))));
  }

  private static Mark mark(ClientLookupWords.Role role) {
    return switch (role) {
      case UNKNOWN, PASSED -> Mark.IDLE;
      case SUCCEEDS -> Mark.OK;
      case FAILS -> Mark.PROBLEM;
    };
  }

  /** The queries as the JSON result tells them. */
  static List<Result.ResolutionPart> result(CaseFile file) {
    return ClientLookups.of(new Facts(file)).stream().map(ClientLookupBlocks::part).toList();
  }

  private static Result.ResolutionPart part(ClientLookup lookup) {
    return new Result.ResolutionPart(
        lookup.name(),
        lookup.libc(),
        lookup.settled() ? ClientLookupWords.ending(lookup) : null,
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
