package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.FaultMarks;
import dev.podnosis.path.draw.Mark;
import dev.podnosis.path.fault.Aim;
import dev.podnosis.path.fault.Analysis;
import dev.podnosis.path.fault.Explanation;
import dev.podnosis.path.fault.Fault;
import dev.podnosis.path.fault.Localisation;
import dev.podnosis.path.fault.Measurement;
import dev.podnosis.path.fault.Standpoint;
import dev.podnosis.path.fault.Traffic;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.RecordedPaths;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultWordsTest {
  private final Words words = Words.of("fault");

  @Test
  void bothLanguagesHaveTheSameKeysAndArguments() {
    assertEquals(words.keys(Language.ENGLISH), words.keys(Language.CHINESE));
    for (String key : words.keys(Language.ENGLISH)) {
      assertEquals(
          words.sentence(Language.ENGLISH, key).arguments(),
          words.sentence(Language.CHINESE, key).arguments(),
          key);
    }
  }

  @Test
  void everyKindOfFaultHasWords() {
    assertEquals(
        List.of(),
        Arrays.stream(Fault.Code.values())
            .map(c -> "at." + c.id())
            .filter(key -> !words.knows(key))
            .toList());
  }

  @Test
  void saysWhereUdpIsBlockedAndWhatTheEvidenceDoesNotShow() {
    Localisation found = localise("udp53-blocked-on-one-node");
    FaultWords said = new FaultWords(Language.ENGLISH, found);
    Explanation only = found.main().explanations().getFirst();
    assertEquals("DNS over UDP of the pods on node node2: no reply", said.title(only));
    assertEquals("explains 15 of 15 failing observations", said.explains(only));
    assertEquals("nothing", said.against(only));
    assertTrue(
        said.seen(only)
            .contains(
                "Came through at the same place: DNS over TCP, connections to the API server,"
                    + " pings."),
        () -> said.seen(only).toString());
    assertTrue(said.notShown(only).getFirst().startsWith("what drops the packets."));
    assertEquals(
        "Fault localised: DNS over UDP of the pods on node node2: no reply"
            + " (explains 15 of 15 failing observations)",
        said.lines().getFirst());
  }

  @Test
  void setsASpaceBetweenChineseAndLatinWords() {
    Localisation found = localise("udp53-blocked-on-one-node");
    FaultWords said = new FaultWords(Language.CHINESE, found);
    assertEquals(
        "节点 node2 上 Pod 的 UDP DNS 报文：无应答", said.title(found.main().explanations().getFirst()));
  }

  @Test
  void namesTheCheckThatWouldTellTwoExplanationsApart() {
    Localisation found = localise("packet-loss");
    List<String> lines = new FaultWords(Language.ENGLISH, found).lines();
    assertTrue(lines.get(0).startsWith("Possible fault A: "), lines::toString);
    assertTrue(lines.get(1).startsWith("Possible fault B: "), lines::toString);
    assertTrue(lines.get(2).startsWith("To tell them apart: From "), lines::toString);
  }

  /** Below level node a node's own network and other pods are no place to measure from. */
  @ParameterizedTest
  @CsvSource({
    "NODE, EXEC, ' Not measured: needs level node.'",
    "NODE, DEBUG_CONTAINER, ' Not measured: needs level node.'",
    "NODE, NODE, ''",
    "REPLICA, READ, ' Not measured: needs level debug-container.'",
    "REPLICA, DEBUG_CONTAINER, ''",
    "LOOPBACK, READ, ''",
    "OTHER_POD, DEBUG_CONTAINER, ' Not measured: Podnosis enters no pods but the affected one and"
        + " those of CoreDNS. It asks from the node itself, which needs level node.'",
    "OTHER_POD, NODE, ''"
  })
  void saysWhichLevelACheckNeeds(Standpoint.Kind kind, Level level, String note) {
    Analysis nothing = new Analysis(List.of(), List.of(), null, List.of(), 0, true);
    Localisation found = new Localisation(nothing, nothing, List.of(), level);
    Measurement check =
        new Measurement(
            new Standpoint(kind, new ObjectRef("shop", "a"), "node1"),
            new Aim(DnsTarget.Role.SERVICE, "10.96.0.10", null, Traffic.UDP, false));
    String said = new FaultWords(Language.ENGLISH, found).check(check);
    assertTrue(
        said.endsWith(
            "ask the DNS Service at 10.96.0.10 over UDP for a name of the cluster." + note),
        said);
    assertEquals(
        !note.isEmpty(), new FaultWords(Language.CHINESE, found).check(check).contains("未测量"));
  }

  /** The recorded replicas crash; asking a replica from its node would tell. */
  @Test
  void theResultSaysWhatANodeWouldHaveTold() {
    CaseFile below = RecordedCases.caseFile("forwarding-loop", 0, Level.DEBUG_CONTAINER);
    String check = Objects.requireNonNull(PathResult.of(below, Language.ENGLISH).separatedBy());
    assertTrue(check.startsWith("From node node1: "), check);
    assertTrue(check.endsWith(" Not measured: needs level node."), check);
  }

  /** What fits alone is no fault found as long as lighter ones were not all tried. */
  @Test
  void callsAFaultLocalisedOnlyWhenItIsSettled() {
    Localisation found = localise("udp53-blocked-on-one-node");
    Analysis main = found.main();
    Analysis open =
        new Analysis(
            main.explanations(),
            main.rejected(),
            main.separatedBy(),
            main.failing(),
            main.observations(),
            false);
    List<String> lines =
        new FaultWords(Language.ENGLISH, new Localisation(open, open, found.steps())).lines();
    assertEquals(
        "Best explanation, though others were not told from it: DNS over UDP of the pods on node"
            + " node2: no reply (explains 15 of 15 failing observations)",
        lines.getFirst());
  }

  @Test
  void setsListsAsTheLanguageDoes() {
    Localisation found = localise("udp53-blocked-on-one-node");
    FaultWords said = new FaultWords(Language.CHINESE, found);
    assertTrue(
        said.seen(found.main().explanations().getFirst())
            .contains("在同一位置可以通过：TCP DNS 报文、API Server 连接、ping。"),
        () -> said.seen(found.main().explanations().getFirst()).toString());
    assertEquals("a；b", Language.CHINESE.series(List.of("a", "b")));
    assertEquals("a; b", Language.ENGLISH.series(List.of("a", "b")));
    assertEquals("a, b", Language.ENGLISH.list(List.of("a", "b")));
  }

  @Test
  void marksTheFrameOfTheFaultyNode() {
    CaseFile file = RecordedPaths.measured("udp53-blocked-on-one-node", 0);
    Localisation found = localise("udp53-blocked-on-one-node");
    PathGraph graph = PathRoutes.graph(file);
    List<Mark> marks =
        FaultMarks.of(found.main(), graph, new FaultWords(Language.ENGLISH, found)::mark);
    assertEquals(
        List.of(new Mark("node:node2", Mark.Side.LEAVING, "Fault: DNS over UDP, no reply", true)),
        marks);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void hasWordsForWhateverWasFoundInTheRecordings(Language language) {
    Stream.of(
            "udp53-blocked-on-one-node",
            "packet-loss",
            "networkpolicy-blocks",
            "upstream-unreachable",
            "upstream-refuses")
        .map(FaultWordsTest::localise)
        .forEach(
            found -> {
              FaultWords said = new FaultWords(language, found);
              assertFalse(said.lines().isEmpty());
              found.main().rejected().forEach(r -> assertFalse(said.title(r).isEmpty()));
              found.main().rejected().forEach(r -> assertFalse(said.against(r).isEmpty()));
              found.main().explanations().forEach(e -> assertFalse(said.notShown(e).isEmpty()));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"healthy", "nodelocal-on"})
  void saysNothingOfAHealthyPath(String recording) {
    assertEquals(List.of(), new FaultWords(Language.ENGLISH, localise(recording)).lines());
  }

  @Test
  void theResultHoldsTheExplanation() {
    CaseFile file = RecordedPaths.measured("udp53-blocked-on-one-node", 0);
    Result.PathPart path = PathResult.of(file, Language.ENGLISH);
    Result.Explanation only = Objects.requireNonNull(path.explanation().getFirst());
    assertEquals(1, path.explanation().size());
    assertEquals(List.of("node-pods:node2/udp+udp-large"), only.components());
    assertEquals(0, only.contradicts());
    assertTrue(only.explains() > 0);
    assertTrue(path.rejected().stream().allMatch(r -> r.explains() <= only.explains()));
  }

  private static Localisation localise(String recording) {
    return PathRoutes.localisation(RecordedPaths.measured(recording, 0));
  }
}
