package dev.podnosis.cli;

import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.catalogue.RemedyEntry;
import dev.podnosis.catalogue.Text;
import dev.podnosis.diagnosis.StepId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      text.append(step.id())
          .append("  ")
          .append(open(tools.catalogue().step(step).title()))
          .append('\n');
    }
    text.append('\n');
    for (CauseEntry cause : tools.catalogue().causes()) {
      text.append(cause.id()).append("  ").append(open(cause.title())).append('\n');
    }
    console.result(text.toString().stripTrailing());
  }

  private void show(String id) throws UsageException {
    Optional<StepId> step = StepId.byId(id);
    if (step.isPresent()) {
      console.result(
          open(tools.catalogue().step(step.get()).title())
              + "\n\n"
              + open(tools.catalogue().step(step.get()).why()));
      return;
    }
    CauseEntry cause =
        tools.catalogue().causes().stream()
            .filter(c -> c.id().id().equals(id))
            .findFirst()
            .orElseThrow(() -> new UsageException("knowledge-unknown", Map.of("id", id)));
    console.result(text(cause));
  }

  private String text(CauseEntry cause) {
    StringBuilder text = new StringBuilder();
    text.append(cause.id()).append("  ").append(open(cause.title())).append("\n\n");
    text.append(open(cause.explanation())).append('\n');
    for (RemedyEntry remedy : cause.remedies()) {
      text.append("\n• ").append(open(remedy.title())).append('\n');
      remedy.steps().forEach(s -> text.append("   ").append(open(s)).append('\n'));
      remedy.commands().forEach(c -> text.append("   $ ").append(c).append('\n'));
    }
    cause
        .references()
        .forEach(r -> text.append('\n').append(r.title()).append("  ").append(r.url()));
    return text.toString().stripTrailing();
  }

  /** A text whose places stay open: it speaks of no case. */
  private String open(Text text) {
    return text.sentence(console.language()).pattern();
  }
}
