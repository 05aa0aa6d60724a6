package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The recordings' logs give the truths their README states. */
class LogAnalyserTest {
  /** A file tells its size, a stream does not: of the one names are sampled from the start. */
  @Test
  @Tag("slow")
  void aVeryLongFileGivesWhatAStreamOfItGives(@TempDir Path dir) throws Exception {
    byte[] block = Logs.text(Logs.QUERIES_A).replaceAll("(?m)^\\S+ ", "").getBytes(UTF_8);
    Path file = dir.resolve("long.log");
    int blocks = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long size = 0; size <= 256L << 20; size += block.length) {
        out.write(block);
        blocks++;
      }
    }
    LogOptions options = LogOptions.of("coredns-1");
    try (InputStream known = new FileInputStream(file.toFile());
        InputStream unknown = new BufferedInputStream(Files.newInputStream(file))) {
      LogSummary got = LogAnalyser.analyse(known, options);
      LogSummary wanted = LogAnalyser.analyse(unknown, options);
      assertEquals(wanted.coverage(), got.coverage());
      assertEquals(wanted.rcodes(), got.rcodes());
      assertEquals(wanted.latency(), got.latency());
      assertEquals(wanted.replicas(), got.replicas());
      assertEquals(64, got.names().sampledEvery());
      TopEntry first = wanted.names().entries().getFirst();
      TopEntry same =
          got.names().entries().stream()
              .filter(e -> e.key().equals(first.key()))
              .findFirst()
              .orElseThrow();
      assertEquals(first.count(), same.count(), first.count() * 0.1);
      long pairs = blocks * Logs.recorded(Logs.QUERIES_A).addressPairs().counted();
      for (LogSummary log : List.of(got, wanted)) {
        assertTrue(log.addressPairs().estimated());
        assertEquals(pairs, log.addressPairs().total().orElseThrow(), pairs * 0.1);
      }
    }
  }

  @Test
  void countsAHealthyQueryLog() {
    LogSummary log = Logs.recorded(Logs.QUERIES_A);
    assertEquals(Map.of("NOERROR", 436L, "NXDOMAIN", 725L), log.rcodes());
    assertEquals(Coverage.Understood.COREDNS, log.coverage().understood());
    assertEquals(1161, log.coverage().lines());
    assertEquals(0, log.coverage().unparsed());
    assertEquals(Instant.parse("2026-11-23T07:41:23.206342649Z"), log.coverage().first());
    assertEquals(Instant.parse("2026-11-23T07:43:52.711880996Z"), log.coverage().last());
    assertEquals(1161, log.types().values().stream().mapToLong(Long::longValue).sum());
    assertEquals(List.of(), log.messages());
    assertTrue(log.names().exact());
    assertTrue(log.searchWaste().wasted() > 0 && log.searchWaste().wasted() <= 725);
    assertTrue(log.searchWaste().bySuffix().containsKey("shop.svc.cluster.local."));
    assertTrue(log.latency().p50Ms() > 0 && log.latency().p50Ms() <= log.latency().p99Ms());
    assertTrue(log.latency().p99Ms() <= log.latency().maxMs());
  }

  @Test
  void seesTheUpstreamThatDoesNotAnswer() {
    LogSummary log = Logs.recorded(Logs.UNREACHABLE);
    assertEquals(157, log.rcode("-"));
    assertEquals(157, log.count(LogMessage.UPSTREAM_TIMEOUT));
    UpstreamErrors errors = log.upstreamErrors().getFirst();
    assertEquals(1, log.upstreamErrors().size());
    assertEquals("10.77.0.53:53", errors.server());
    assertEquals(Map.of(ErrorCause.TIMEOUT, 157L), errors.causes());
    assertTrue(errors.names().getFirst().name().endsWith("example.com."));
    assertTrue(log.latency().maxMs() > 1999);
    assertEquals("-", log.slowest().getFirst().rcode());
    assertEquals(20, log.slowest().size());
  }

  @Test
  void countsMessagesInsideAWindow() {
    LogSummary log = Logs.recorded(Logs.UNREACHABLE);
    MessageSummary timeouts = log.message(LogMessage.UPSTREAM_TIMEOUT).orElseThrow();
    assertNotNull(timeouts.first());
    assertNotNull(timeouts.last());
    TimeCounts.Range all =
        log.count(
            LogMessage.UPSTREAM_TIMEOUT,
            Instant.parse("2026-11-23T07:00:00Z"),
            Instant.parse("2026-11-23T08:00:00Z"));
    assertEquals(new TimeCounts.Range(157, 157), all);
    assertEquals(
        new TimeCounts.Range(0, 0),
        log.count(
            LogMessage.UPSTREAM_TIMEOUT,
            Instant.parse("2026-11-23T08:00:00Z"),
            Instant.parse("2026-11-23T09:00:00Z")));
    TimeCounts.Range part =
        log.count(
            LogMessage.UPSTREAM_TIMEOUT,
            Instant.parse("2026-11-23T07:36:30Z"),
            Instant.parse("2026-11-23T07:37:30Z"));
    assertTrue(part.least() < part.most() && part.most() < 157);
  }

  @Test
  void seesRefusals() {
    LogSummary log = Logs.recorded(Logs.REFUSES);
    assertEquals(Map.of("NOERROR", 913L, "NXDOMAIN", 2073L, "REFUSED", 14L), log.rcodes());
    TopEntry refused =
        log.names().entries().stream()
            .filter(e -> e.rcodes().containsKey("REFUSED"))
            .findFirst()
            .orElseThrow();
    assertEquals("www.example.com.", refused.key());
    assertEquals(14L, refused.rcodes().get("REFUSED"));
    assertEquals(
        14L,
        log.rcodeTimes().getOrDefault("REFUSED", TimeCounts.NONE).buckets().stream()
            .mapToLong(TimeCounts.Bucket::count)
            .sum());
  }

  @Test
  void seesWhyCoreDnsDidNotStart() {
    LogSummary unknown = Logs.recorded(Logs.UNKNOWN_DIRECTIVE);
    MessageSummary message = unknown.message(LogMessage.UNKNOWN_DIRECTIVE).orElseThrow();
    assertEquals(Instant.parse("2026-11-23T06:55:37.442968527Z"), message.first());
    assertTrue(message.samples().getFirst().contains("Unknown directive 'loadbalanceee'"));

    LogSummary loop = Logs.recorded(Logs.LOOP);
    assertEquals(1, loop.count(LogMessage.LOOP_DETECTED));
    assertEquals("1.13.1", loop.version());
    assertEquals(
        List.of(LogMessage.RUNNING_CONFIGURATION, LogMessage.STARTED, LogMessage.LOOP_DETECTED),
        loop.marks().stream().map(Mark::message).toList());
    assertEquals(
        Coverage.Understood.UNAVAILABLE, Logs.recorded(Logs.NO_LOG).coverage().understood());
  }

  @Test
  void readsNodeCachesLogWithThePrintedCorefile() {
    LogSummary log = Logs.recorded(Logs.NODE_CACHE);
    assertEquals(List.of(), log.coverage().samples());
    assertEquals(Coverage.Understood.COREDNS, log.coverage().understood());
    assertEquals(8, log.count(LogMessage.LISTENING));
    assertEquals(0, log.count(LogMessage.NODE_CACHE_SETUP_FAILED));
    assertEquals("1.13.2", log.version());
    assertTrue(log.coverage().continuations() > 80);
  }

  @Test
  void aQuietLogHasNoQueriesAndNoTimes() {
    LogSummary log = Logs.recorded(Logs.QUIET);
    assertEquals(0, log.coverage().queries());
    assertEquals(Latency.NONE, log.latency());
    assertEquals(0, log.coverage().timed());
    assertEquals(Coverage.Understood.COREDNS, log.coverage().understood());
  }

  @Test
  void mergesReplicas() {
    LogSummary a = Logs.recorded(Logs.QUERIES_A);
    LogSummary b =
        Logs.analyse(Logs.text(Logs.QUERIES_B).replaceAll("(?m)^", "[pod/coredns-b/coredns] "));
    LogSummary both = LogSummaries.merge(List.of(a, b));
    assertEquals(a.coverage().queries() + b.coverage().queries(), both.coverage().queries());
    assertEquals(a.rcode("NXDOMAIN") + b.rcode("NXDOMAIN"), both.rcode("NXDOMAIN"));
    assertEquals(Set.of("coredns-1", "coredns-b"), both.replicas().keySet());
    assertEquals(
        a.coverage().lines(), Objects.requireNonNull(both.replicas().get("coredns-1")).lines());
    assertEquals(a.latency().count() + b.latency().count(), both.latency().count());
    assertEquals(Math.max(a.latency().maxMs(), b.latency().maxMs()), both.latency().maxMs());
    assertTrue(both.latency().p50Ms() >= Math.min(a.latency().p50Ms(), b.latency().p50Ms()));
    assertTrue(both.latency().p50Ms() <= Math.max(a.latency().p50Ms(), b.latency().p50Ms()));
  }

  @Test
  void aSummaryRoundTripsAsJson() {
    JsonMapper mapper = JsonMapper.builder().build();
    for (String recording : List.of(Logs.UNREACHABLE, Logs.REFUSES, Logs.LOOP, Logs.QUIET)) {
      LogSummary log = Logs.recorded(recording);
      String json = mapper.writeValueAsString(log);
      assertEquals(log, mapper.readValue(json, LogSummary.class));
    }
  }
}
