package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a log arrives, the same is read; what is no log is called so. */
class LogInputTest {
  private static final String QUERY =
      "[INFO] 10.244.1.9:40000 - 7 \"A IN www.example.com. udp 44 false 512\" NOERROR qr,rd,ra 86"
          + " 0.000512000s";

  private static String eachLine(String text, UnaryOperator<String> change) {
    return text.lines().map(change).collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void partsOfALineFindEachOtherAmongThoseOfOtherWriters() {
    String panic = "panic: runtime error: invalid memory address or nil pointer dereference";
    List<UnaryOperator<String>> wrappers =
        List.of(
            l -> "2026-11-29T10:00:00.5Z " + l,
            l -> {
              String[] words = l.split(" ", 3);
              return "{\"date\":1764410400.5,\"stream\":\"%s\",\"_p\":\"%s\",\"log\":\"%s\"}"
                  .formatted(words[0], words[1], escape(words[2]));
            });
    for (UnaryOperator<String> wrapper : wrappers) {
      LogSummary log =
          Logs.analyse(
              eachLine(
                  "stdout P "
                      + QUERY.substring(0, 50)
                      + "\nstderr P "
                      + panic.substring(0, 9)
                      + "\n"
                      + "stdout F "
                      + QUERY.substring(50)
                      + "\nstdout F "
                      + QUERY
                      + "\n"
                      + "stderr F "
                      + panic.substring(9)
                      + "\n",
                  wrapper));
      assertEquals(Map.of("NOERROR", 2L), log.rcodes());
      assertEquals(
          List.of(LogMessage.PANIC), log.messages().stream().map(MessageSummary::message).toList());
      assertEquals(0, log.coverage().unparsed());
    }
  }

  @Test
  void everyWrapperGivesTheSameCounts() {
    String stamped = Logs.text(Logs.UNREACHABLE);
    LogSummary wanted = Logs.analyse(stamped);
    List<UnaryOperator<String>> wrappers =
        List.of(
            l -> l.replaceFirst(" ", " stdout F "),
            l -> "[pod/coredns-1/coredns] " + l,
            l ->
                "{\"log\":\""
                    + escape(body(l))
                    + "\\n\",\"stream\":\"stdout\",\"time\":\""
                    + time(l)
                    + "\"}",
            l -> "{\"@timestamp\":\"" + time(l) + "\",\"message\":\"" + escape(body(l)) + "\"}");
    for (UnaryOperator<String> wrapper : wrappers) {
      LogSummary log = Logs.analyse(eachLine(stamped, wrapper));
      assertEquals(wanted.rcodes(), log.rcodes());
      assertEquals(
          wanted.messages(), log.messages().stream().map(m -> withSamplesOf(m, wanted)).toList());
      assertEquals(wanted.latency(), log.latency());
      assertEquals(wanted.rcodeTimes(), log.rcodeTimes());
      assertEquals(wanted.names(), log.names());
      assertEquals(wanted.coverage().first(), log.coverage().first());
    }
  }

  private static MessageSummary withSamplesOf(MessageSummary m, LogSummary wanted) {
    return new MessageSummary(
        m.message(),
        m.count(),
        m.first(),
        m.last(),
        m.times(),
        wanted.message(m.message()).orElseThrow().samples(),
        m.replicas());
  }

  private static String time(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  private static String body(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  @Test
  void gzipIsUnpackedAndADamagedOneIsReadAsFarAsItGoes() {
    byte[] plain = Logs.bytes(Logs.REFUSES);
    byte[] packed = Logs.gzip(plain);
    assertEquals(Logs.analyse(plain), Logs.analyse(packed));
    LogSummary damaged = Logs.analyse(Arrays.copyOf(packed, packed.length / 2));
    assertFalse(damaged.coverage().readError().isEmpty());
  }

  /** As PowerShell's redirection and Windows' editors save a log. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void aMarkedEncodingIsRead(String encoding, @TempDir Path dir)
      throws IOException, InterruptedException {
    String text = Logs.text(Logs.UNREACHABLE).replace("\n", "\r\n") + "grün 😀 一\r\n";
    byte[] bytes = ("\uFEFF" + text).getBytes(Charset.forName(encoding));
    LogSummary wanted = Logs.analyse(text);
    assertTrue(wanted.coverage().samples().contains("grün 😀 一"));
    LogSummary log = Logs.analyse(bytes);
    assertEquals(wanted, log);
    assertEquals(wanted, Logs.analyse(Logs.gzip(bytes)));
    Path file = Files.write(dir.resolve("coredns.log"), bytes);
    try (InputStream in = new FileInputStream(file.toFile())) {
      assertEquals(wanted, LogAnalyser.analyse(in, LogOptions.of("coredns-1")));
    }
    assertTrue(LogAnalyser.isPacked(file));
    LiveLog live = new LiveLog(LogOptions.of("coredns-1"));
    live.follow(new ByteArrayInputStream(bytes), l -> {});
    assertEquals(wanted.messages(), live.summary().messages());
    assertEquals(
        wanted.coverage().lines(),
        LogLines.read(new ByteArrayInputStream(bytes), LogOptions.of("coredns-1"), 1 << 20)
            .lines()
            .size());
  }

  /** A pair of UTF-16 that lies across two reads stays a pair. */
  @Test
  void aPairIsNotTornApart() throws IOException {
    String text = "x" + "😀".repeat(40_000);
    try (InputStream in =
        new Utf8Stream(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16LE)),
            StandardCharsets.UTF_16LE)) {
      assertEquals(text, new String(in.readAllBytes(), UTF_8));
    }
  }

  @Test
  void carriageReturnsDoNotMatter() {
    String text = Logs.text(Logs.REFUSES);
    assertEquals(Logs.analyse(text).rcodes(), Logs.analyse(text.replace("\n", "\r\n")).rcodes());
  }

  @Test
  void severalWorkersAndAFileGiveTheSameAsOne(@TempDir Path dir)
      throws IOException, InterruptedException {
    Path file = dir.resolve("coredns.log");
    byte[] bytes =
        (Logs.text(Logs.REFUSES) + Logs.text(Logs.UNREACHABLE)).repeat(8).getBytes(UTF_8);
    Files.write(file, bytes);
    LogOptions options = LogOptions.of("coredns-1");
    LogSummary one = Logs.analyse(bytes);
    try (ExecutorService executor = Executors.newFixedThreadPool(3);
        InputStream in = new FileInputStream(file.toFile())) {
      LogSummary four = LogAnalyser.analyse(in, options.withWorkers(4), executor, n -> {});
      assertEquals(one.rcodes(), four.rcodes());
      assertEquals(one.latency().buckets(), four.latency().buckets());
      assertEquals(one.rcodeTimes(), four.rcodeTimes());
      assertEquals(one.names(), four.names());
      assertEquals(one.clients(), four.clients());
      assertEquals(one.upstreamErrors(), four.upstreamErrors());
      assertEquals(one.replicas(), four.replicas());
      assertEquals(one.coverage().lines(), four.coverage().lines());
      assertEquals(bytes.length, four.coverage().bytes());
    }
  }

  @Test
  void anExecutorThatNeverRunsDoesNotHold() throws InterruptedException {
    LogSummary log =
        LogAnalyser.analyse(
            new ByteArrayInputStream(Logs.bytes(Logs.QUERIES_A)),
            LogOptions.of("x").withWorkers(4),
            task -> {},
            n -> {});
    assertEquals(1161, log.coverage().queries());
  }

  @Test
  void anInterruptEndsIt() {
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () ->
            LogAnalyser.analyse(
                new ByteArrayInputStream(Logs.bytes(Logs.QUERIES_A)), LogOptions.of("x")));
    assertFalse(Thread.interrupted());
  }

