package dev.podnosis.cli;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.catalogue.OpenText;
import dev.podnosis.catalogue.RemedyEntry;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.StepId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints causes, steps and remedies. */
@Command(name = "knowledge")
final class KnowledgeCommand implements Callable<Integer> {
  private final Tools tools;
  private final Console console;

  @Mixin final Shared shared = new Shared();

  @Parameters(paramLabel = "list|show ID", arity = "0..2", descriptionKey = "list")
  List<String> words = List.of();

  KnowledgeCommand(Tools tools, Console console) {
    this.tools = tools;
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException {
    if (words.isEmpty() || words.equals(List.of("list"))) {
      list();
      return Exit.NO_PROBLEM;
    }
    if (words.size() == 2 && words.getFirst().equals("show")) {
      show(words.get(1));
      return Exit.NO_PROBLEM;
    }
    throw new UsageException("knowledge-usage", Map.of());
  }

  private void list() {
    StringBuilder text = new StringBuilder();
    for (StepId step : StepId.values()) {
      row(text, step.id(), open().of(tools.catalogue().step(step).title()));
    }
    text.append('\n');
    for (CauseEntry cause : tools.catalogue().causes()) {
      row(text, cause.id().id(), open().of(cause.title()));
    }
    console.result(text.toString().stripTrailing());
  }

  /** Ids in a column: the longest is {@code statefulset-service-name-mismatch}. */
  private static void row(StringBuilder text, String id, String title) {
    text.append(String.format("%-34s %s%n", id, title));
  }

  private void show(String id) throws UsageException {
    Optional<StepId> step = StepId.byId(id);
    if (step.isPresent()) {
      console.result(text(step.get()));
      return;
    }
    CauseEntry cause =
        tools.catalogue().causes().stream()
            .filter(c -> c.id().id().equals(id))
            .findFirst()
            .orElseThrow(() -> new UsageException("knowledge-unknown", Map.of("id", id)));
    console.result(text(cause));
  }

  private String text(StepId id) {
    Catalogue catalogue = tools.catalogue();
    Flowchart.Step step = catalogue.flowchart().step(id);
    StringBuilder text = new StringBuilder();
    text.append(id.id()).append("  ").append(open().of(catalogue.step(id).title()));
    text.append("\n\n").append(open().of(catalogue.step(id).why())).append('\n');
    heading(text, step.probes().isEmpty(), "knowledge.looks-at");
    step.probes()
        .forEach(p -> text.append("  ").append(open().of(catalogue.probe(p))).append('\n'));
    heading(text, step.causes().isEmpty(), "knowledge.settles");
    step.causes()
        .forEach(c -> row(text.append("  "), c.id(), open().of(catalogue.cause(c).title())));
    heading(text, step.next().isEmpty(), "knowledge.leads-to");
    new TreeMap<>(step.next()).forEach((outcome, to) -> row(text.append("  "), outcome, to.id()));
    return text.toString().stripTrailing();
  }

  private void heading(StringBuilder text, boolean nothing, String key) {
    if (!nothing) {
      text.append('\n').append(console.text(key, Map.of())).append('\n');
    }
  }

  private String text(CauseEntry cause) {
    StringBuilder text = new StringBuilder();
    text.append(cause.id()).append("  ").append(open().of(cause.title())).append("\n\n");
    text.append(open().of(cause.explanation())).append('\n');
    heading(text, cause.findings().isEmpty(), "knowledge.judged-by");
    new TreeMap<>(cause.findings())
        .values()
        .forEach(f -> text.append("  ").append(open().of(f)).append('\n'));
    heading(text, cause.follows().isEmpty(), "knowledge.follows");
    cause
        .follows()
        .forEach(
            f -> row(text.append("  "), f.id(), open().of(tools.catalogue().cause(f).title())));
    heading(text, cause.remedies().isEmpty(), "knowledge.remedies");
    for (RemedyEntry remedy : cause.remedies()) {
      text.append("  • ").append(open().of(remedy.title())).append('\n');
      remedy.steps().forEach(s -> text.append("      ").append(open().of(s)).append('\n'));
      remedy
          .commands()
          .forEach(c -> text.append("      $ ").append(open().command(c)).append('\n'));
      remedy
          .rollback()
          .forEach(
              r ->
                  text.append("      ")
                      .append(console.text("knowledge.undo", Map.of("text", open().of(r))))
                      .append('\n'));
    }
    heading(text, cause.references().isEmpty(), "knowledge.references");
    cause
        .references()
        .forEach(
            r -> text.append("  ").append(r.title()).append("  ").append(r.url()).append('\n'));
    return text.toString().stripTrailing();
  }

  /** Texts that speak of no case. */
  private OpenText open() {
    return new OpenText(tools.catalogue(), console.language());
  }
}
