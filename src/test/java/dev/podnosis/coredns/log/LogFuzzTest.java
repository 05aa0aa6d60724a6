package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.Mutations;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Damaged logs: every line is accounted for, nothing is thrown, and the summary stays small. */
class LogFuzzTest {
  private static final int ROUNDS = 120;

  private static byte[] seed(String recording) {
    byte[] log = Logs.bytes(recording);
    int cut = Math.min(log.length, 30_000);
    while (cut < log.length && log[cut - 1] != '\n') {
      cut--;
    }
    return Arrays.copyOf(log, cut);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Logs.QUERIES_A,
        Logs.UNREACHABLE,
        Logs.REFUSES,
        Logs.NODE_CACHE,
        Logs.LOOP,
        Logs.UNKNOWN_DIRECTIVE
      })
  void damagedLogsAreAccountedFor(String recording) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          byte[] original = seed(recording);
          for (int round = 0; round < ROUNDS; round++) {
            check(new Mutations(round * 31L + recording.hashCode()).of(original));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"cri", "docker", "plain"})
  void damagedWrappersAreAccountedFor(String wrapper) {
    String text = new String(seed(Logs.UNREACHABLE), UTF_8);
    String wrapped =
        switch (wrapper) {
          case "cri" -> text.replaceAll("(?m)^(\\S+) ", "$1 stdout F ");
          case "docker" ->
              text.replace("\"", "\\\"")
                  .replaceAll("(?m)^(\\S+) (.*)$", "{\"log\":\"$2\\\\n\",\"time\":\"$1\"}");
          default -> text.replaceAll("(?m)^\\S+ ", "");
        };
    for (int round = 0; round < ROUNDS; round++) {
      check(new Mutations(round).of(wrapped.getBytes(UTF_8)));
    }
  }

  private static void check(byte[] log) {
    LogSummary summary = Logs.analyse(log);
    Coverage c = summary.coverage();
    long newlines = new String(log, ISO_8859_1).chars().filter(x -> x == '\n').count();
    assertTrue(c.lines() >= newlines && c.lines() <= newlines + 1, c + " " + newlines);
    assertEquals(log.length, c.bytes());
    // A cut line may count as its parts; an empty payload counts as empty, whatever wraps it.
    long counted = c.empty() + c.queries() + c.messages() + c.continuations() + c.unparsed();
    assertTrue(counted <= c.lines() + c.cut(), c.toString());
    assertTrue(counted + c.cut() >= c.lines(), c.toString());
    assertEquals(c.queries(), summary.rcodes().values().stream().mapToLong(Long::longValue).sum());
    assertEquals(c.queries(), summary.latency().count());
    String json = JsonMapper.shared().writeValueAsString(summary);
    assertTrue(json.length() < 3_000_000, "summary of " + json.length());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void singleDamagedLinesAreRead(long seed) {
    LogLineParser parser = new LogLineParser();
    Mutations mutations = new Mutations(seed);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.writeBytes(seed(Logs.UNREACHABLE));
    lines.writeBytes(seed(Logs.NODE_CACHE));
    byte[] all = lines.toByteArray();
    for (int round = 0; round < 20; round++) {
      new String(mutations.of(all), UTF_8)
          .lines()
          .forEach(l -> assertTrue(parser.parse(l).replica().length() < 1000));
    }
  }
}
