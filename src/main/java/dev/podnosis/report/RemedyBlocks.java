package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Facts.Fact;
import dev.podnosis.report.page.Phrase;
import java.util.ArrayList;
import java.util.List;

/** What to do about a cause, best first: steps, commands, patch, risk, undo, how to verify. */
final class RemedyBlocks {
  private final ReportWords words;
  private final ReportOptions options;

  RemedyBlocks(ReportWords words, ReportOptions options) {
    this.words = words;
    this.options = options;
  }

  /** Each remedy by itself. */
  List<List<Block>> of(Judged cause) {
    List<List<Block>> remedies = new ArrayList<>();
    for (Wording.RemedyWords remedy : words.diagnosis().remedies(cause)) {
      List<Block> blocks = new ArrayList<>();
      blocks.add(
          new Block.Heading(
              words.say(
                  "heading.fix",
                  "number",
                  remedies.size() + 1,
                  "kind",
                  words.say("kind-in." + remedy.kind().id()),
                  "title",
                  remedy.title())));
      blocks.addAll(remedy(remedy));
      blocks.add(new Block.Facts(facts(remedy, cause)));
      remedies.add(blocks);
    }
    return remedies;
  }

  private List<Block> remedy(Wording.RemedyWords remedy) {
    List<Block> blocks = new ArrayList<>();
    if (remedy.steps().size() == 1) {
      blocks.add(Block.Paragraph.plain(remedy.steps().getFirst()));
    } else if (!remedy.steps().isEmpty()) {
      blocks.add(new Block.Bullets(remedy.steps().stream().map(Phrase::plain).toList(), true));
    }
    if (!remedy.commands().isEmpty()) {
      blocks.add(new Block.Listing(String.join("\n", remedy.commands())));
    }
    Patch patch = remedy.patch();
    if (patch != null) {
      blocks.add(Block.Paragraph.aside(words.say("patch", "target", patch.target())));
      blocks.add(new Block.Diff(patch.diff()));
    }
    return blocks;
  }

  private List<Fact> facts(Wording.RemedyWords remedy, Judged cause) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(words.say("column.risk"), Phrase.plain(words.say("risk." + remedy.risk().id()))));
    if (!remedy.rollback().isEmpty()) {
      facts.add(
          new Fact(words.say("undo"), Phrase.plain(words.language().text(remedy.rollback()))));
    }
    StepId.byId(remedy.verify())
        .ifPresent(
            s ->
                facts.add(
                    new Fact(
                        words.say("verify"),
                        Phrase.plain(words.say("verify-by", "step", words.diagnosis().step(s))))));
    Diagnosis again = options.verified();
    if (again != null) {
      Judged now = again.cause(cause.id());
      facts.add(
          new Fact(
              words.say("verified"),
              Phrase.plain(
                  words.say(
                      "verified-now",
                      "time",
                      words.time(again.caseFile().run().finishedAt()),
                      "before",
                      words.verdict(cause),
                      "after",
                      words.verdict(now)))));
    }
    return facts;
  }
}
