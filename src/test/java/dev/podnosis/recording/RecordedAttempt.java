package dev.podnosis.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One attempt of a recorded tool at one server, in the words of that tool.
 *
 * @param kind {@code udp} and {@code tcp} (questions), {@code ping}, {@code connect}
 * @param address the server
 * @param port its port; 0 for an echo
 * @param name the name that was asked for, {@code *.zone} for a fresh label; empty where none was
 * @param millis how long it took
 * @param exit the tool's exit status
 * @param output what it printed
 */
record RecordedAttempt(
    String kind, String address, int port, String name, double millis, int exit, String output) {
  private static final Pattern SERVER =
      Pattern.compile("(?m)^;; (?:SERVER: |communications error to )([0-9a-f.:]+)#53");
  private static final Pattern QUESTION = Pattern.compile("(?m)^;([^;\\s]+)\\s+IN\\s+A$");
  private static final Pattern REPLY = Pattern.compile("(?m)^\\d+ bytes from .*$");
  private static final Pattern TRANSMITTED =
      Pattern.compile("(?m)^(\\d+) packets transmitted, (\\d+) ");
  private static final Pattern SAMPLE =
      Pattern.compile("(\\d+) ms exit (\\d+) (?:status: ([A-Z]+)|timed out)");

  /** What was tried, without what came of it. */
  record Edge(String kind, String address, int port, String name) {}

  Edge edge() {
    return new Edge(kind, address, port, name);
  }

  /** Whether this is what an edge of {@code ask.sh} would have tried. */
  boolean answers(String kind, String address, String port, String name) {
    return this.kind.equals(kind)
        && this.address.equals(address)
        && (this.port == 0 || port.equals(Integer.toString(this.port)))
        && (this.name.isEmpty() || this.name.equals(bare(name)));
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }

  /**
   * What a command tried; nothing where it tried no server by itself or does not tell which.
   *
   * @param command a recorded command, without what entered the network namespace
   */
  static Stream<RecordedAttempt> of(List<String> argv, RecordedCommand command) {
    String output = command.stdout() + command.stderr();
    return switch (argv.getFirst()) {
      case "dig" -> dig(argv, command, output).stream();
      case "nslookup" -> nslookup(argv, command, output).stream();
      case "ping" -> pings(argv, output);
      case "nc" ->
          Stream.of(
              new RecordedAttempt(
                  "connect",
                  argv.get(argv.size() - 2),
                  Integer.parseInt(argv.getLast()),
                  "",
                  command.millis(),
                  command.exit(),
                  output));
      default -> Stream.of();
    };
  }

  /**
   * A question for exactly one name. Along a search path dig tells only the last name that got an
   * answer; where none came it was the first of the path that got none, another than the typed one.
   */
  private static List<RecordedAttempt> dig(
      List<String> argv, RecordedCommand command, String output) {
    Matcher server = SERVER.matcher(output);
    Matcher question = QUESTION.matcher(output);
    String name = bare(argv.getLast());
    boolean asked = question.find();
    boolean other = asked ? !bare(question.group(1)).equals(name) : argv.contains("+search");
    if (!server.find() || other) {
      return List.of();
    }
    String kind = argv.contains("+tcp") ? "tcp" : "udp";
    return output.contains("retrying in TCP")
        ? List.of()
        : List.of(
            new RecordedAttempt(
                kind, server.group(1), 53, name, command.millis(), command.exit(), output));
  }

  /** BusyBox names its server only where that answered; the recorded pods have one. */
  private static List<RecordedAttempt> nslookup(
      List<String> argv, RecordedCommand command, String output) {
    return output.contains("no servers could be reached")
        ? List.of(
            new RecordedAttempt(
                "udp",
                "10.96.0.10",
                53,
                bare(argv.getLast()),
                command.millis(),
                command.exit(),
                output))
        : List.of();
  }

  /** Each echo as a run of its own. */
  private static Stream<RecordedAttempt> pings(List<String> argv, String output) {
    Matcher sent = TRANSMITTED.matcher(output);
    if (!sent.find()) {
      return Stream.of();
    }
    List<RecordedAttempt> echoes = new ArrayList<>();
    List<String> replies = REPLY.matcher(output).results().map(r -> r.group()).toList();
    for (int i = 0; i < Integer.parseInt(sent.group(1)); i++) {
      boolean back = i < replies.size();
      echoes.add(
          new RecordedAttempt(
              "ping",
              argv.getLast(),
              0,
              "",
              1,
              back ? 0 : 1,
              (back ? replies.get(i) + "\n" : "")
                  + "1 packets transmitted, "
                  + (back ? 1 : 0)
                  + " received"));
    }
    return echoes.stream();
  }

  /**
   * The 20 samples of one edge that were taken again later. Of each only status and time were kept,
   * so that no more is said here: no flags but that of a response, no records.
   *
   * @param lines such as {@code # target: 10.96.0.10 udp} and {@code 16 ms exit 0 status: NOERROR}
   */
  static Stream<RecordedAttempt> ofMatrix(List<String> lines) {
    String[] target = lines.get(1).substring("# target: ".length()).split(" ");
    boolean external = lines.get(2).startsWith("# question: one random label under example.com");
    String name = external ? "*.example.com" : "kubernetes.default.svc.cluster.local";
    return lines.stream()
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .map(
            m ->
                new RecordedAttempt(
                    target[1],
                    target[0],
                    53,
                    name,
                    Double.parseDouble(m.group(1)),
                    Integer.parseInt(m.group(2)),
                    m.group(3) == null
                        ? ";; communications error to "
                            + target[0]
                            + "#53: timed out\n"
                            + ";; no servers could be reached"
                        : ";; ->>HEADER<<- opcode: QUERY, status: "
                            + m.group(3)
                            + ", id: 0\n"
                            + ";; flags: qr;\n"
                            + ";; Query time: "
                            + m.group(1)
                            + " msec"));
  }
}
