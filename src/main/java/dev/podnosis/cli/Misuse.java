package dev.podnosis.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with the options, as a message in the user's language: picocli's own are English.
 *
 * @param code the message
 * @param args what its words need
 */
record Misuse(String code, Map<String, Object> args) {
  static Misuse of(ParameterException problem) {
    return switch (problem) {
      case UnmatchedArgumentException e -> unmatched(e.getUnmatched());
      case MissingParameterException e ->
          new Misuse("misuse.missing", Map.of("what", names(e.getMissing())));
      case OverwrittenOptionException e ->
          new Misuse("misuse.twice", Map.of("what", names(List.of(e.getOverwritten()))));
      default -> value(problem);
    };
  }

  private static Misuse unmatched(List<String> words) {
    return new Misuse("misuse.unknown", Map.of("what", String.join(" ", words)));
  }

  private static Misuse value(ParameterException problem) {
    ArgSpec option = problem.getArgSpec();
    return option == null || problem.getValue() == null
        ? new Misuse("usage", Map.of("what", String.valueOf(problem.getMessage())))
        : new Misuse("misuse.value", Map.of("what", name(option), "value", problem.getValue()));
  }

  private static List<String> names(List<ArgSpec> options) {
    return options.stream().map(Misuse::name).toList();
  }

  private static String name(ArgSpec option) {
    return option instanceof OptionSpec named ? named.longestName() : option.paramLabel();
  }
}
