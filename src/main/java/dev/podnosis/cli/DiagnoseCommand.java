package dev.podnosis.cli;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.report.ResultJson;
import dev.podnosis.report.TextReport;
import dev.podnosis.report.Wording;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the whole procedure without a window. */
@Command(name = "diagnose")
final class DiagnoseCommand implements Callable<Integer> {
  private final Tools tools;
  private final Console console;

  @Mixin final Shared shared = new Shared();
  @Mixin final DiagnoseOptions options = new DiagnoseOptions();

  @Option(names = "--report", paramLabel = "FILE")
  final List<Path> reports = new ArrayList<>();

  @Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
  String format = "text";

  DiagnoseCommand(Tools tools, Console console) {
    this.tools = tools;
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException, InterruptedException {
    if (!format.equals("text") && !format.equals("json")) {
      throw new UsageException("bad-format", Map.of("text", format));
    }
    ReportFiles files = new ReportFiles(reports, tools.zone());
    Choices choices = options.choices(tools.clock().instant(), tools.zone());
    return new SessionRun(tools, console, options.yes)
        .run(
            choices,
            options.limit(),
            result ->
                switch (result) {
                  case SessionRun.Result.NotOpened n -> refused(choices, n.why());
                  case SessionRun.Result.Walked w -> told(w.diagnosis(), files);
                });
  }

  private int told(Diagnosis diagnosis, ReportFiles files) {
    Wording words = console.wording(tools.catalogue());
    console.result(
        format.equals("json")
            ? new ResultJson(words).text(diagnosis)
            : TextReport.of(diagnosis, words));
    for (Path file : reports) {
      try {
        files.write(file, diagnosis, words);
        console.say("report-written", Map.of("file", file.toString()));
      } catch (IOException e) {
        console.say(
            "report-failed",
            Map.of("file", file.toString(), "why", String.valueOf(e.getMessage())));
      }
    }
    return Exit.of(diagnosis.outcome());
  }

  private int refused(Choices choices, Opening.Refused why) {
    String message = Refusals.words(why, console);
    if (!why.usage() && format.equals("json")) {
      ResultJson json = new ResultJson(console.wording(tools.catalogue()));
      console.result(
          json.text(
              json.failed(
                  SessionRun.notBegun(choices, tools.clock().instant(), tools.version()),
                  message)));
    }
    Refusals.say(why, console);
    return why.usage() ? Exit.USAGE : Exit.NO_ACCESS;
  }
}
