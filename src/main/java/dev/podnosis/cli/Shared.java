package dev.podnosis.cli;

import picocli.CommandLine.Option;

/** Options that every command has. */
final class Shared {
  @Option(names = "--lang", paramLabel = "zh|en")
  String lang = "";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true)
  boolean help;
}
