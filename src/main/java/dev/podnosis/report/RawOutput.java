package dev.podnosis.report;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Section;
import java.util.ArrayList;
import java.util.List;

/** What each command brought, word for word but for secrets, cut to a bound. */
record RawOutput(CaseFile file, ReportWords words) {
  private static final int LONGEST = 4_000;
  private static final int MOST = 120_000;

  Section section() {
    List<Block> blocks = new ArrayList<>();
    int room = MOST;
    for (CommandsSection.Command command : CommandsSection.Command.of(file).toList()) {
      String output =
          Redaction.secrets(command.transcript().stdout() + "\n" + command.transcript().stderr())
              .strip();
      if (output.isEmpty() || room <= 0) {
        continue;
      }
      String cut = output.substring(0, Math.min(output.length(), Math.min(LONGEST, room)));
      room -= cut.length();
      blocks.add(
          new Block.Heading(
              command.evidence().id() + "  " + words.diagnosis().line(command.evidence())));
      blocks.add(new Block.Listing("$ " + command.transcript().command() + "\n" + cut));
      if (cut.length() < output.length() || command.transcript().truncated()) {
        blocks.add(Block.Paragraph.aside(words.say("output-cut")));
      }
    }
    return Section.plain("raw", words.say("part.raw"), Section.Layout.NEW_PAGE, blocks);
  }
}
