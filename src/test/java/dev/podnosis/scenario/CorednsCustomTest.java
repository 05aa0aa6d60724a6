package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.QueryLog;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The recorded cluster with the Corefile of AKS, which imports what coredns-custom holds. */
class CorednsCustomTest {
  private static final String COREFILE =
      """
      .:53 {
          errors
          ready
          health {
            lameduck 5s
          }
          kubernetes cluster.local in-addr.arpa ip6.arpa {
            pods insecure
            fallthrough in-addr.arpa ip6.arpa
            ttl 30
          }
          prometheus :9153
          forward . /etc/resolv.conf
          cache 30
          loop
          reload
          loadbalance
          import custom/*.override
      }
      import %s/*.server
      """;

  private static CaseFile file(String folder, boolean exists, Map<String, String> data) {
    ObjectNode shape = JsonMapper.shared().createObjectNode();
    var edits = shape.putArray("edits");
    edits
        .addObject()
        .put("kind", "configmaps")
        .put("name", "coredns")
        .putObject("set")
        .put("/data/Corefile", COREFILE.formatted(folder));
    if (exists) {
      ObjectNode map = edits.addObject().put("kind", "configmaps").putObject("add");
      map.putObject("metadata").put("name", "coredns-custom").put("namespace", "kube-system");
      if (!data.isEmpty()) {
        ObjectNode keys = map.putObject("data");
        data.forEach(keys::put);
      }
    }
    return RecordedCases.caseFile("healthy", 0, Level.READ, base -> base, new Shape("AKS", shape));
  }

  /** As AKS leaves it, and as k3s does without it: nothing more is imported. */
  @ParameterizedTest
  @CsvSource({"custom, true", "custom, false", "/etc/coredns/custom, false"})
  void anEmptyOneLeavesNothingUnseen(String folder, boolean exists) {
    Facts facts = new Facts(file(folder, exists, Map.of()));
    assertEquals(List.of(), facts.dns().readCorefile().orElseThrow().facts().unseenImports());
    assertEquals(QueryLog.State.OFF, new QueryLog(facts).state());
    assertTrue(new QueryLog(facts).patch().isPresent());
  }

  @Test
  void whatItHoldsCounts() {
    Facts facts = new Facts(file("custom", true, Map.of("log.override", "log\n")));
    assertEquals(QueryLog.State.ON, new QueryLog(facts).state());
  }

  /** Another folder may be mounted from anywhere. */
  @Test
  void anotherFolderStaysUnseen() {
    Facts facts = new Facts(file("/etc/zones", false, Map.of()));
    assertEquals(
        List.of("/etc/zones/*.server"),
        facts.dns().readCorefile().orElseThrow().facts().unseenImports());
    assertEquals(QueryLog.State.UNKNOWN, new QueryLog(facts).state());
  }

  @Test
  void oneThatMayNotBeReadStaysUnseen() {
    CaseFile file = file("custom", false, Map.of());
    CorefileSeen seen = file.last(CorefileSeen.class).orElseThrow().what();
    CaseFile denied =
        file.plus(
            List.of(
                new Look(
                    ProbeId.DNS_CONFIG,
                    Vantage.api(),
                    file.run().finishedAt(),
                    Duration.ZERO,
                    new CorefileSeen(seen.owner(), seen.configMap(), seen.text(), Map.of(), false),
                    null)));
    assertEquals(QueryLog.State.UNKNOWN, new QueryLog(new Facts(denied)).state());
  }
}
