package dev.podnosis.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.corefile.Corefile;
import dev.podnosis.coredns.corefile.CorefileLint;
import dev.podnosis.coredns.corefile.LintContext;
import dev.podnosis.coredns.log.Coverage;
import dev.podnosis.coredns.log.LogAnalyser;
import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.coredns.log.LogOptions;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.metrics.CoreDnsMetrics;
import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.coredns.metrics.MetricsSample;
import dev.podnosis.coredns.metrics.TroubleCounter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the logs, the metrics and the Corefiles of each recording tell by themselves is what its
 * README says is true of it: all that is not as usual, and nothing else.
 */
class RecordedTruthsTest {
  private static final Path RECORDINGS = Path.of("src/test/resources/recordings");
  private static final Set<LogMessage> USUAL =
      Set.of(
          LogMessage.RUNNING_CONFIGURATION,
          LogMessage.STARTED,
          LogMessage.LISTENING,
          LogMessage.RELOAD_STARTED,
          LogMessage.RELOADED,
          LogMessage.NODE_CACHE_SETUP,
          LogMessage.OTHER);
  private static final Set<String> USUAL_RCODES = Set.of("NOERROR", "NXDOMAIN");

  private static Arguments says(String folder, String... unusual) {
    return Arguments.of(folder, String.join("\n", unusual));
  }

  /** A folder, and what is unusual in it, line by line; nothing where all is well. */
  static Stream<Arguments> truths() {
    return Stream.of(
        says("healthy"),
        says("healthy-query-log"),
        says("healthy-query-log/later"),
        says("pods-misconfigured"),
        says("networkpolicy-blocks"),
        says("nodelocal-on"),
        says("packet-loss"),
        says("packet-loss/later", "b98n2 fails checks of 10.77.0.53:53 +2"),
        says("udp53-blocked-on-one-node"),
        says("udp53-blocked-on-one-node/later"),
        says(
            "upstream-unreachable",
            "w82j4 logs UPSTREAM_TIMEOUT 2",
            "w82j4 on 10.77.0.53:53 {TIMEOUT=2}",
            "w82j4 answers - 2",
            "w82j4 counts no-healthy-upstream +5",
            "w82j4 counts SERVFAIL +2",
            "w82j4 fails checks of 10.77.0.53:53 +1"),
        says(
            "upstream-unreachable/later",
            "b98n2 logs UPSTREAM_TIMEOUT 157",
            "b98n2 on 10.77.0.53:53 {TIMEOUT=157}",
            "b98n2 answers - 157",
            "vpzwr logs UPSTREAM_TIMEOUT 174",
            "vpzwr on 10.77.0.53:53 {TIMEOUT=174}",
            "vpzwr answers - 174",
            "b98n2 counts no-healthy-upstream +6",
            "b98n2 counts SERVFAIL +12",
            "b98n2 fails checks of 10.77.0.53:53 +4",
            "vpzwr counts no-healthy-upstream +8",
            "vpzwr counts SERVFAIL +11",
            "vpzwr fails checks of 10.77.0.53:53 +4"),
        says(
            "upstream-refuses",
            "b98n2 answers REFUSED 14",
            "vpzwr answers REFUSED 47",
            "b98n2 counts REFUSED +4",
            "vpzwr counts REFUSED +4"),
        says(
            "corefile-unknown-directive",
            "2l9tb logs UNKNOWN_DIRECTIVE 1",
            "6ntzs logs UNKNOWN_DIRECTIVE 1",
            "coredns:22 directive-unknown loadbalanceee"),
        says(
            "forwarding-loop",
            "g6kvk logs LOOP_DETECTED 1",
            "hm8rj logs LOOP_DETECTED 1",
            "coredns:13 forward-to-loopback 127.0.0.1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("truths")
  void tellsItsTruthAndNothingElse(String folder, String unusual)
      throws IOException, InterruptedException {
    Path at = RECORDINGS.resolve(folder);
    List<String> said = new ArrayList<>();
    for (Path log : files(at.resolve("logs"), ".*dns.*\\.timestamps\\.log")) {
      said.addAll(ofLog(log));
    }
    for (Path first : files(at.resolve("metrics"), ".*dns.*\\.1\\.txt")) {
      said.addAll(ofMetrics(first));
    }
    if (Files.exists(at.resolve("api/configmaps-kube-system.json"))) {
      said.addAll(ofCorefiles(at.resolve("api/configmaps-kube-system.json")));
    }
    assertEquals(unusual, String.join("\n", said));
  }

  /** No UDP reaches the replica on the blocked node: what it is asked, it is asked over TCP. */
  @Test
  void theBlockedReplicaHearsTcpOnly() throws IOException, InterruptedException {
    Path logs = RECORDINGS.resolve("udp53-blocked-on-one-node/later/logs");
    LogSummary blocked = log(logs.resolve("coredns-68d5d8dc75-b98n2.timestamps.log"));
    LogSummary sibling = log(logs.resolve("coredns-68d5d8dc75-vpzwr.timestamps.log"));
    assertEquals(Map.of("tcp", 31L), blocked.transports());
    assertEquals(Map.of("tcp", 29L, "udp", 110L), sibling.transports());
    assertTrue(sibling.clients().entries().stream().allMatch(c -> c.key().startsWith("10.244.")));
  }

  /** No recording with a log, metrics or a Corefile is left out. */
  @Test
  void everyRecordingIsHere() throws IOException {
    Set<String> here = truths().map(a -> a.get()[0].toString()).collect(Collectors.toSet());
    try (Stream<Path> all = Files.walk(RECORDINGS, 3)) {
      List<String> missing =
          all.filter(p -> p.endsWith("logs") || p.endsWith("metrics"))
              .map(p -> RECORDINGS.relativize(p.getParent()).toString())
              .distinct()
              .filter(p -> !here.contains(p))
              .toList();
      assertEquals(List.of(), missing);
    }
  }

  private static List<Path> files(Path folder, String name) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> p.getFileName().toString().matches(name)).sorted().toList();
    }
  }

