package dev.podnosis.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.KernelLogSeen;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NodeCountersSeen;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.ResolvConfSeen;
import dev.podnosis.evidence.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real nodes said reads as facts. */
class RecordedNodesTest {
  private static CaseFile node(String recording) {
    return RecordedCases.caseFile(recording, 0, Level.NODE);
  }

  private static NodeCountersSeen counters(CaseFile file, String node) {
    return file.all(NodeCountersSeen.class)
        .map(Seen::what)
        .filter(c -> c.node().equals(node))
        .findFirst()
        .orElseThrow();
  }

  private static NodeRulesSeen rules(CaseFile file, String node) {
    return file.all(NodeRulesSeen.class)
        .map(Seen::what)
        .filter(c -> c.node().equals(node))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsCountersThatWereRecordedOnce() {
    NodeCountersSeen seen = counters(node("healthy"), "node2");
    assertEquals(2, seen.cpus());
    assertNull(seen.cpuBusy());
    assertEquals(262_144, seen.conntrackMax());
    assertEquals(0.95, Objects.requireNonNull(seen.memoryAvailable()), 0.01);
    assertEquals(10_977 + 5_624, seen.first().get("conntrack.drop"));
    assertEquals(546 + 185, seen.first().get("conntrack.early_drop"));
    assertEquals(0, seen.first().get("Udp.RcvbufErrors"));
    assertEquals(0, seen.first().get("softnet.dropped"));
    assertEquals(Map.of(), seen.second());
    assertEquals(List.of(), seen.unreadable());
  }

  @Test
  void datesTheKernelLogBeforeTheIncident() {
    CaseFile file = node("healthy");
    KernelLogSeen seen = file.all(KernelLogSeen.class).map(Seen::what).findFirst().orElseThrow();
    assertTrue(seen.lines().stream().anyMatch(l -> l.text().contains("table full in netns")));
    assertTrue(seen.lines().stream().noneMatch(l -> l.text().contains("cni0")));
    List<Instant> times = seen.lines().stream().map(l -> Objects.requireNonNull(l.at())).toList();
    assertTrue(times.stream().allMatch(t -> t.isBefore(file.symptom().window().start())));
    assertEquals(times.getFirst(), seen.oldest());
  }

  @ParameterizedTest
  @MethodSource("dev.podnosis.recording.RecordedCases#all")
  void findsTheRulesOfEveryRecording(RecordedCases.Recorded recorded) {
    CaseFile file = recorded.caseFile(Level.NODE);
    List<NodeRulesSeen> all = file.all(NodeRulesSeen.class).map(Seen::what).toList();
    assertTrue(!all.isEmpty());
    for (NodeRulesSeen rules : all) {
      assertEquals("iptables", rules.mode(), rules.toString());
      assertEquals("6.18.44-fc-v657", rules.kernel());
      boolean crashing = recorded.recording().matches("corefile-unknown-directive|forwarding-loop");
      assertEquals(crashing, rules.rejects());
      assertEquals(crashing ? 0 : 2, rules.targets().size(), rules.toString());
    }
  }

  @Test
  void findsNodeLocal() {
    NodeRulesSeen rules = rules(node("nodelocal-on"), "node1");
    assertEquals(List.of("169.254.20.10", "10.96.0.10"), rules.nodeLocalAddresses());
    assertTrue(rules.notrack());
    assertEquals(List.of("udp 10.96.0.10:53", "udp 169.254.20.10:53"), rules.listeners());
    NodeRulesSeen without = rules(node("healthy"), "node1");
    assertEquals(List.of(), without.nodeLocalAddresses());
    assertTrue(!without.notrack());
  }

  @Test
  void readsTheNodesResolverFile() {
    assertTrue(
        node("healthy")
            .all(ResolvConfSeen.class)
            .map(Seen::what)
            .anyMatch(
                r ->
                    r.where().equals("node node1")
                        && r.text().strip().equals("nameserver 10.77.0.53")));
  }
}