  @Test
  void whatIsNoLogIsCalledSo() {
    assertEquals(Coverage.Understood.EMPTY, Logs.analyse("").coverage().understood());
    assertEquals(Coverage.Understood.EMPTY, Logs.analyse("\n\n").coverage().understood());
    Coverage nginx =
        Logs.analyse(
                "10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 2326\n"
                    .repeat(50))
            .coverage();
    assertEquals(Coverage.Understood.OTHER_PROGRAM, nginx.understood());
    assertEquals(50, nginx.unparsed());
    assertEquals(5, nginx.samples().size());
    byte[] noise = new byte[300_000];
    new Random(1).nextBytes(noise);
    assertEquals(Coverage.Understood.BINARY, Logs.analyse(noise).coverage().understood());
    Coverage mixed = Logs.analyse((QUERY + "\nsomething else\n").repeat(10)).coverage();
    assertEquals(Coverage.Understood.PARTLY, mixed.understood());
    assertEquals(10, mixed.unparsed());
  }

  @Test
  void nothingThatSteersATerminalIsKept() {
    Coverage coverage = Logs.analyse("\u001b[31mred\u0007 \u202Egpj.exe\n").coverage();
    assertEquals(List.of("\uFFFD[31mred\uFFFD \uFFFDgpj.exe"), coverage.samples());
  }

