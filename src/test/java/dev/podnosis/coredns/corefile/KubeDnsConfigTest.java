package dev.podnosis.coredns.corefile;

import static dev.podnosis.coredns.corefile.Corefiles.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GKE's form of the DNS settings, as its documentation and kubernetes/dns write it. */
class KubeDnsConfigTest {
  /** The example of GKE's guide to custom resolvers for stub domains. */
  private static final String STUB_DOMAINS =
      """
      {
        "example.com": [
          "8.8.8.8",
          "8.8.4.4",
          "1.1.1.1",
          "1.0.0.1"
        ]
      }
      """;

  private static KubeDnsConfig read(String stubDomains, String upstreams) {
    return KubeDnsConfig.read(
        Map.of("stubDomains", stubDomains, "upstreamNameservers", upstreams), "cluster.local");
  }

  @Test
  void readsTheDocumentedExamples() {
    Map<String, String> data = Map.of("stubDomains", STUB_DOMAINS);
    assertTrue(KubeDnsConfig.isIn(data));
    KubeDnsConfig stubs = KubeDnsConfig.read(data, null);
    assertEquals(
        Map.of("example.com", List.of("8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1")),
        stubs.stubDomains());
    assertEquals(List.of(), stubs.upstreamNameservers());
    assertEquals("", codes(stubs.issues()));
    KubeDnsConfig both =
        read(
            "{\"acme.local\": [\"1.2.3.4:5353\", \"ns.acme.local\"]}",
            "[\"8.8.8.8\", \"2001:4860:4860::8888\"]");
    assertEquals(List.of("8.8.8.8", "2001:4860:4860::8888"), both.upstreamNameservers());
    assertEquals("", codes(both.issues()));
  }

  /** What kubernetes/dns refuses, it refuses with the whole ConfigMap. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"a.com\": \"8.8.8.8\"}|[]|0:kube-dns-shape stubDomains\\n"
            + "0:kube-dns-zone-without-server a.com",
        "[\"8.8.8.8\"]|[]|0:kube-dns-shape stubDomains",
        "{\"a.com\": [\"8.8.8.8\"]|[]|0:kube-dns-not-json stubDomains",
        "{}|8.8.8.8|0:kube-dns-not-json upstreamNameservers",
        "{}|'[\"1.1.1.1\",\"1.0.0.1\",\"8.8.8.8\",\"8.8.4.4\"]'|0:kube-dns-too-many-upstreams 4 3",
        "{}|[\"dns.example.com\"]|0:kube-dns-server-invalid upstreamNameservers dns.example.com",
        "{\"a.com\": [\"8.8.8.8:99999\"]}|[]|0:kube-dns-server-invalid a.com 8.8.8.8:99999",
        "{\"a.com\": [\"8.8.8.888\"]}|[]|0:kube-dns-server-invalid a.com 8.8.8.888",
        "{\"A_b.com\": [\"8.8.8.8\"]}|[]|0:kube-dns-zone-invalid A_b.com",
        "{\"cluster.local\": [\"8.8.8.8\"]}|[]|0:kube-dns-zone-is-the-clusters cluster.local.",
        "{\"svc.cluster.local\": [\"8.8.8.8\"]}|[]|0:kube-dns-zone-in-the-clusters"
            + " svc.cluster.local.",
      })
  void namesWhatIsRefused(String stubDomains, String upstreams, String found) {
    assertEquals(found.replace("\\n", "\n"), codes(read(stubDomains, upstreams).issues()));
  }

  /** As node-cache does it: servers filled in, blocks behind the rest, lines unmoved. */
  @Test
  void completesNodeLocalsCorefile() {
    String corefile = Corefiles.recorded("nodelocal-on", "node-local-dns");
    String run =
        read("{\"corp.internal\": [\"10.77.0.54\", \"10.77.0.55\"]}", "[\"10.77.0.53\"]")
            .inNodeLocal(corefile);
    CorefileFacts facts = CorefileFacts.of(Corefile.parse(run));
    assertEquals("", codes(Corefile.parse(run).issues()));
    assertEquals(
        List.of("10.77.0.54", "10.77.0.55"),
        facts.forwardFor("db.corp.internal").orElseThrow().upstreams().stream()
            .map(Upstream::host)
            .toList());
    ForwardFacts outside = facts.forwardFor("www.example.com").orElseThrow();
    assertEquals("10.77.0.53", outside.upstreams().getFirst().host());
    assertEquals(
        CorefileFacts.of(Corefile.parse(corefile)).forwardFor("a.com").orElseThrow().at(),
        outside.at());
    assertTrue(read("{}", "[]").inNodeLocal(corefile).contains("__PILLAR__UPSTREAM__SERVERS__"));
  }

  @ParameterizedTest
  @CsvSource({"[", "{", "null", "''", "1", "'\"x\"'"})
  void neverFails(String text) {
    KubeDnsConfig config = read(text, text.repeat(5000));
    assertEquals(Map.of(), config.stubDomains());
    assertTrue(!config.issues().isEmpty(), text);
  }
}
