package dev.podnosis.probe;

import dev.podnosis.evidence.LookupsSeen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that puts many questions in one go: a constant script, and everything variable as
 * arguments of its own. Its name, the word after the script, is what processes lists show.
 */
final class AskScript {
  /** The script's {@code $0}. */
  static final String NAME = "podnosis-ask";

  /** How many questions of one edge are under way at once. */
  static final int WIDTH = 5;

  private static final Script SCRIPT = Script.of(NAME, "ask.sh");

  private AskScript() {}

  /**
   * The command.
   *
   * @param marker a word that no output holds by chance; it begins each sample
   * @param asks the edges
   * @param samples how many questions each
   */
  static List<String> command(String marker, List<? extends Ask> asks, int samples) {
    List<String> arguments =
        new ArrayList<>(List.of(marker, Integer.toString(samples), Integer.toString(WIDTH)));
    for (int i = 0; i < asks.size(); i++) {
      arguments.addAll(arguments("q" + i, asks.get(i)));
    }
    return SCRIPT.command(arguments);
  }

  private static List<String> arguments(String id, Ask ask) {
    String address = ask.target().address();
    String port = Integer.toString(ask.target().port());
    String seconds = Integer.toString(ask.seconds());
    return switch (ask) {
      case Ask.Lookup l -> List.of(id, kind(l), address, port, l.name(), l.type(), seconds);
      case Ask.Connect c -> List.of(id, "connect", address, port, "-", "-", seconds);
      case Ask.Ping p -> List.of(id, "ping", address, port, "-", "-", seconds);
    };
  }

  /** Of a large answer, header and size are read, not the hundreds of records. */
  private static String kind(Ask.Lookup ask) {
    String transport = ask.transport().id();
    return ask.question() != LookupsSeen.Question.LARGE
        ? transport
        : ask.bufferSize() == null
            ? transport + "-large"
            : transport + "-large-" + ask.bufferSize();
  }

  /** How long the command may take at the most, with time to start and to tell. */
  static Duration limit(List<? extends Ask> asks, int samples) {
    int longest = asks.stream().mapToInt(Ask::seconds).max().orElse(1);
    int rounds = (samples + WIDTH - 1) / WIDTH;
    return Duration.ofSeconds((long) (longest + 1) * rounds + 10);
  }
}
