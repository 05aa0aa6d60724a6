package dev.podnosis.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Opens the window with choices filled in. */
@Command(name = "gui")
final class GuiCommand implements Callable<Integer> {
  private final Tools tools;

  @Mixin final Shared shared = new Shared();
  @Mixin final DiagnoseOptions options = new DiagnoseOptions();

  GuiCommand(Tools tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() throws UsageException {
    return tools.gui().open(options.choices(tools.clock().instant(), tools.zone()));
  }
}