  @Test
  void invalidUtf8IsCountedNotFatal() {
    byte[] bytes =
        (QUERY.replace("www", "w\u00ff\u00fe") + "\n" + "\u00c3( broken\n").getBytes(ISO_8859_1);
    LogSummary log = Logs.analyse(bytes);
    assertEquals(1, log.coverage().queries());
    assertEquals(1, log.coverage().unparsed());
  }

  @Test
  void aLineOfManyMegabytesIsSkipped() {
    StringBuilder text = new StringBuilder(QUERY).append('\n');
    text.append("x".repeat(3_000_000)).append('\n').append(QUERY).append('\n');
    LogSummary log = Logs.analyse(text.toString());
    assertEquals(2, log.coverage().queries());
    assertEquals(1, log.coverage().overlong());
    assertEquals(3, log.coverage().lines());
    assertEquals(text.length(), log.coverage().bytes());
    LogSummary endless = Logs.analyse("y".repeat(2_000_000));
    assertEquals(1, endless.coverage().overlong());
    assertEquals(1, endless.coverage().lines());
  }

  @Test
  void brokenAndInterleavedLinesAreReadAsFarAsPossible() {
    String cut = "[INFO] 10.244.1.9:40000 - 7 \"A IN www.exa" + QUERY + "\n";
    LogSummary log = Logs.analyse(cut + QUERY + "\n" + QUERY.substring(20) + "\n");
    assertEquals(2, log.coverage().queries());
    assertEquals(1, log.coverage().cut());
    assertEquals(1, log.coverage().unparsed());
    String error = "[ERROR] plugin/errors: 2 a.b. A: read udp 10.1.1.1:4->10.0.0.2:53: i/o timeout";
    LogSummary interleaved = Logs.analyse(error + QUERY + "\n");
    assertEquals(1, interleaved.coverage().queries());
    assertEquals(1, interleaved.count(LogMessage.UPSTREAM_TIMEOUT));
  }

  @Test
  void partsOfALineAreJoined() {
    String stamp = "2026-11-23T06:30:24.478553302Z stdout ";
    String text =
        stamp + "P " + QUERY.substring(0, 50) + "\n" + stamp + "F " + QUERY.substring(50) + "\n";
    assertEquals(Map.of("NOERROR", 1L), Logs.analyse(text).rcodes());
    // A name cannot be as long as this; a line of the errors plugin could.
    String error = "[ERROR] plugin/errors: 2 a.example. A: " + "x".repeat(20_000) + ": i/o timeout";
    String docker =
        docker(error.substring(0, 16_384)) + docker(error.substring(16_384) + "\n") + docker(QUERY);
    LogSummary log = Logs.analyse(docker);
    assertEquals(Map.of("NOERROR", 1L), log.rcodes());
    assertEquals(1, log.coverage().continuations());
    assertEquals(2, log.coverage().queries() + log.coverage().messages());
    assertEquals(0, log.coverage().unparsed());
  }

  private static String docker(String text) {
    return "{\"log\":\""
        + escape(text).replace("\n", "\\n")
        + "\",\"stream\":\"stdout\",\"time\":\"2026-11-23T06:30:24Z\"}\n";
  }

  /** Fluent Bit's parser for CRI files takes the newline off, and marks parts of a line. */
  @Test
  void partsThatAShipperMarksAreJoinedAndWholeLinesAreNot() {
    String line =
        "{\"log\":\"%s\",\"stream\":\"stdout\",\"logtag\":\"%s\",\"time\":\"2026-11-23T06:30:24Z\"}\n";
    String whole = line.formatted(escape(QUERY), "F");
    assertEquals(Map.of("NOERROR", 3L), Logs.analyse(whole.repeat(3)).rcodes());
    String parts =
        line.formatted(escape(QUERY.substring(0, 50)), "P")
            + line.formatted(escape(QUERY.substring(50)), "F");
    assertEquals(Map.of("NOERROR", 1L), Logs.analyse(parts).rcodes());
  }

