package dev.podnosis.recording;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.probe.ClusterReads.Executed;
import dev.podnosis.probe.Read;
import dev.podnosis.probe.Workplace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A node that says what a recorded one said: the probes' own scripts, with each command answered by
 * its recording. Each was recorded once, so a second reading is not there.
 */
final class RecordedNode implements Workplace {
  /** What a probe runs, and the same as it was recorded. */
  private static final Map<String, String> SAME =
      Map.of(
          "cat /proc/meminfo",
          "head -5 /proc/meminfo",
          "uname -r",
          "uname -a",
          "cat /proc/uptime",
          "sh -c date -u +%FT%T.%NZ; cat /proc/uptime",
          "dmesg",
          "sh -c dmesg 2>&1 | tail -40",
          "sh -c dmesg | head -n 1",
          "sh -c dmesg 2>&1 | tail -40",
          "iptables-save -t nat",
          "sh -c iptables-save -t nat | grep -E \"kube-dns|DNS|10.96.0.10|^\\*|KUBE-SEP\" | head"
              + " -120");

  private final String node;
  private final Shape shape;
  private final List<RecordedCommand> commands;

  RecordedNode(String node, Path folder, Shape shape) {
    this.node = node;
    this.shape = shape;
    this.commands = RecordedCommand.in(folder);
  }

  @Override
  public Vantage vantage() {
    return new Vantage(Source.NODE_POD, new Place.OnNode(node));
  }

  @Override
  public String kubectl(List<String> argv) {
    return "kubectl exec node-pod -- " + String.join(" ", argv);
  }

  @Override
  public Read<Executed> run(List<String> argv, Duration limit) {
    return switch (argv.size() > 3 ? argv.get(3) : "") {
      case "podnosis-node" -> ran(script(argv.subList(4, argv.size())));
      case "podnosis-find" -> ran(process(argv.get(4)));
      default ->
          new Read.Not<>(
              new NotObserved(
                  NotObserved.Reason.UNSUPPORTED, "node " + node, "not recorded: " + argv));
    };
  }

  private static Read<Executed> ran(String stdout) {
    return new Read.Got<>(new Executed(0, stdout, "", false, Duration.ofMillis(90)));
  }

  private String process(String uid) {
    return commands.stream()
        .filter(c -> c.argv().getLast().contains(uid) && c.argv().getLast().startsWith("grep -l"))
        .map(c -> c.stdout().lines().findFirst().orElse(""))
        .findFirst()
        .orElse("");
  }

  /** What {@code node.sh} would have printed. */
  private String script(List<String> words) {
    StringBuilder out = new StringBuilder();
    String marker = words.getFirst();
    Set<String> asked = new HashSet<>();
    for (int i = 1; i + 3 < words.size(); i += 3 + Integer.parseInt(words.get(i + 2))) {
      int end = i + 3 + Integer.parseInt(words.get(i + 2));
      String line = String.join(" ", words.subList(i + 3, end));
      Optional<RecordedCommand> said = asked.add(line) ? recorded(line) : Optional.empty();
      out.append('\n').append(marker).append(' ').append(words.get(i)).append('\n');
      out.append(
          matching(
              words.get(i + 1), said.map(c -> shape.said(text(c, line))).orElse("not recorded")));
      out.append('\n').append(marker).append(" exit ");
      out.append(said.map(RecordedCommand::exit).orElse(125)).append('\n');
    }
    return out.toString();
  }

  private Optional<RecordedCommand> recorded(String line) {
    String wanted = SAME.getOrDefault(line, line);
    return commands.stream().filter(c -> String.join(" ", c.argv()).equals(wanted)).findFirst();
  }

  /** The part of a recording that the probe's own command would have printed. */
  private static String text(RecordedCommand command, String line) {
    return switch (line) {
      case "uname -r" -> command.stdout().split(" ")[2];
      case "cat /proc/uptime" -> command.stdout().lines().toList().getLast();
      case "sh -c dmesg | head -n 1" -> command.stdout().lines().findFirst().orElse("");
      default -> command.stdout();
    };
  }

  private static String matching(String only, String text) {
    Pattern pattern = Pattern.compile(only.equals("-") ? "" : only);
    return text.lines().filter(l -> pattern.matcher(l).find()).collect(Collectors.joining("\n"));
  }
}
