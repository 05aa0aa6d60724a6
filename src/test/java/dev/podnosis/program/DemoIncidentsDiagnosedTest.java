package dev.podnosis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.catalogue.Language;
import dev.podnosis.program.Program.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the command line says of the demo cluster's incidents, by exit status and JSON. */
class DemoIncidentsDiagnosedTest {
  @TempDir Path home;
  private Program program;

  @BeforeEach
  void prepare() {
    program = new Program(home);
  }

  @Test
  void aCrashLoopIsTheCorefilesFault() throws IOException, InterruptedException {
    Ended run = program.run("diagnose", "--demo", "coredns-crash-loop", "--format", "json");
    assertEquals(1, run.status(), run.err());
    assertEquals("problem-found", run.json().path("outcome").asString());
    assertEquals("corefile-incompatible", run.causes("confirmed").getFirst());
    for (JsonNode cause : run.json().path("causes")) {
      String id = cause.path("id").asString();
      if (Set.of("coredns-crash-loop", "coredns-unhealthy", "kube-dns-no-endpoints").contains(id)) {
        assertEquals("corefile-incompatible", cause.path("consequenceOf").asString(), id);
      }
    }
    holdsTheContract(run.json());
  }

  @Test
  void aHealthyClusterConfirmsNothing() throws IOException, InterruptedException {
    Ended run = program.run("diagnose", "--demo", "healthy", "--format", "json");
    assertEquals(0, run.status(), run.err());
    assertEquals("no-problem-found", run.json().path("outcome").asString());
    assertEquals(List.of(), run.causes("confirmed", "suspected"));
    holdsTheContract(run.json());
  }

  @Test
  void aSilentUpstreamIsSuspectedFromTheLogAlone() throws IOException, InterruptedException {
    Ended run = program.run("diagnose", "--demo", "upstream-timeout", "--format", "json");
    assertEquals(1, run.status(), run.err());
    assertEquals("coredns-upstream-unreachable", run.causes("confirmed", "suspected").getFirst());
    JsonNode first = run.json().path("causes").get(0);
    assertFalse(first.path("missing").isEmpty(), "what is suspected says what would settle it");
    assertFalse(run.json().path("nextStep").isNull(), "and the next step is that");
  }

  /** Measured from the pod's network and the replicas': the path is filled and the fault placed. */
  @Test
  void aSilentUpstreamIsPlacedOnThePath() throws IOException, InterruptedException {
    Ended run =
        program.run(
            "diagnose",
            "--demo",
            "upstream-timeout",
            "--allow",
            "debug-container",
            "--yes",
            "--format",
            "json");
    assertEquals(1, run.status(), run.err());
    assertEquals("coredns-upstream-unreachable", run.causes("confirmed").getFirst());
    holdsTheContract(run.json());
    JsonNode path = run.json().path("path");
    Set<String> kinds = new HashSet<>();
    path.path("hops").forEach(hop -> kinds.add(hop.path("kind").asString()));
    assertEquals(Set.of("pod", "node", "service", "coredns", "upstream", "apiserver"), kinds);
    Set<String> transports = new HashSet<>();
    boolean lost = false;
    for (JsonNode link : path.path("links")) {
      transports.add(link.path("transport").asString());
      boolean all = link.path("lost").asInt() == link.path("sent").asInt();
      lost |= all && link.path("to").asString().startsWith("upstream:");
      assertTrue(link.path("lossLow").asDouble() <= link.path("lossHigh").asDouble());
    }
    assertTrue(transports.containsAll(Set.of("udp", "tcp")), transports.toString());
    assertTrue(lost, "a way to an upstream server on which nothing came back");
    JsonNode best = path.path("explanation").get(0);
    String component = best.path("components").get(0).asString();
    assertTrue(component.contains("upstream"), component);
    assertTrue(best.path("explains").asInt() > 0, best.toString());
    assertEquals(0, best.path("contradicts").asInt());
  }

  @Test
  void aPodOnTheNodesResolverIsSeenInItsContainer() throws IOException, InterruptedException {
    Ended run =
        program.run(
            "diagnose", "--demo", "pod-dns-policy-default", "--allow", "exec", "--format", "json");
    assertEquals(1, run.status(), run.err());
    assertEquals("pod-not-using-cluster-dns", run.causes("confirmed").getFirst());
    JsonNode patch = run.json().path("causes").get(0).path("remedies").findValue("patch");
    assertTrue(patch.path("diff").asString().contains("+"), "a patch of what is there");
  }

  @Test
  void speaksChineseThroughoutAndWritesThePdf() throws IOException, InterruptedException {
    Path pdf = home.resolve("report.pdf");
    Ended run =
        program.run(
            "diagnose",
            "--demo",
            "coredns-crash-loop",
            "--lang",
            "zh",
            "--case",
            "INC-2041",
            "--note",
            "变更窗口内",
            "--report",
            pdf.toString());
    assertEquals(1, run.status(), run.err());
    for (CauseEntry cause : Catalogue.load().causes()) {
      String english = cause.title().in(Language.ENGLISH, Map.of());
      assertFalse(run.out().contains(english), english);
      if (cause.id().id().equals("corefile-incompatible")) {
        assertTrue(run.out().contains(cause.title().in(Language.CHINESE, Map.of())), run.out());
      }
    }
    List<String> foreign =
        run.err().lines().filter(l -> l.codePoints().noneMatch(c -> c >= 0x4E00)).toList();
    assertEquals(List.of(), foreign, "each message has Chinese words, and no library talks");
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("INC-2041") && text.contains("变更窗口内"), "case and note");
      assertTrue(document.getDocumentCatalog().getDocumentOutline().hasChildren(), "bookmarks");
    }
  }

  /** The fields that other programs parse, and references that lead somewhere. */
  private static void holdsTheContract(JsonNode result) {
    assertEquals(1, result.path("schemaVersion").asInt());
    for (String field :
        List.of(
            "tool",
            "startedAt",
            "finishedAt",
            "target",
            "symptom",
            "nextStep",
            "causes",
            "steps",
            "evidence",
            "path",
            "clusterChanges",
            "apiCalls",
            "incomplete")) {
      assertTrue(result.has(field), field);
    }
    Set<String> evidence = new HashSet<>();
    result.path("evidence").forEach(e -> evidence.add(e.path("id").asString()));
    for (JsonNode cause : result.path("causes")) {
      for (String side : List.of("evidenceFor", "evidenceAgainst")) {
        cause.path(side).forEach(e -> assertTrue(evidence.contains(e.asString()), e.asString()));
      }
      boolean open = Set.of("suspected", "undecided").contains(cause.path("verdict").asString());
      assertEquals(open, !cause.path("missing").isEmpty(), cause.path("id").asString());
    }
    Set<String> hops = new HashSet<>();
    result.path("path").path("hops").forEach(h -> hops.add(h.path("id").asString()));
    for (JsonNode link : result.path("path").path("links")) {
      assertTrue(hops.contains(link.path("from").asString()), link.toString());
      assertTrue(hops.contains(link.path("to").asString()), link.toString());
    }
    assertTrue(result.path("apiCalls").path("count").asInt() > 0);
  }
}
