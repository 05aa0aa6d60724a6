package dev.podnosis.probe;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which edges are measured, from where, how often, and how many at once. */
@DisabledOnOs(OS.WINDOWS)
class MatrixTest {
  private static final Set<String> BY_FORWARD = Set.of("forward > REPLICA tcp");
  private static final Set<String> BY_PODS =
      Set.of(
          "pod > SERVICE udp",
          "pod > SERVICE tcp",
          "pod > REPLICA udp",
          "pod > REPLICA tcp",
          "pod > REPLICA icmp",
          "replica > REPLICA udp",
          "replica > REPLICA tcp",
          "replica > REPLICA icmp",
          "replica > UPSTREAM udp",
          "replica > UPSTREAM tcp",
          "replica > UPSTREAM icmp",
          "replica > API_SERVICE tcp",
          "replica > API_ENDPOINT tcp");
  private static final Set<String> BY_NODES =
      Set.of(
          "node > SERVICE udp",
          "node > SERVICE tcp",
          "node > REPLICA udp",
          "node > REPLICA tcp",
          "node > REPLICA icmp",
          "node > UPSTREAM udp",
          "node > UPSTREAM tcp",
          "node > UPSTREAM icmp",
          "node > API_SERVICE tcp",
          "node > API_ENDPOINT tcp");

  @TempDir Path folder;

  /** The whole procedure on a cluster, over real sockets. */
  @ParameterizedTest
  @EnumSource(Level.class)
  void eachLevelMeasuresItsEdgesAndNoOther(Level level) throws IOException, InterruptedException {
    try (Demo demo = new Demo("upstream-refuses", folder);
        LiveProbes probes = demo.probes(level)) {
      CaseFile file = demo.walk(probes, level);
      Facts facts = new Facts(file);
      Set<String> measured =
          file.evidence().stream()
              .flatMap(e -> edge(e, facts).stream())
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> expected = new TreeSet<>(BY_FORWARD);
      if (level.allows(Level.DEBUG_CONTAINER)) {
        expected.addAll(BY_PODS);
      }
      if (level.allows(Level.NODE)) {
        expected.addAll(BY_NODES);
      }
      assertEquals(expected, measured);
    }
  }

  /** Two samples were asked for; 20 questions and more are put where one gets no answer. */
  @Test
  void edgesThatFailAreMeasuredLongerAndFreshLabelsNeverRepeated()
      throws IOException, InterruptedException {
    try (Demo demo = new Demo("upstream-timeout", folder);
        LiveProbes probes = demo.probes(Level.DEBUG_CONTAINER)) {
      CaseFile file = demo.walk(probes, Level.DEBUG_CONTAINER);
      List<Seen<LookupsSeen>> asked =
          file.all(LookupsSeen.class)
              .filter(s -> s.evidence().vantage().source() != Source.PORT_FORWARD)
              .filter(s -> s.what().question() != Question.LARGE)
              .filter(s -> s.what().question() != Question.CONTROL)
              .toList();
      Map<List<Object>, Integer> sent =
          asked.stream().collect(groupingBy(MatrixTest::key, summingInt(s -> s.what().sent())));
      Map<List<Object>, Integer> lost =
          asked.stream()
              .collect(groupingBy(MatrixTest::key, summingInt(s -> s.what().unanswered())));
      assertTrue(
          sent.entrySet().stream()
              .anyMatch(e -> lost.getOrDefault(e.getKey(), 0) > 0 && e.getValue() == 20),
          sent.toString());
      sent.forEach(
          (edge, times) ->
              assertTrue(
                  lost.getOrDefault(edge, 0) > 0 ? times == 20 : times == 2 || times == 20,
                  edge + " " + times));
      assertTrue(
          sent.entrySet().stream()
              .filter(e -> e.getKey().contains(Question.INTERNAL))
              .allMatch(e -> e.getValue() == 2),
          "what works is not asked longer: " + sent);
      List<String> labels =
          asked.stream()
              .filter(s -> s.what().question() == Question.EXTERNAL_FRESH)
              .flatMap(s -> s.what().samples().stream())
              .map(LookupsSeen.Sample::name)
              .toList();
      assertTrue(labels.size() > 20, "nothing was asked");
      assertEquals(labels.size(), Set.copyOf(labels).size());
    }
  }

  /**
   * One command for all edges, side by side: the questions of two servers wait for each other and
   * would hang if one server came after the other.
   */
  @Test
  void oneCommandAsksAllEdgesSideBySide() throws IOException, InterruptedException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Path dig = tools.resolve("dig");
    Files.writeString(
        dig,
        """
        #!/bin/sh
        case "$*" in *@10.0.0.1*) me=a other=b ;; *) me=b other=a ;; esac
        : >'%1$s'/$me
        n=0
        while [ ! -e '%1$s'/$other ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
        [ -e '%1$s'/$other ] && echo ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1'
        echo ';; flags: qr; QUERY: 1, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 0'
        """
            .formatted(folder));
    assertTrue(dig.toFile().setExecutable(true));
    List<Ask> asks = new ArrayList<>();
    for (String server : List.of("10.0.0.1", "10.0.0.2")) {
      asks.add(
          new Ask.Lookup(
              new DnsTarget(DnsTarget.Role.OTHER, server, 53, null),
              Transport.UDP,
              Question.EXTERNAL,
              "www.example.com.",
              "A",
              3));
    }
    String out = RealShell.output(tools, AskScript.command("@m", asks, 7));
    AskOutput output = new AskOutput("@m", asks, out);
    for (int i = 0; i < 2; i++) {
      LookupsSeen seen = (LookupsSeen) output.seen(i);
      assertEquals(7, seen.sent());
      assertEquals(0, seen.unanswered(), out);
      assertFalse(output.raw(i).isEmpty());
    }
  }

  private static List<Object> key(Seen<LookupsSeen> seen) {
    LookupsSeen l = seen.what();
    String name = l.question() == Question.EXTERNAL_FRESH ? "" : l.name();
    return List.of(
        seen.evidence().vantage().place(),
        l.target().address(),
        l.transport(),
        l.question(),
        name,
        l.type());
  }

  private static List<String> edge(Evidence evidence, Facts facts) {
    return switch (evidence.observation()) {
      case LookupsSeen l ->
          List.of(from(evidence, facts) + " > " + l.target().role() + " " + l.transport().id());
      case ConnectionsSeen c ->
          List.of(from(evidence, facts) + " > " + c.target().role() + " " + c.protocol());
      default -> List.of();
    };
  }

  private static String from(Evidence evidence, Facts facts) {
    if (evidence.vantage().source() == Source.PORT_FORWARD) {
      return "forward";
    }
    return switch (evidence.vantage().place()) {
      case Place.InPod in -> facts.dns().replica(in.pod()).isPresent() ? "replica" : "pod";
      case Place.OnNode _ -> "node";
      case Place.Desktop _, Place.ApiServer _ -> "elsewhere";
    };
  }
}