  private static String pod(Path file) {
    return file.getFileName().toString().replaceFirst("\\..*", "").replaceFirst(".*-", "");
  }

  private static LogSummary log(Path file) throws IOException, InterruptedException {
    try (InputStream in = Files.newInputStream(file)) {
      return LogAnalyser.analyse(in, LogOptions.of(""));
    }
  }

  private static List<String> ofLog(Path file) throws IOException, InterruptedException {
    LogSummary log = log(file);
    assertEquals(Coverage.Understood.COREDNS, log.coverage().understood(), file::toString);
    assertEquals(0, log.coverage().unparsed(), file::toString);
    assertTrue(log.coverage().timed() > 0, file::toString);
    List<String> said = new ArrayList<>();
    log.messages().stream()
        .filter(m -> !USUAL.contains(m.message()))
        .forEach(m -> said.add(pod(file) + " logs " + m.message() + " " + m.count()));
    log.upstreamErrors().forEach(u -> said.add(pod(file) + " on " + u.server() + " " + u.causes()));
    new TreeMap<>(log.rcodes())
        .forEach(
            (rcode, n) -> {
              if (!USUAL_RCODES.contains(rcode)) {
                said.add(pod(file) + " answers " + rcode + " " + n);
              }
            });
    return said;
  }

  private static List<String> ofMetrics(Path first) throws IOException {
    Path second = Path.of(first.toString().replace(".1.txt", ".2.txt"));
    MetricsSample before = CoreDnsMetrics.read(Files.readString(first));
    MetricsSample after = CoreDnsMetrics.read(Files.readString(second));
    assertTrue(after.ofCoreDns() && after.malformed() == 0, first::toString);
    MetricsRates rates = MetricsRates.between(before, after, Duration.ofSeconds(5));
    List<String> said = new ArrayList<>();
    for (TroubleCounter counter : TroubleCounter.values()) {
      if (counter.between(rates) > 0) {
        said.add(pod(first) + " counts " + counter.id() + " +" + counter.between(rates));
      }
    }
    new TreeMap<>(rates.responsesPerSecond())
        .forEach(
            (rcode, perSecond) -> {
              if (perSecond > 0 && !USUAL_RCODES.contains(rcode)) {
                said.add(pod(first) + " counts " + rcode + " +" + Math.round(5 * perSecond));
              }
            });
    rates.upstreams().stream()
        .filter(u -> u.healthCheckFailures() > 0)
        .forEach(
            u ->
                said.add(
                    pod(first)
                        + " fails checks of "
                        + u.to()
                        + " +"
                        + Math.round(u.healthCheckFailures())));
    return said;
  }

  private static List<String> ofCorefiles(Path file) throws IOException {
    JsonNode list = JsonMapper.shared().readTree(Files.readString(file));
    List<String> said = new ArrayList<>();
    for (JsonNode map : list.path("items")) {
      String text = map.path("data").path("Corefile").asString("");
      if (!text.isEmpty()) {
        Corefile corefile = Corefile.parse(text);
        LintContext context =
            new LintContext(
                CoreDnsVersion.of(1, 13, 1),
                LintContext.Role.of(corefile),
                "cluster.local",
                Set.of("10.96.0.10"));
        CorefileLint.check(corefile, context).stream()
            .map(
                i ->
                    map.path("metadata").path("name").asString()
                        + ":"
                        + i.line()
                        + " "
                        + i.code()
                        + values(i.args()))
            .forEach(said::add);
      }
    }
    return said;
  }

  private static String values(Map<String, String> args) {
    return args.values().stream().map(v -> " " + v).collect(Collectors.joining());
  }
}
