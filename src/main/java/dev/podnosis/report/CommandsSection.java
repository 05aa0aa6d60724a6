package dev.podnosis.report;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.Transcript;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Phrase;
import dev.podnosis.report.page.Section;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every command that was run: when, where and with which exit status. */
record CommandsSection(CaseFile file, ReportWords words) {
  /** The place behind a command, which has a column of its own here. */
  private static final Pattern PLACE = Pattern.compile(" # (?:pod|node) \\S+$");

  /** A command that was run. */
  record Command(Evidence evidence, Transcript transcript) {
    static Stream<Command> of(CaseFile file) {
      return file.evidence().stream().flatMap(e -> of(e).stream());
    }

    private static Optional<Command> of(Evidence evidence) {
      return Optional.ofNullable(evidence.transcript())
          .filter(t -> !t.command().isBlank())
          .map(t -> new Command(evidence, t));
    }
  }

  Section section() {
    List<Command> commands = Command.of(file).toList();
    Block intro =
        Block.Paragraph.aside(
            words.say(
                "commands-intro",
                "count",
                commands.size(),
                "offset",
                words.offset(file.run().startedAt())));
    return Section.plain(
        "commands",
        words.say("part.commands"),
        Section.Layout.NEW_PAGE,
        commands.isEmpty()
            ? List.of(intro)
            : List.of(intro, new Table(columns(), commands.stream().map(this::row).toList())));
  }

  private List<Table.Column> columns() {
    return List.of(
        new Table.Column(words.say("column.number"), 6),
        new Table.Column(words.say("column.time"), 10),
        new Table.Column(words.say("column.command"), 55),
        new Table.Column(words.say("column.where"), 22),
        new Table.Column(words.say("column.exit"), 7));
  }

  private Table.Row row(Command command) {
    Evidence evidence = command.evidence();
    Integer exit = command.transcript().exitCode();
    return new Table.Row(
        null,
        "",
        List.of(
            Phrase.evidence(List.of(evidence.id())),
            Phrase.plain(words.time(evidence.observedAt())),
            Phrase.code(PLACE.matcher(command.transcript().command()).replaceFirst("")),
            Phrase.plain(where(evidence)),
            Phrase.plain(exit == null ? "–" : String.valueOf(exit))));
  }

  private String where(Evidence evidence) {
    String source = words.say("source." + evidence.vantage().source().id());
    return switch (evidence.vantage().place()) {
      case Place.ApiServer _, Place.Desktop _ -> source;
      case Place.InPod p -> words.language().clauses(List.of(source, p.pod().toString()));
      case Place.OnNode n -> words.language().clauses(List.of(source, n.node()));
    };
  }
}