  @Test
  void aClockThatJumpsIsNoticed() {
    String a = "2026-11-23T06:30:24.4Z " + QUERY + "\n";
    String b = "2026-11-23T05:30:24.4Z " + QUERY + "\n";
    assertEquals(1, Logs.analyse(a + a + b + b).coverage().clockJumps());
    assertEquals(0, Logs.analyse(b + a).coverage().clockJumps());
  }

  @Test
  void apiServerInterruptionsBecomeIntervals() {
    StringBuilder text = new StringBuilder();
    for (int minute : List.of(10, 11, 12, 40, 41)) {
      text.append("2026-11-23T06:")
          .append(minute)
          .append(":00.5Z [INFO] plugin/kubernetes: ")
          .append("pkg/mod/k8s.io/client-go@v0.29.3/tools/cache/reflector.go:243: failed to list")
          .append(" *v1.Service: Get \"https://10.96.0.1:443/api/v1/services\": dial tcp")
          .append(" 10.96.0.1:443: i/o timeout\n")
          .append("2026-11-23T06:")
          .append(minute)
          .append(":00.6Z [ERROR] plugin/kubernetes: Unhandled Error\n");
    }
    LogSummary log = Logs.analyse(text.toString());
    assertEquals(
        List.of(
            "2026-11-23T06:10:00.500Z 2026-11-23T06:12:00.500Z 3",
            "2026-11-23T06:40:00.500Z 2026-11-23T06:41:00.500Z 2"),
        log.apiInterruptions().stream()
            .map(i -> i.from() + " " + i.to() + " " + i.count())
            .toList());
    LogSummary both =
        Logs.analyse(
            text.toString()
                + text.toString()
                    .replace("06:40", "06:42")
                    .replaceAll("(?m)^", "[pod/b/coredns] "));
    assertEquals(
        List.of(Map.of("coredns-1", 3L, "b", 3L), Map.of("coredns-1", 2L, "b", 2L)),
        both.apiInterruptions().stream().map(Interval::replicas).toList());
  }

  @Test
  void aStackTraceBelongsToItsPanic() {
    String text =
        """
        [INFO] SIGTERM: Shutting down servers then terminating
        panic: too many concurrent operations on a single file or socket (max 1048575)

        goroutine 95 [running]:
        internal/poll.(*fdMutex).rwlock(0xc0001, 0x0)
        	/usr/local/go/src/internal/poll/fd_mutex.go:147 +0x13b
        some text of the panic
        CoreDNS-1.11.1
        """;
    LogSummary log = Logs.analyse(text);
    assertEquals(1, log.count(LogMessage.PANIC));
    assertEquals(0, log.coverage().unparsed());
    assertEquals(4, log.coverage().continuations());
  }

  @Test
  void consolidatedErrorsCountAsManyAsTheyStandFor() {
    LogSummary log =
        Logs.analyse(
            "[WARNING] plugin/errors: 7 errors like '^read udp .* i/o timeout$' occurred in last"
                + " 30s\n");
    assertEquals(7, log.count(LogMessage.UPSTREAM_TIMEOUT));
    LogSummary any =
        Logs.analyse("[ERROR] plugin/errors: 12 errors like '.*' occurred in last 5m0s\n");
    assertEquals(12, any.count(LogMessage.CONSOLIDATED_ERRORS));
  }

  @Test
  void aLiveLogCanBeAskedAtAnyTime() {
    byte[] bytes = Logs.bytes(Logs.UNREACHABLE);
    LiveLog live = new LiveLog(LogOptions.of("coredns-1"));
    for (int at = 0; at < bytes.length; at += 777) {
      live.feed(bytes, at, Math.min(777, bytes.length - at));
    }
    LogSummary whole = Logs.analyse(bytes);
    assertEquals(whole.rcodes(), live.summary().rcodes());
    assertEquals(whole.messages(), live.summary().messages());
    assertEquals(whole.coverage(), live.summary().coverage());
    LiveLog endless = new LiveLog(LogOptions.of("x"));
    endless.feed("z".repeat(3_000_000).getBytes(UTF_8), 0, 3_000_000);
    endless.feed("\n".getBytes(UTF_8), 0, 1);
    endless.feed((QUERY + "\n").getBytes(UTF_8), 0, QUERY.length() + 1);
    assertEquals(1, endless.summary().coverage().queries());
    assertEquals(1, endless.summary().coverage().overlong());
    assertTrue(endless.summary().coverage().lines() <= 3);
  }
}
