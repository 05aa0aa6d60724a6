package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogExcerptTest {
  private static LogExcerpt excerpt(String text, int room) throws IOException {
    ExcerptStream stream = new ExcerptStream(new ByteArrayInputStream(text.getBytes(UTF_8)), room);
    byte[] through = stream.readAllBytes();
    assertEquals(text, new String(through, UTF_8));
    return stream.excerpt();
  }

  @Test
  void aShortLogIsKeptWhole() throws IOException, InterruptedException {
    LogExcerpt excerpt = excerpt(Logs.text(Logs.UNREACHABLE), 1 << 20);
    assertTrue(excerpt.complete());
    LogSummary whole = Logs.recorded(Logs.UNREACHABLE);
    LogSummary kept = excerpt.summary(LogOptions.of("coredns-1"));
    assertEquals(whole.rcodes(), kept.rcodes());
    assertEquals(whole.latency().buckets(), kept.latency().buckets());
    assertEquals(whole.rcodeTimes(), kept.rcodeTimes());
    assertEquals(whole.kinds(), kept.kinds());
    assertEquals(whole.upstreamErrors(), kept.upstreamErrors());
  }

  @Test
  void aLongLogIsThinnedAndScaledUpAndFailuresStay() throws IOException, InterruptedException {
    String ok = Logs.text(Logs.QUERIES_A).repeat(10);
    String text = ok + Logs.text(Logs.UNREACHABLE);
    LogExcerpt excerpt = excerpt(text, 100_000);
    assertFalse(excerpt.complete());
    assertTrue(excerpt.answered().length() <= 100_000);
    assertEquals(1, excerpt.othersEvery());
    LogSummary whole = Logs.analyse(text);
    LogSummary kept = excerpt.summary(LogOptions.of("coredns-1"));
    assertEquals(whole.rcode("-"), kept.rcode("-"));
    assertEquals(whole.rcode("NOERROR"), kept.rcode("NOERROR"), whole.rcode("NOERROR") * 0.1);
    assertEquals(whole.rcode("NXDOMAIN"), kept.rcode("NXDOMAIN"), whole.rcode("NXDOMAIN") * 0.1);
    assertEquals(kept.coverage().queries(), kept.latency().count());
  }

  @Test
  void linesComeInOrderOfTimeAndNotMoreThanWanted() throws IOException, InterruptedException {
    LogExcerpt excerpt = excerpt(Logs.text(Logs.UNREACHABLE), 1 << 20);
    LogLines lines = excerpt.lines(LogOptions.of("coredns-1"), 100);
    assertEquals(100, lines.lines().size());
    assertTrue(lines.more());
    List<Instant> times = lines.lines().stream().map(e -> Objects.requireNonNull(e.at())).toList();
    assertEquals(times.stream().sorted().toList(), times);
    LogFilter errors =
        LogFilter.ALL.between(
            Instant.parse("2026-11-23T07:37:00Z"), Instant.parse("2026-11-23T07:37:10Z"));
    LogLines some = excerpt.lines(LogOptions.of("coredns-1").withFilter(errors), 1000);
    assertTrue(some.lines().stream().anyMatch(e -> e.line() instanceof LogLine.PluginError));
    assertTrue(
        some.lines().stream()
            .allMatch(
                e -> Objects.requireNonNull(e.at()).toString().startsWith("2026-11-23T07:37:0")));
  }

  @Test
  void aFilterLeavesMessagesOutWhereOnlyQueriesFit() {
    LogFilter name = LogFilter.ALL.ofName("www.example.com.");
    LogSummary log = analyse(Logs.text(Logs.UNREACHABLE), name);
    assertEquals(0, log.coverage().messages());
    assertEquals(207, log.coverage().queries());
    assertEquals(1663, log.coverage().lines());
  }

  private static LogSummary analyse(String text, LogFilter filter) {
    try {
      return LogAnalyser.analyse(
          new ByteArrayInputStream(text.getBytes(UTF_8)),
          LogOptions.of("coredns-1").withFilter(filter));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "coredns-68d5d8dc75-b98n2.timestamps.log, coredns-68d5d8dc75-b98n2",
    "/tmp/x/coredns-7.previous.log.gz, coredns-7",
    "/var/log/pods/kube-system_coredns-68d5d8dc75-b98n2_0f6d2a1c-1111-2222-3333-444455556666/coredns/0.log,"
        + " coredns-68d5d8dc75-b98n2",
    "/var/log/pods/kube-system_coredns-68d5d8dc75-b98n2_0f6d2a1c-1111-2222-3333-444455556666/coredns/0.log.20261123-063024.gz,"
        + " coredns-68d5d8dc75-b98n2",
    "/var/log/containers/coredns-68d5d8dc75-b98n2_kube-system_coredns-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.log,"
        + " coredns-68d5d8dc75-b98n2",
    "C:\\logs\\coredns.txt, coredns",
    "log, log",
  })
  void aFileNamesItsReplica(String path, String replica) {
    assertEquals(replica, ReplicaName.ofFile(path));
  }
}
