package dev.podnosis.cli;

import dev.podnosis.catalogue.Language;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;

/** The commands of docs/CLI.md: reads the arguments, runs the command, gives the exit status. */
public final class CommandLineTool {
  private final Tools tools;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * The command line.
   *
   * @param tools what the commands work with
   * @param out standard output
   * @param err standard error
   */
  public CommandLineTool(Tools tools, PrintStream out, PrintStream err) {
    this.tools = tools;
    this.out = out;
    this.err = err;
  }

  /** Runs a command; returns its exit status. */
  public int run(String... args) {
    Console console = new Console(out, err, language(args));
    List<String> words = List.of(args);
    if (LogsCommand.isOfFilesOnly(words)) {
      return logs(words.subList(1, words.size()), console);
    }
    CommandLine commands = commands(console);
    commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setParameterExceptionHandler(
        (e, a) -> {
          Misuse misuse = Misuse.of(e);
          console.say(misuse.code(), misuse.args());
          console.say(
              "usage.help", Map.of("command", e.getCommandLine().getCommandSpec().qualifiedName()));
          return Exit.USAGE;
        });
    commands.setExecutionExceptionHandler(
        (e, c, r) -> {
          if (e instanceof UsageException || e instanceof InterruptedException) {
            return failed(e, console);
          }
          throw e;
        });
    commands.setResourceBundle(new Help(console.language()));
    return commands.execute(args);
  }

  /** Begins to read at once: a log may be gigabytes, and the other commands need not be known. */
  private int logs(List<String> files, Console console) {
    LogsCommand command = new LogsCommand(tools, console);
    command.files = files;
    try {
      return command.call();
    } catch (UsageException | InterruptedException e) {
      return failed(e, console);
    }
  }

  private CommandLine commands(Console console) {
    CommandLine root = new CommandLine(new RootCommand(tools, console));
    root.addSubcommand("gui", new GuiCommand(tools));
    root.addSubcommand("diagnose", new DiagnoseCommand(tools, console));
    root.addSubcommand("collect", new CollectCommand(tools, console));
    root.addSubcommand("cleanup", new CleanUpCommand(tools, console));
    root.addSubcommand("resolve", new ResolveCommand(console));
    root.addSubcommand("logs", new LogsCommand(tools, console));
    root.addSubcommand("lint", new LintCommand(tools, console));
    CommandLine demo = new CommandLine(new DemoCommand(console));
    demo.addSubcommand("list", new DemoCommand.ListCommand(console));
    demo.addSubcommand("serve", new DemoCommand.ServeCommand(tools, console));
    root.addSubcommand("demo", demo);
    root.addSubcommand("knowledge", new KnowledgeCommand(tools, console));
    return root;
  }

  private static int failed(Exception e, Console console) {
    if (e instanceof UsageException usage) {
      console.say(usage.code(), usage.args());
      return Exit.USAGE;
    }
    Thread.currentThread().interrupt();
    return Exit.INCONCLUSIVE;
  }

  /** The language is needed before the options are read: for what is wrong with them, too. */
  private static Language language(String[] args) {
    List<String> words = Arrays.asList(args);
    int at = words.indexOf("--lang");
    String chosen =
        at >= 0 && at + 1 < words.size()
            ? words.get(at + 1)
            : words.stream()
                .filter(w -> w.startsWith("--lang="))
                .map(w -> w.substring(7))
                .findFirst()
                .orElse("");
    return Language.of(chosen).orElse(Language.forLocale(Locale.getDefault()));
  }
}
