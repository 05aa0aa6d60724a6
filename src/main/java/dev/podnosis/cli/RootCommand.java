package dev.podnosis.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Without a command: opens the window. */
@Command(name = "podnosis")
final class RootCommand implements Callable<Integer> {
  private final Tools tools;
  private final Console console;

  @Mixin final Shared shared = new Shared();

  @Option(names = {"-V", "--version"})
  boolean version;

  RootCommand(Tools tools, Console console) {
    this.tools = tools;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (version) {
      console.result("podnosis " + tools.version());
      return Exit.NO_PROBLEM;
    }
    return tools.gui().open(null);
  }
}
