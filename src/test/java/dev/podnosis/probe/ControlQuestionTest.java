package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Beside a failing external name a question is asked that every server of outside names answers.
 */
class ControlQuestionTest {
  private static final ObjectRef REPLICA = new ObjectRef("kube-system", "any");

  @TempDir Path folder;

  @Test
  void isAskedOfTheServiceAndTheUpstreamOverBothTransports() {
    Edges edges = new Edges(new Facts(complaint("www.example.com")));
    assertEquals(
        List.of("SERVICE udp . NS"), controls(edges.fromClient(List.of("10.96.0.10"))).toList());
    assertEquals(
        List.of("UPSTREAM udp . NS", "UPSTREAM tcp . NS"),
        controls(edges.fromCoreDns(List.of("10.77.0.53"))).toList());
    assertEquals(List.of(), controls(edges.amongReplicas(REPLICA)).toList());
  }

  @Test
  void isNotAskedWhereNoExternalNameFails() {
    for (CaseFile file :
        List.of(complaint(), complaint("db.shop"), complaint("kubernetes.default"))) {
      Edges edges = new Edges(new Facts(file));
      Stream<Ask> asks =
          Stream.concat(
              edges.fromClient(List.of("10.96.0.10")).stream(),
              edges.fromCoreDns(List.of("10.77.0.53")).stream());
      assertEquals(List.of(), controls(asks.toList()).toList());
    }
  }

  /** A server of a zone of its own need not know the root. */
  @Test
  void isNotAskedForANameOfAStubDomain() {
    CaseFile file = complaint("www.corp.internal");
    CorefileSeen seen =
        file.all(CorefileSeen.class)
            .map(Seen::what)
            .filter(c -> c.owner() == CorefileSeen.Owner.COREDNS)
            .findFirst()
            .orElseThrow();
    String text = seen.text() + "\ncorp.internal:53 {\n    forward . 10.77.0.54\n}\n";
    Observation with =
        new CorefileSeen(seen.owner(), seen.configMap(), text, seen.imports(), seen.customKnown());
    Look look =
        new Look(
            ProbeId.DNS_CONFIG, Vantage.api(), file.run().startedAt(), Duration.ZERO, with, null);
    Edges edges = new Edges(new Facts(file.plus(List.of(look))));
    assertEquals(List.of(), controls(edges.fromClient(List.of("10.96.0.10"))).toList());
    List<Ask> asks = edges.fromCoreDns(List.of("10.77.0.53"));
    assertEquals(List.of(), controls(asks).toList());
    assertTrue(asks.stream().anyMatch(a -> a.target().address().equals("10.77.0.54")));
  }

  /** The whole procedure on a cluster, over real sockets. */
  @ParameterizedTest
  @EnumSource(Level.class)
  void isAskedOnlyAtLevelsThatMayAskServersOverTheNetwork(Level level)
      throws IOException, InterruptedException {
    try (Demo demo = new Demo("upstream-refuses", folder);
        LiveProbes probes = demo.probes(level)) {
      List<Seen<LookupsSeen>> asked =
          demo.walk(probes, level)
              .all(LookupsSeen.class)
              .filter(s -> s.what().question() == Question.CONTROL)
              .toList();
      Set<DnsTarget.Role> roles =
          asked.stream().map(s -> s.what().target().role()).collect(Collectors.toSet());
      assertEquals(
          level.allows(Level.DEBUG_CONTAINER)
              ? Set.of(DnsTarget.Role.SERVICE, DnsTarget.Role.UPSTREAM)
              : Set.of(),
          roles);
    }
  }

  /** In a cluster whose upstreams are well the question is answered, with the root's servers. */
  @Test
  void isAnsweredByTheDemosUpstreams() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        LiveProbes probes = demo.probes(Level.DEBUG_CONTAINER)) {
      CaseFile begun = withDomain(demo.begun(Level.DEBUG_CONTAINER), "www.aliyun.com");
      List<LookupsSeen> asked =
          demo.walk(probes, begun, Duration.ofMinutes(3))
              .all(LookupsSeen.class)
              .map(Seen::what)
              .filter(l -> l.question() == Question.CONTROL)
              .toList();
      assertFalse(asked.isEmpty());
      assertTrue(
          asked.stream()
              .flatMap(l -> l.samples().stream())
              .allMatch(
                  s ->
                      s.outcome() instanceof LookupOutcome.Answered a
                          && a.rcode().equals("NOERROR")
                          && a.answers().contains("a.root-servers.net.")));
    }
  }

  private static Stream<String> controls(List<Ask> asks) {
    return asks.stream()
        .filter(Ask.Lookup.class::isInstance)
        .map(Ask.Lookup.class::cast)
        .filter(l -> l.question() == Question.CONTROL)
        .map(l -> l.target().role() + " " + l.transport().id() + " " + l.name() + " " + l.type());
  }

  private static CaseFile complaint(String... domains) {
    CaseFile file = RecordedCases.caseFile("healthy", 0, Level.READ);
    return new CaseFile(
        file.target(), symptom(file, List.of(domains)), file.run(), file.evidence());
  }

  private static CaseFile withDomain(CaseFile file, String domain) {
    return new CaseFile(file.target(), symptom(file, List.of(domain)), file.run(), file.evidence());
  }

  private static Symptom symptom(CaseFile file, List<String> domains) {
    Symptom s = file.symptom();
    return new Symptom(domains, s.error(), s.kind(), s.frequency(), s.reproducible(), s.window());
  }
}
