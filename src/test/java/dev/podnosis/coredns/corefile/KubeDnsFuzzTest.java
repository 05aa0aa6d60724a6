package dev.podnosis.coredns.corefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.Mutations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Damaged settings of kube-dns: nothing is thrown, and what comes of them stays small. */
class KubeDnsFuzzTest {
  private static final int ROUNDS = 2000;
  private static final String UPSTREAMS = "[\"8.8.8.8\", \"[2001:4860:4860::8888]:53\"]";

  private static KubeDnsConfig read(String stubDomains, String upstreams) {
    return KubeDnsConfig.read(
        Map.of("stubDomains", stubDomains, "upstreamNameservers", upstreams), "cluster.local");
  }

  private static String damaged(String text, long seed) {
    return new String(new Mutations(seed).of(text.getBytes(UTF_8)), UTF_8);
  }

  /** The example of GKE's guide, that of kubernetes/dns, and one with what each may hold. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"example.com\": [\"8.8.8.8\", \"8.8.4.4\", \"1.1.1.1\", \"1.0.0.1\"]}",
        "{\"acme.local\": [\"1.2.3.4\"], \"widget.local\": [\"ns.widget.local:5353\"]}",
        "{\n  \"a.example\": [],\n  \"b.example\": [\"[fd00::1]:53\", 7, null]\n}\n"
      })
  void damagedSettingsAreRead(String stubDomains) {
    String nodeLocal = Corefiles.recorded("nodelocal-on", "node-local-dns");
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          int understood = 0;
          for (int round = 0; round < ROUNDS; round++) {
            KubeDnsConfig config = read(damaged(stubDomains, round), damaged(UPSTREAMS, -round));
            understood += config.stubDomains().isEmpty() ? 0 : 1;
            check(config, nodeLocal);
          }
          assertTrue(understood > ROUNDS / 100, "some are still settings: " + understood);
        });
  }

  private static void check(KubeDnsConfig config, String nodeLocal) {
    String issues = JsonMapper.shared().writeValueAsString(config.issues());
    assertTrue(issues.length() < 200_000, issues);
    String run = config.inNodeLocal(nodeLocal);
    assertTrue(run.startsWith(nodeLocal.substring(0, nodeLocal.indexOf("forward"))), run);
    CorefileFacts facts = CorefileFacts.of(Corefile.parse(run));
    String json = JsonMapper.shared().writeValueAsString(facts);
    assertEquals(facts, JsonMapper.shared().readValue(json, CorefileFacts.class));
  }

  /** As large as no ConfigMap can be, as deep as no settings are. */
  @Test
  void muchOfOneKindStaysBounded() {
    for (String much :
        List.of(
            "[" + "1,".repeat(400_000) + "1]",
            "[" + "\"8.8.8.8\",".repeat(80_000) + "\"8.8.8.8\"]",
            "[".repeat(500_000),
            "{\"a.example\":".repeat(60_000),
            "x".repeat(3_000_000))) {
      KubeDnsConfig config = read(much, much);
      assertTrue(config.upstreamNameservers().size() <= 500);
      assertTrue(!config.issues().isEmpty() && config.issues().size() <= 500);
    }
    StringBuilder zones = new StringBuilder("{");
    for (int i = 0; i < 20_000; i++) {
      zones.append(i == 0 ? "" : ",").append("\"z").append(i).append(".example\":[\"8.8.8.8\"]");
    }
    KubeDnsConfig config = read(zones.append('}').toString(), "[]");
    assertEquals(500, config.stubDomains().size());
    assertTrue(config.inNodeLocal("").length() < 100_000);
  }
}
