package dev.podnosis.demo.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The script {@code podnosis-ask}: marker, samples, width, then seven words for each edge. Edges
 * run side by side and samples of an edge {@code width} at a time, so the whole takes as long as
 * its slowest edge.
 */
final class AskTool implements Program {
  private static final int EDGE_WORDS = 7;

  private final Programs programs;

  AskTool(Programs programs) {
    this.programs = programs;
  }

  @Override
  public int run(Call call) throws InterruptedException {
    List<String> args = call.args();
    int samples = Integer.parseInt(args.get(1));
    int width = Integer.parseInt(args.get(2));
    Duration longest = Duration.ZERO;
    List<String> texts = new ArrayList<>();
    for (int i = 3; i + EDGE_WORDS <= args.size(); i += EDGE_WORDS) {
      List<String> edge = args.subList(i, i + EDGE_WORDS);
      Duration took = Duration.ZERO;
      for (int k = 0; k < samples; k += width) {
        Duration round = Duration.ZERO;
        for (int j = k; j < Math.min(samples, k + width); j++) {
          Sample sample = new Sample();
          texts.add(sample(call, args.getFirst(), edge, sample));
          round = max(round, sample.took);
        }
        took = took.plus(round);
      }
      longest = max(longest, took);
    }
    call.pause(longest);
    texts.forEach(call::out);
    return 0;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private String sample(Call call, String marker, List<String> edge, Sample sample)
      throws InterruptedException {
    String name = edge.get(4);
    if (name.startsWith("*.")) {
      byte[] label = new byte[6];
      ThreadLocalRandom.current().nextBytes(label);
      name = "pd" + HexFormat.of().formatHex(label) + name.substring(1);
    }
    List<String> argv = argv(edge, name);
    int exit;
    try {
      exit =
          programs.run(
              new Call(
                  argv.getFirst(),
                  argv.subList(1, argv.size()),
                  call.setting(),
                  "",
                  sample,
                  time -> sample.took = sample.took.plus(time)));
    } catch (MissingProgramException e) {
      exit = 127;
      sample.out("sh: " + argv.getFirst() + ": not found");
    }
    return "%s %s %d %s\n%s\n"
        .formatted(marker, edge.get(0), exit, name, sample.text.toString().stripTrailing());
  }

  private static List<String> argv(List<String> edge, String name) {
    String address = edge.get(2);
    String port = edge.get(3);
    String seconds = edge.get(6);
    return switch (edge.get(1)) {
      case "connect" -> List.of("nc", "-z", "-v", "-w", seconds, address, port);
      case "ping" -> List.of("ping", "-c", "1", "-W", seconds, address);
      default -> dig(edge, name);
    };
  }

  /** {@code udp}, {@code tcp}, {@code udp-large-SIZE} or {@code tcp-large}. */
  private static List<String> dig(List<String> edge, String name) {
    String[] kind = edge.get(1).split("-", 3);
    List<String> argv = new ArrayList<>(List.of("dig", "-u", "+tries=1", "+time=" + edge.get(6)));
    argv.addAll(kind[0].equals("tcp") ? List.of("+tcp") : List.of("+notcp", "+ignore"));
    if (kind.length > 1) {
      argv.addAll(List.of("+noanswer", "+dnssec"));
    }
    if (kind.length > 2) {
      argv.add("+bufsize=" + kind[2]);
    }
    argv.addAll(List.of("@" + edge.get(2), "-p", edge.get(3), "-t", edge.get(5), "-q", name));
    return argv;
  }

  /** What one sample wrote, and how long it would have taken. */
  private static final class Sample implements Output {
    private final StringBuilder text = new StringBuilder();
    private Duration took = Duration.ZERO;

    @Override
    public void out(String written) {
      text.append(written);
    }

    @Override
    public void err(String written) {
      text.append(written);
    }
  }
}
