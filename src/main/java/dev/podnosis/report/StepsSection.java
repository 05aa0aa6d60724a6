package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.StepResult;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Phrase;
import dev.podnosis.report.page.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The procedure step by step, each with its state and what was seen in it. */
final class StepsSection {
  private final Diagnosis diagnosis;
  private final ReportWords words;
  private final Set<String> told = new HashSet<>();

  StepsSection(Diagnosis diagnosis, ReportWords words) {
    this.diagnosis = diagnosis;
    this.words = words;
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Table(
            List.of(
                new Table.Column(words.say("column.step"), 48),
                new Table.Column(words.say("column.status"), 52)),
            diagnosis.steps().stream().map(this::step).toList()));
    diagnosis.steps().forEach(s -> evidence(s, blocks));
    rest(blocks);
    return Section.plain("steps", words.say("part.steps"), Section.Layout.NEW_PAGE, blocks);
  }

  private Table.Row step(StepResult step) {
    Phrase status = Phrase.plain(words.diagnosis().outcome(step));
    StepResult.Reason reason = step.reason();
    return new Table.Row(
        ReportWords.mark(step),
        "",
        List.of(
            Phrase.plain(words.diagnosis().step(step.id())),
            reason == null
                ? status
                : status.and(Phrase.muted(" — " + words.diagnosis().reason(step)))));
  }

  private void evidence(StepResult step, List<Block> blocks) {
    List<Evidence> shown =
        diagnosis.caseFile().evidence().stream()
            .filter(e -> step.evidence().contains(e.id()) && told.add(e.id()))
            .toList();
    table(words.diagnosis().step(step.id()), shown, blocks);
    if (step.id() == StepId.CHECK_COREDNS_PODS) {
      blocks.addAll(new ReplicaBlocks(diagnosis.caseFile(), words).blocks());
      blocks.addAll(new CountedBlocks(diagnosis.caseFile(), words).blocks());
    } else if (step.id() == StepId.CHECK_POD_DNS_CONFIG) {
      blocks.addAll(new ClientLookupBlocks(diagnosis.caseFile(), words).blocks());
    } else if (step.id() == StepId.REPRODUCIBLE
        && new Facts(diagnosis.caseFile()).answerDiffers()) {
      blocks.add(Block.Paragraph.plain(words.say("tries.differ")));
    } else if (step.id() == StepId.CHECK_QUERY_LOG) {
      blocks.addAll(new QueryLogBlocks(diagnosis.caseFile(), words).blocks());
    }
  }

  /** Evidence that no step asked for, such as what a user added. */
  private void rest(List<Block> blocks) {
    List<Evidence> rest =
        diagnosis.caseFile().evidence().stream().filter(e -> told.add(e.id())).toList();
    table(words.say("heading.further"), rest, blocks);
  }

  private void table(String heading, List<Evidence> shown, List<Block> blocks) {
    if (!shown.isEmpty()) {
      EvidenceRows rows = new EvidenceRows(words, true);
      blocks.add(new Block.Heading(heading));
      blocks.add(new Table(rows.columns(), shown.stream().map(rows::row).toList()));
    }
  }
}
