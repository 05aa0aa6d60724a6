package dev.podnosis.cli;

import dev.podnosis.session.Agreement;
import dev.podnosis.session.Choices;
import dev.podnosis.session.CleanUp;
import dev.podnosis.session.CleanUp.Leftover;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds and removes what earlier runs left in the cluster. */
@Command(name = "cleanup")
final class CleanUpCommand implements Callable<Integer> {
  private final Tools tools;
  private final Console console;
  private final Question questions;

  @Mixin final Shared shared = new Shared();

  @Option(names = "--kubeconfig", paramLabel = "FILE")
  @Nullable Path kubeconfig;

  @Option(names = "--context", paramLabel = "NAME", defaultValue = "")
  String context = "";

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NS",
      descriptionKey = "only-namespace",
      defaultValue = "")
  String namespace = "";

  @Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
  String format = "text";

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--trust-exec-credential")
  boolean trustExecCredential;

  CleanUpCommand(Tools tools, Console console) {
    this.tools = tools;
    this.console = console;
    this.questions = new Question(console, tools);
  }

  @Override
  public Integer call() throws UsageException, InterruptedException {
    if (!format.equals("text") && !format.equals("json")) {
      throw new UsageException("bad-format", Map.of("text", format));
    }
    return switch (open()) {
      case CleanUp.Opened.NotOpened(var why) -> {
        Refusals.say(why, console);
        yield why.usage() ? Exit.USAGE : Exit.NO_ACCESS;
      }
      case CleanUp.Opened.Ready(var cleanUp) -> {
        try (cleanUp) {
          yield clean(cleanUp);
        }
      }
    };
  }

  private CleanUp.Opened open() throws InterruptedException {
    Choices.Source.Cluster source = new Choices.Source.Cluster(kubeconfig, context);
    Set<Agreement.Point> agreed = EnumSet.noneOf(Agreement.Point.class);
    if (trustExecCredential) {
      agreed.add(Agreement.Point.RUN_CREDENTIAL_PLUGIN);
    }
    CleanUp.Opened opened = tools.cleanUps().open(source, namespace, agreed);
    if (questions.possible()
        && opened instanceof CleanUp.Opened.NotOpened(var why)
        && !why.asks().isEmpty()) {
      Set<Agreement.Point> more = Refusals.agreed(why, console, questions);
      agreed.addAll(more);
      return more.isEmpty() ? opened : tools.cleanUps().open(source, namespace, agreed);
    }
    return opened;
  }

  private int clean(CleanUp cleanUp) throws InterruptedException {
    CleanUp.Search search = cleanUp.search();
    CleanUpLines lines = new CleanUpLines(console, tools.clock().instant());
    search.found().forEach(lines::found);
    List<Leftover> removable = search.found().stream().filter(Leftover::removable).toList();
    List<CleanUpResult.Item> items = new ArrayList<>();
    boolean agreed = removable.isEmpty() || agreed(removable.size(), cleanUp.server());
    for (Leftover leftover : search.found()) {
      items.add(leftover.removable() && agreed ? remove(cleanUp, leftover) : kept(leftover));
    }
    CleanUpResult result = new CleanUpResult(cleanUp.server(), items, search.unseen());
    console.result(format.equals("json") ? result.json() : lines.summary(result));
    return result.exit();
  }

  private boolean agreed(int count, String server) {
    // Without a terminal nobody can answer, and the command itself says what is wanted.
    return yes
        || !questions.possible()
        || questions.agreed("cleanup.ask", Map.of("count", count, "server", server));
  }

  private CleanUpResult.Item remove(CleanUp cleanUp, Leftover leftover)
      throws InterruptedException {
    console.say("removing", Map.of("what", "Pod " + leftover.pod()));
    String problem = cleanUp.remove(leftover);
    console.say(
        problem.isEmpty() ? "removed" : "cleanup.failed",
        Map.of("what", "Pod " + leftover.pod(), "why", problem));
    return CleanUpResult.Item.of(leftover, problem.isEmpty(), problem);
  }

  private CleanUpResult.Item kept(Leftover leftover) {
    return CleanUpResult.Item.of(
        leftover, false, leftover.removable() ? "" : console.text("cleanup.stays", Map.of()));
  }
}
