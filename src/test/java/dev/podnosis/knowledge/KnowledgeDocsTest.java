package dev.podnosis.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.OrientationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents say what the data files say, and the matrix of causes has no hole. */
class KnowledgeDocsTest {
  /** Every cause of the procedure's source and those beyond it; the ids are fixed. */
  static final Set<String> EXPECTED =
      Set.of(
          ("autopath-defect client-node-overloaded cluster-domain-mismatch conntrack-insert-race"
                  + " conntrack-table-full container-network-broken coredns-apiserver-unreachable"
                  + " coredns-crash-loop coredns-forwarding-loop coredns-headless-stale"
                  + " coredns-image-pull-failed coredns-no-lameduck coredns-oom-killed"
                  + " coredns-overloaded coredns-pending coredns-probe-failing coredns-rbac-missing"
                  + " coredns-replica-faulty coredns-slow-internal coredns-unbalanced"
                  + " coredns-unhealthy coredns-upstream-unreachable corefile-incompatible"
                  + " corefile-misconfigured corefile-reload-failed debug-image-unavailable"
                  + " dns-over-tcp-blocked edns-fragmentation forward-concurrency-exhausted"
                  + " headless-answer-truncated ipvs-udp-stale-backend kube-dns-no-endpoints"
                  + " kube-dns-service-unreachable kube-proxy-not-running"
                  + " kubelet-cluster-dns-mismatch musl-resolver-differs name-does-not-exist"
                  + " negative-cache-stale network-packet-loss networkpolicy-blocks-dns"
                  + " node-not-ready nodelocal-down nodelocal-not-used"
                  + " nodelocal-upstream-unreachable one-upstream-faulty parallel-a-aaaa-race"
                  + " pod-not-using-cluster-dns private-zone-needs-udp search-list-too-long"
                  + " search-path-amplification search-path-missing service-without-ready-endpoints"
                  + " statefulset-service-name-mismatch stub-domain-misconfigured"
                  + " stub-domain-unreachable tolerate-unready-ignored too-many-nameservers"
                  + " udp53-blocked upstream-answers-error upstream-rate-limited upstream-slow")
              .split(" "));

  private static final Catalogue CATALOGUE = Catalogue.load();

  @ParameterizedTest
  @ValueSource(strings = {"CAUSES.md", "CAUSES.zh.md", "CAUSE-MATRIX.md"})
  void areCurrent(String file) throws IOException {
    Path path = KnowledgeDocs.FOLDER.resolve(file);
    assertEquals(
        KnowledgeDocs.all().get(file), Files.readString(path), "run packaging/docs.sh: " + path);
  }

  @Test
  void theMatrixHasNoHole() {
    Map<String, Set<String>> holes = new TreeMap<>();
    for (CauseMatrix.Row row : CauseMatrix.of(CATALOGUE).rows()) {
      if (!row.holes().isEmpty()) {
        holes.put(row.id(), row.holes());
      }
    }
    assertEquals(Map.of(), holes);
  }

  @Test
  void everyCauseIsThereAndNoOther() {
    Set<String> there = new TreeSet<>();
    CauseMatrix.of(CATALOGUE).rows().forEach(r -> there.add(r.id()));
    assertEquals(new TreeSet<>(EXPECTED), there);
  }

  @Test
  void whereToLookFirstNamesCausesThatThereAre() {
    OrientationFile tables = CATALOGUE.orientationTables();
    List<String> named = new ArrayList<>();
    tables.kinds().forEach(r -> named.addAll(r.causes()));
    tables.frequencies().forEach(r -> named.addAll(r.causes()));
    named.removeAll(EXPECTED);
    assertEquals(List.of(), named);
  }

  /** A link within the document leads somewhere. */
  @ParameterizedTest
  @ValueSource(strings = {"CAUSES.md", "CAUSES.zh.md"})
  void linksLeadSomewhere(String file) {
    String text = KnowledgeDocs.all().getOrDefault(file, "");
    Set<String> anchors = new TreeSet<>();
    Matcher ids = Pattern.compile("<a id=\"([^\"]+)\">").matcher(text);
    while (ids.find()) {
      anchors.add(ids.group(1));
    }
    Set<String> links = new TreeSet<>();
    Matcher to = Pattern.compile("]\\(#([^)]+)\\)").matcher(text);
    while (to.find()) {
      links.add(to.group(1));
    }
    assertFalse(links.isEmpty());
    links.removeAll(anchors);
    assertEquals(Set.of(), links);
  }

  /** Read without a case, no text shows a bare place. */
  @ParameterizedTest
  @ValueSource(strings = {"CAUSES.md", "CAUSES.zh.md"})
  void noPlaceIsLeftBare(String file) {
    String text = KnowledgeDocs.all().getOrDefault(file, "");
    List<String> bare =
        text.lines().filter(l -> l.contains("{") && !l.matches(" {2}[a-z-]+\\{\".*\"}")).toList();
    assertEquals(List.of(), bare);
    assertTrue(text.contains("‹"));
  }
}
