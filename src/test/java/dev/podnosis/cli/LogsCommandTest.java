package dev.podnosis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.coredns.log.Coverage;
import dev.podnosis.coredns.log.ErrorCause;
import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.LoggedCauses;
import dev.podnosis.dns.EnumId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogsCommandTest {
  private static final String RECORDINGS = "src/test/resources/recordings/";
  private static final String A =
      RECORDINGS + "healthy-query-log/later/logs/coredns-68d5d8dc75-b98n2.timestamps.log";
  private static final String B =
      RECORDINGS + "healthy-query-log/later/logs/coredns-68d5d8dc75-vpzwr.timestamps.log";
  private static final String UNREACHABLE =
      RECORDINGS + "upstream-unreachable/later/logs/coredns-68d5d8dc75-b98n2.timestamps.log";

  @TempDir Path dir = Path.of("");

  private static JsonNode json(Ran ran) {
    return JsonMapper.shared().readTree(ran.out());
  }

  @Test
  void printsTheFieldsOfTheContract() {
    Ran ran = Ran.of("logs", A, "--format", "json");
    assertEquals(0, ran.status(), ran.err());
    JsonNode json = json(ran);
    assertEquals(1161, json.path("lines").asInt());
    assertEquals(1161, json.path("queries").asInt());
    assertEquals(0, json.path("unparsed").asInt(-1));
    assertEquals(436, json.path("rcodes").path("NOERROR").asInt());
    assertEquals(725, json.path("rcodes").path("NXDOMAIN").asInt());
    for (String key : List.of("p50", "p90", "p99", "max")) {
      assertTrue(json.path("latencyMs").path(key).asDouble(-1) > 0, key);
    }
    assertEquals("coredns", json.path("understood").asString());
    JsonNode byType = json.path("rcodesByType");
    assertEquals(
        725,
        byType.path("A").path("NXDOMAIN").asInt() + byType.path("AAAA").path("NXDOMAIN").asInt());
    assertEquals(
        json.path("transports").path("tcp").asInt(),
        json.path("rcodesByTransport").path("tcp").valueStream().mapToInt(JsonNode::asInt).sum());
  }

  @Test
  void mergesFilesByTimeAndNamesTheReplica() {
    JsonNode json = json(Ran.of("logs", A, B, "--format=json"));
    assertEquals(2222, json.path("queries").asInt());
    assertEquals(
        Set.of("coredns-68d5d8dc75-b98n2", "coredns-68d5d8dc75-vpzwr"),
        json.path("replicas").propertyNames().stream()
            .collect(java.util.stream.Collectors.toSet()));
    assertEquals(
        List.of("2026-11-23T07:41:00Z", "2026-11-23T07:42:00Z", "2026-11-23T07:43:00Z"),
        json.path("rcodesByTime")
            .path("NXDOMAIN")
            .path("buckets")
            .valueStream()
            .map(b -> b.path("start").asString())
            .toList());
    String text = Ran.of("logs", A, B).out();
    assertTrue(text.contains("coredns-68d5d8dc75-vpzwr    1\u202f061"), text);
  }

  /** Of one replica alone an error is another matter than of all: each time carries whose it is. */
  @Test
  void tellsWhichReplicaSaidWhat() {
    String other = UNREACHABLE.replace("b98n2", "vpzwr");
    String one = "coredns-68d5d8dc75-b98n2";
    String two = "coredns-68d5d8dc75-vpzwr";
    String text = Ran.of("logs", UNREACHABLE, other, "--lang", "en").out();
    assertTrue(
        text.matches(
            "(?s).*upstream server does not answer  331 times .*\n      "
                + two
                + " 174 · "
                + one
                + " 157\n.*"),
        text);
    assertTrue(
        text.matches("(?s).*10\\.77\\.0\\.53:53: 331 errors [^\n]*\n      " + two + " 174.*"));
    assertTrue(
        Pattern.compile("6\\.0 s  -  \\S+  2026-11-23 07:\\d\\d:\\d\\d  " + one)
            .matcher(text)
            .find());
    JsonNode message =
        json(Ran.of("logs", UNREACHABLE, other, "--format", "json"))
            .path("messages")
            .valueStream()
            .filter(m -> m.path("message").asString().equals("UPSTREAM_TIMEOUT"))
            .findFirst()
            .orElseThrow();
    assertEquals(157, message.path("replicas").path(one).asInt());
    assertEquals(174, message.path("replicas").path(two).asInt());
    assertFalse(Ran.of("logs", UNREACHABLE, "--lang", "en").out().contains(one + " 157"));
  }

  @Test
  void bothLanguagesNameWhatTheUpstreamDid() {
    String english = Ran.of("logs", UNREACHABLE).out();
    assertTrue(english.contains("10.77.0.53:53: 157 errors (timeout 157)"), english);
    assertTrue(english.contains("may point to coredns-upstream-unreachable"), english);
    String chinese = Ran.of("logs", "--lang", "zh", UNREACHABLE).out();
    assertTrue(chinese.contains("10.77.0.53:53：157 次错误（超时 157）"), chinese);
    assertFalse(chinese.contains("queries"), chinese);
  }

  @Test
  void followsStandardInput() throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(A));
    // Without its last newline, in pieces as a pipe brings them.
    InputStream pipe =
        new ByteArrayInputStream(bytes, 0, bytes.length - 1) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(length, 777));
          }
        };
    Ran ran = Ran.with(pipe, "logs", "-", "--format", "json");
    assertEquals(0, ran.status());
    assertEquals(1161, json(ran).path("queries").asInt());
    assertEquals(bytes.length - 1, json(ran).path("coverage").path("bytes").asInt());
  }

  @Test
  void unpacksGzipFromFileAndPipe() throws IOException {
    Path packed = dir.resolve("coredns-7.log.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(Path.of(A), out);
    }
    Ran file = Ran.of("logs", packed.toString(), "--format", "json");
    assertEquals(1161, json(file).path("replicas").path("coredns-7").path("queries").asInt());
    try (InputStream in = Files.newInputStream(packed)) {
      assertEquals(
          1161, json(Ran.with(in, "logs", "-", "--format", "json")).path("queries").asInt());
    }
  }

  /** Where names are too many to keep, the figures say how far they may be off. */
  @Test
  void saysWhatIsApproximate() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      lines
          .append("[INFO] 10.0.0.1:4001 - 1 \"A IN n" + i + ".example.com. udp 44 false 512\"")
          .append(" NOERROR qr,rd,ra 86 0.000100000s\n");
    }
    String file = Files.writeString(dir.resolve("coredns-1.log"), lines).toString();
    JsonNode json = json(Ran.of("logs", file, "--format", "json"));
    assertTrue(json.path("approximate").asBoolean());
    assertTrue(json.path("names").path("mayMiss").asLong() > 0);
    // how far, depends on which thread counted which piece of the file
    String text = Ran.of("logs", file).out();
    assertTrue(Pattern.compile("each count may be up to [1-9]").matcher(text).find(), text);
    JsonNode exact = json(Ran.of("logs", A, "--format", "json"));
    assertFalse(exact.path("approximate").asBoolean(true));
    assertEquals(180, exact.path("addressPairs").asInt());
    assertFalse(exact.path("addressPairsEstimated").asBoolean(true));
  }

  /** Beyond its first 16 MiB a packed log is sampled: pairs are an estimate, and called so. */
  @Test
  void pairsOfASampledLogAreCalledAnEstimate() throws IOException {
    byte[] block = Files.readString(Path.of(A)).replaceAll("(?m)^\\S+ ", "").getBytes(UTF_8);
    Path packed = dir.resolve("coredns-7.log.gz");
    int blocks = (24 << 20) / block.length;
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      for (int i = 0; i < blocks; i++) {
        out.write(block);
      }
    }
    JsonNode json = json(Ran.of("logs", packed.toString(), "--format", "json"));
    assertTrue(json.path("addressPairsEstimated").asBoolean());
    assertTrue(json.path("approximate").asBoolean());
    assertEquals(180.0 * blocks, json.path("addressPairs").asInt(), 18.0 * blocks);
    String english = Ran.of("logs", packed.toString(), "--lang", "en").out();
    assertTrue(english.contains(" of A and AAAA questions from one socket (estimated: "), english);
    String chinese = Ran.of("logs", packed.toString(), "--lang", "zh").out();
    assertTrue(chinese.contains("（估算值：从 "), chinese);
  }

  /** Each look at it shows half a second more: long input is told of at every fourth. */
  private static final class HalfSeconds implements InstantSource {
    private final AtomicLong looks = new AtomicLong();

    @Override
    public Instant instant() {
      return Instant.parse("2026-11-23T08:00:00Z").plusMillis(500 * looks.getAndIncrement());
    }
  }

  private static InputStream nothing() {
    return InputStream.nullInputStream();
  }

  @Test
  void longInputIsToldOfOnStandardErrorAlone() throws IOException {
    Path file = dir.resolve("coredns-1.log");
    for (int i = 0; i < 40; i++) {
      Files.write(file, Files.readAllBytes(Path.of(A)), CREATE, APPEND);
    }
    String log = file.toString();
    Ran quick = Ran.at(InstantSource.fixed(Instant.EPOCH), nothing(), "logs", log);
    assertEquals("", quick.err(), "what takes no time is not told of");
    Ran ran = Ran.at(new HalfSeconds(), nothing(), "logs", log);
    assertEquals(quick.out().lines().count(), ran.out().lines().count(), ran.out());
    assertFalse(ran.out().contains(" read\n"), ran.out());
    String size = Figures.bytes(Files.size(file));
    List<String> told = ran.err().lines().toList();
    assertTrue(told.size() > 1, ran.err());
    told.forEach(l -> assertTrue(l.endsWith(" of " + size + " read"), l));
    assertEquals(told.size(), told.stream().distinct().count(), "it goes on: " + told);
    Ran chinese = Ran.at(new HalfSeconds(), nothing(), "logs", log, "--lang", "zh");
    chinese.err().lines().forEach(l -> assertTrue(l.matches("已读取 .+ / " + size), l));
    Ran json = Ran.at(new HalfSeconds(), nothing(), "logs", log, "--format", "json");
    assertEquals(40 * 1161, json(json).path("queries").asInt());
  }

  /** How long a packed log is shows when it has been read. */
  @Test
  void nothingIsSaidOfALengthThatIsNotKnown() throws IOException {
    Path packed = dir.resolve("coredns-7.log.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      for (int i = 0; i < 40; i++) {
        Files.copy(Path.of(A), out);
      }
    }
    Ran ran = Ran.at(new HalfSeconds(), nothing(), "logs", packed.toString());
    assertTrue(ran.err().lines().count() > 1, ran.err());
    ran.err().lines().forEach(l -> assertTrue(l.matches("[0-9.]+\\W(KB|MB) read"), l));
    try (InputStream in = Files.newInputStream(packed)) {
      Ran followed = Ran.at(new HalfSeconds(), in, "logs", "-");
      assertTrue(followed.err().contains(" lines, "), followed.err());
      assertTrue(followed.err().contains(" NXDOMAIN, 0 SERVFAIL"), followed.err());
    }
  }

  @Test
  void saysWhatAFileIsThatIsNoLog() throws IOException {
    Path empty = Files.createFile(dir.resolve("empty.log"));
    Path nginx =
        Files.writeString(
            dir.resolve("nginx.log"), "10.0.0.1 - - [10/Oct/2000:13:55:36] \"GET /\" 200\n");
    Path binary = Files.write(dir.resolve("noise"), new byte[5000]);
    Ran ran = Ran.of("logs", empty.toString(), nginx.toString(), binary.toString());
    assertEquals(4, ran.status());
    assertTrue(ran.out().contains("empty.log: empty"), ran.out());
    assertTrue(ran.out().contains("nginx.log: not a log of CoreDNS"), ran.out());
    assertTrue(ran.out().contains("1 not understood"), ran.out());
    assertTrue(ran.out().contains("noise: not text"), ran.out());
    assertEquals(4, Ran.of("logs", A, empty.toString()).status());
  }

  @Test
  void aLineOfAHundredMegabytesIsSaid() throws IOException {
    byte[] block = "y".repeat(1 << 20).getBytes(UTF_8);
    Path file = dir.resolve("long.log");
    try (var out = Files.newOutputStream(file)) {
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
      out.write('\n');
      out.write(Files.readAllBytes(Path.of(A)));
    }
    Ran ran = Ran.of("logs", file.toString());
    assertEquals(0, ran.status());
    assertTrue(ran.out().contains("1 line was too long"), ran.out());
    assertTrue(ran.out().contains("1\u202f161 queries"), ran.out());
  }

  @Test
  void aQuietLogSaysThatTheLogPluginIsOff() {
    Ran ran = Ran.of("logs", RECORDINGS + "healthy/logs/coredns-56b5b8d686-w82j4.log");
    assertEquals(0, ran.status());
    assertTrue(ran.out().contains("the log plugin is off"), ran.out());
  }

  @Test
  void whatCannotBeReadIsAMatterOfUse() {
    Ran missing = Ran.of("logs", dir.resolve("none.log").toString());
    assertEquals(2, missing.status());
    assertTrue(missing.err().contains("There is no file"), missing.err());
    assertEquals(2, Ran.of("logs", dir.toString()).status());
    assertEquals(2, Ran.of("logs").status());
    assertEquals(2, Ran.of("logs", A, "-").status());
    assertEquals(2, Ran.of("logs", A, "--format", "xml").status());
    assertTrue(missing.out().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everythingThatCanBeCountedHasWords(Language language) {
    Words words = Words.of("logs");
    Stream.of(LogMessage.values())
        .map(m -> "message." + EnumId.of(m))
        .forEach(key -> assertTrue(words.keys(language).contains(key), key));
    Stream.of(ErrorCause.values())
        .map(c -> "error." + EnumId.of(c))
        .forEach(key -> assertTrue(words.keys(language).contains(key), key));
    Stream.of(Coverage.Understood.values())
        .map(u -> "understood." + EnumId.of(u))
        .forEach(key -> assertTrue(words.keys(language).contains(key), key));
    assertEquals(words.keys(Language.ENGLISH), words.keys(language));
    for (String key : words.keys(language)) {
      assertEquals(
          words.sentence(Language.ENGLISH, key).arguments(),
          words.sentence(language, key).arguments(),
          key);
    }
  }

  /** Files alone go a way of their own, on which the other commands are never made. */
  @Test
  void saysTheSameOfFilesWithAndWithoutAnOption() {
    String language = Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en";
    String missing = dir.resolve("missing.log").toString();
    for (List<String> files : List.of(List.of(A), List.of(UNREACHABLE, B), List.of(missing))) {
      List<String> words = new ArrayList<>(List.of("logs"));
      words.addAll(files);
      Ran alone = Ran.of(words.toArray(String[]::new));
      words.add("--lang=" + language);
      Ran with = Ran.of(words.toArray(String[]::new));
      assertEquals(with.status(), alone.status());
      assertEquals(with.out(), alone.out());
      assertEquals(with.err(), alone.err());
    }
    assertTrue(LogsCommand.isOfFilesOnly(List.of("logs", A)));
    assertFalse(LogsCommand.isOfFilesOnly(List.of("logs")));
    assertFalse(LogsCommand.isOfFilesOnly(List.of("logs", "-")));
    assertFalse(LogsCommand.isOfFilesOnly(List.of("logs", A, "--help")));
    assertFalse(LogsCommand.isOfFilesOnly(List.of("lint", A)));
  }

  @Test
  void messagesPointToCausesThatThereAre() {
    Set<CauseId> known = new HashSet<>();
    Catalogue.load().causes().stream().map(CauseEntry::id).forEach(known::add);
    for (LogMessage message : LogMessage.values()) {
      for (CauseId id : LoggedCauses.of(message)) {
        assertTrue(known.contains(id), id + " of " + message);
      }
    }
  }
}
