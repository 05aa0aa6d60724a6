package dev.podnosis.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Puts the help texts into the language of the user. */
final class Help {
  private Help() {}

  static void translate(CommandLine command, Console console) {
    String name = command.getCommandSpec().qualifiedName(".");
    command.getCommandSpec().usageMessage().description(console.text("help." + name, Map.of()));
    for (OptionSpec option : command.getCommandSpec().options()) {
      describe(option, "help.option" + option.longestName().replaceFirst("^-+", "."), console);
    }
    for (PositionalParamSpec param : command.getCommandSpec().positionalParameters()) {
      describe(param, "help." + name + ".parameter", console);
    }
    command.getSubcommands().values().forEach(sub -> translate(sub, console));
  }

  private static void describe(ArgSpec arg, String key, Console console) {
    CommandLine.Model.CommandSpec owner = arg.command();
    if (!console.knows(key)) {
      throw new IllegalStateException("no help for " + key);
    }
    String text = console.text(key, Map.of());
    if (arg instanceof OptionSpec option) {
      owner.remove(option);
      owner.addOption(OptionSpec.builder(option).description(text).build());
    } else if (arg instanceof PositionalParamSpec param) {
      owner.remove(param);
      owner.addPositional(PositionalParamSpec.builder(param).description(text).build());
    }
  }
}
