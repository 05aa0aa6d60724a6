package dev.podnosis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.coredns.Mutations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LintCommandTest {
  private static final String GOOD =
      """
      .:53 {
          errors
          health {
             lameduck 5s
          }
          ready
          kubernetes cluster.local in-addr.arpa ip6.arpa {
             pods insecure
             fallthrough in-addr.arpa ip6.arpa
             ttl 30
          }
          prometheus :9153
          forward . /etc/resolv.conf {
             max_concurrent 1000
          }
          cache 30
          loop
          reload
          loadbalance
      }
      """;

  @TempDir Path dir = Path.of("");

  private Path corefile(String text) throws IOException {
    return Files.writeString(dir.resolve("Corefile"), text);
  }

  @Test
  void kubeadmsCorefileIsClean() throws IOException {
    Ran ran = Ran.of("lint", corefile(GOOD).toString(), "--coredns-version", "1.13.1");
    assertEquals(0, ran.status(), ran.out());
    assertTrue(ran.out().contains("nothing to object to"), ran.out());
    assertTrue(ran.out().contains("0 errors, 0 warnings, 0 advice"), ran.out());
  }

  @Test
  void anErrorHasItsPlaceAndTheSmallestPatch() throws IOException {
    Path file = corefile(GOOD.replace("    loadbalance\n", "    loadbalanceee\n"));
    Ran ran = Ran.of("lint", file.toString(), "--coredns-version", "1.13.1");
    assertEquals(1, ran.status());
    assertTrue(ran.out().contains(file + ":19: error: unknown directive loadbalanceee"), ran.out());
    assertTrue(ran.out().contains("    -    loadbalanceee\n"), ran.out());
    JsonNode json =
        JsonMapper.shared()
            .readTree(
                Ran.of("lint", file.toString(), "--coredns-version=1.13.1", "--format=json").out());
    assertEquals(1, json.path("errors").asInt());
    assertEquals("directive-unknown", json.path("issues").path(0).path("code").asString());
    assertEquals(19, json.path("issues").path(0).path("line").asInt());
    String patch = json.path("issues").path(0).path("patch").asString();
    assertEquals(1, patch.lines().filter(l -> l.startsWith("-  ")).count(), patch);
    assertEquals(0, patch.lines().filter(l -> l.startsWith("+  ")).count(), patch);
  }

  @Test
  void theVersionDecides() throws IOException {
    Path file = corefile(GOOD);
    Ran old = Ran.of("lint", file.toString(), "--coredns-version", "1.4.0");
    assertEquals(1, old.status());
    assertTrue(old.out().contains("ready exists only since CoreDNS 1.5.0"), old.out());
    Ran vendor = Ran.of("lint", file.toString(), "--coredns-version", "v1.11.1-eksbuild.4");
    assertEquals(0, vendor.status(), vendor.out());
  }

  @Test
  void adviceAloneIsNoProblem() {
    String text = GOOD.replace("       lameduck 5s\n", "");
    Ran ran = Ran.with(new ByteArrayInputStream(text.getBytes(UTF_8)), "lint", "-", "--lang", "zh");
    assertEquals(0, ran.status(), ran.out());
    assertTrue(ran.out().contains("建议"), ran.out());
    assertTrue(ran.out().contains("lameduck"), ran.out());
  }

  @Test
  void whatIsNoCorefileIsSaid() throws IOException {
    assertEquals(2, Ran.of("lint", dir.resolve("none").toString()).status());
    assertEquals(2, Ran.of("lint", dir.toString()).status());
    assertEquals(2, Ran.of("lint").status());
    assertEquals(2, Ran.of("lint", corefile(GOOD).toString(), "--coredns-version", "new").status());
    Path binary = Files.write(dir.resolve("noise"), new byte[] {1, 0, 2});
    Ran noise = Ran.of("lint", binary.toString());
    assertEquals(2, noise.status());
    assertTrue(noise.err().contains("is not text"), noise.err());
    assertEquals(1, Ran.of("lint", corefile("").toString()).status());
  }

  /** What a user would pass: the Corefile of NodeLocal DNSCache, found out to be that. */
  @Test
  void nodeLocalsCorefileIsReadAsSuch() throws IOException {
    String text =
        Files.readString(Path.of("src/test/resources/corefiles/nodelocal"))
            .replace("__PILLAR__DNS__DOMAIN__", "cluster.local");
    Ran ran = Ran.of("lint", corefile(text).toString());
    assertEquals(0, ran.status(), ran.out());
    assertTrue(ran.out().contains("Read as the Corefile of NodeLocal DNSCache."), ran.out());
    assertTrue(ran.out().contains("0 errors, 0 warnings, 0 advice"), ran.out());
    Ran zh = Ran.of("lint", corefile(text.replace("cache 30", "")).toString(), "--lang", "zh");
    assertEquals(0, zh.status(), zh.out());
    assertTrue(zh.out().contains("没有 cache"), zh.out());
  }

  /** {@code kubectl get configmap coredns coredns-custom -o yaml}, as AKS has them. */
  @Test
  void aConfigMapIsReadForTheCorefileInIt() throws IOException {
    String list =
        """
        apiVersion: v1
        items:
        - apiVersion: v1
          data:
            Corefile: |
        %s
                import custom/*.override
              }
          kind: ConfigMap
        - apiVersion: v1
          kind: ConfigMap
          data:
            log.override: |
              loggg
        kind: List
        """
            .formatted(GOOD.strip().replaceAll("\n?}$", "").indent(6).stripTrailing());
    Path file = Files.writeString(dir.resolve("cm.yaml"), list);
    Ran ran = Ran.of("lint", file.toString(), "--coredns-version", "1.13.1");
    assertEquals(1, ran.status(), ran.out() + ran.err());
    assertTrue(ran.out().contains("unknown directive loggg"), ran.out());
    assertTrue(ran.out().contains("cm.yaml#log.override:1: error"), ran.out());
    Ran none =
        Ran.with(
            new ByteArrayInputStream("apiVersion: v1\nkind: Pod\n".getBytes(UTF_8)), "lint", "-");
    assertEquals(2, none.status());
    assertTrue(none.err().contains("ConfigMap without a Corefile"), none.err());
    Ran broken =
        Ran.with(
            new ByteArrayInputStream("apiVersion: v1\ndata: [\n".getBytes(UTF_8)), "lint", "-");
    assertEquals(2, broken.status());
  }

  /** GKE keeps these settings in JSON under two keys of the ConfigMap kube-dns. */
  /** AKS's coredns-custom: an issue in it is told there and not at that line of the Corefile. */
  @Test
  void anIssueInAnImportedFileIsToldThere() throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("maps.yaml"),
            """
            apiVersion: v1
            kind: List
            items:
            - kind: ConfigMap
              metadata: {name: coredns, namespace: kube-system}
              data:
                Corefile: |
            %s      import custom/*.server
            - kind: ConfigMap
              metadata: {name: coredns-custom, namespace: kube-system}
              data:
                corp.server: |
                  corp.example:53 {
                      forward . 10.1.1.300
                  }
            """
                .formatted(GOOD.indent(6)));
    Ran ran = Ran.of("lint", file.toString(), "--coredns-version", "1.13.1");
    assertEquals(1, ran.status(), ran.out());
    assertTrue(
        ran.out().contains(file + "#corp.server:2: error: 10.1.1.300 is no address"), ran.out());
    assertTrue(ran.out().contains(file + "#corp.server:2: advice: forward has no max_concurrent"));
    JsonNode issue =
        JsonMapper.shared()
            .readTree(
                Ran.of("lint", file.toString(), "--coredns-version=1.13.1", "--format=json").out())
            .path("issues")
            .path(0);
    assertEquals("corp.server", issue.path("importedFrom").asString());
    assertEquals(2, issue.path("line").asInt());
    assertTrue(issue.path("patch").isNull());
  }

  @Test
  void gkesSettingsOfKubeDnsAreUnderstood() throws IOException {
    String good =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          labels:
            addonmanager.kubernetes.io/mode: EnsureExists
          name: kube-dns
          namespace: kube-system
        data:
          stubDomains: |
            {"example.com": ["8.8.8.8", "8.8.4.4"]}
          upstreamNameservers: |
            ["1.1.1.1"]
        """;
    Path file = Files.writeString(dir.resolve("kube-dns.yaml"), good);
    Ran ran = Ran.of("lint", file.toString());
    assertEquals(0, ran.status(), ran.out());
    assertTrue(ran.out().contains("1 stub domain, 1 upstream server"), ran.out());
    Files.writeString(file, good.replace("[\"1.1.1.1\"]", "1.1.1.1"));
    Ran wrong = Ran.of("lint", file.toString());
    assertEquals(1, wrong.status(), wrong.out());
    assertTrue(wrong.out().contains("upstreamNameservers is not JSON"), wrong.out());
  }

  /** However a ConfigMap is damaged, it is judged or refused, with a word why. */
  @Test
  void damagedConfigMapsOfKubeDnsAreJudgedOrRefused() {
    String good =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: kube-dns, namespace: kube-system}
        data:
          stubDomains: |
            {"example.com": ["8.8.8.8", "8.8.4.4"]}
          upstreamNameservers: |
            ["1.1.1.1"]
        """;
    Set<Integer> seen = new TreeSet<>();
    for (long seed = 0; seed < 300; seed++) {
      byte[] damaged = new Mutations(seed).of(good.getBytes(UTF_8));
      Ran ran = Ran.with(new ByteArrayInputStream(damaged), "lint", "-");
      seen.add(ran.status());
      assertTrue(ran.status() == 2 ? ran.out().isEmpty() : ran.err().isEmpty(), ran.err());
      assertTrue(ran.err().length() + ran.out().length() < 200_000, "seed " + seed);
      assertTrue(ran.status() != 2 || !ran.err().isBlank(), "seed " + seed);
    }
    assertEquals(Set.of(0, 1, 2), seen);
  }

  /**
   * Codes are written in the linter's own sources: each needs words, and no words are left over.
   */
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyIssueHasWords(Language language) throws IOException {
    Set<String> codes = new TreeSet<>();
    Pattern whole = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    Pattern half = Pattern.compile("what \\+ \"(-[a-z-]+)\"");
    Path sources = Path.of("src/main/java/dev/podnosis/coredns/corefile");
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        Matcher codesIn = whole.matcher(Files.readString(file));
        while (codesIn.find()) {
          codes.add(codesIn.group(1));
        }
        Matcher halves = half.matcher(Files.readString(file));
        while (halves.find()) {
          codes.add("directive" + halves.group(1));
          codes.add("option" + halves.group(1));
        }
      }
    }
    assertTrue(codes.size() > 50, codes.toString());
    Set<String> words = new TreeSet<>(Words.of("lint").keys(language));
    words.removeIf(k -> k.startsWith("lint."));
    assertEquals(codes, words);
  }
}
