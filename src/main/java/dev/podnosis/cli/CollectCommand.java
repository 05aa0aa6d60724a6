package dev.podnosis.cli;

import dev.podnosis.catalogue.CaseFiles;
import dev.podnosis.diagnosis.Outcome;
import dev.podnosis.session.Choices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gathers everything the checks read and saves a case file. */
@Command(name = "collect")
final class CollectCommand implements Callable<Integer> {
  private final Tools tools;
  private final Console console;

  @Mixin final Shared shared = new Shared();
  @Mixin final DiagnoseOptions options = new DiagnoseOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.zip",
      required = true)
  Path output = Path.of("");

  CollectCommand(Tools tools, Console console) {
    this.tools = tools;
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException, InterruptedException {
    Choices choices = options.choices(tools.clock().instant(), tools.zone());
    return new SessionRun(tools, console, options.yes).run(choices, options.limit(), this::save);
  }

  private int save(SessionRun.Result result) throws UsageException {
    return switch (result) {
      case SessionRun.Result.NotOpened n -> {
        Refusals.say(n.why(), console);
        yield n.why().usage() ? Exit.USAGE : Exit.NO_ACCESS;
      }
      case SessionRun.Result.Walked w -> {
        try {
          new CaseFiles().save(w.diagnosis().caseFile(), output);
        } catch (IOException e) {
          throw new UsageException(
              "collect-failed",
              Map.of("file", output.toString(), "why", String.valueOf(e.getMessage())));
        }
        console.say("collected", Map.of("file", output.toString()));
        yield w.diagnosis().outcome() == Outcome.INCONCLUSIVE ? Exit.INCONCLUSIVE : Exit.NO_PROBLEM;
      }
    };
  }
}
