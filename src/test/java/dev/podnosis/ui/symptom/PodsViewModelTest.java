package dev.podnosis.ui.symptom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.session.Opening;
import dev.podnosis.ui.start.StartViewModel;
import dev.podnosis.ui.workspace.Bench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodsViewModelTest {
  private static final DemoIncident INCIDENT =
      DemoIncidents.byId("udp53-blocked-node").orElseThrow();

  private final Path folder;
  private Bench bench;

  PodsViewModelTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void thePodThatWasToldIsChosenAndItsLogIsRead() {
    PodsViewModel pods = demo();
    PodRow chosen = pods.chosenProperty().get();
    assertNotNull(chosen);
    assertEquals(INCIDENT.pod(), chosen.path());
    assertEquals(chosen, pods.rows().getFirst());
    assertEquals(1, pods.rows().stream().filter(r -> r.path().equals(chosen.path())).count());
    PodLog.Read log = assertInstanceOf(PodLog.Read.class, pods.logProperty().get());
    assertTrue(log.errors() > 0 && log.errors() < log.lines(), log.toString());
    assertFalse(pods.readingProperty().get().busy());
    assertEquals(pods.rows().size(), pods.readingProperty().get().seen());
  }

  @Test
  void aPartOfANameNarrows() {
    PodsViewModel pods = demo();
    pods.chooseNone();
    pods.searchProperty().set("coredns");
    assertFalse(pods.rows().isEmpty());
    assertTrue(pods.rows().stream().allMatch(r -> r.name().contains("coredns")));
    pods.searchProperty().set("shop/check");
    assertFalse(pods.rows().isEmpty());
    assertTrue(pods.rows().stream().allMatch(r -> r.path().startsWith("shop/check")));
    pods.searchProperty().set("no-such-pod");
    assertTrue(pods.rows().isEmpty());
  }

  @Test
  void podsAreLookedForInTheClusterWhateverTheTableShows() {
    PodsViewModel pods = demo();
    pods.searchProperty().set("no-such-pod");
    PodLookup lookup = new PodLookup(bench.workspace().draft(), bench.background());
    List<PodRow> found = new ArrayList<>();
    lookup.find("coredns", found::addAll);
    assertFalse(found.isEmpty());
    assertTrue(found.stream().allMatch(r -> r.name().contains("coredns")));
    assertTrue(pods.rows().stream().noneMatch(r -> r.name().contains("coredns")));
    pods.choose(found.getFirst());
    assertEquals(found.getFirst().path(), bench.workspace().draft().podProperty().get());
    assertTrue(pods.rows().contains(found.getFirst()), "what is chosen is not in view");
    found.clear();
    lookup.find("c", found::addAll);
    lookup.find("no-such-pod", found::addAll);
    assertTrue(found.isEmpty(), found.toString());
  }

  @Test
  void theChosenPodStaysInViewWhateverIsSearched() {
    PodsViewModel pods = demo();
    pods.searchProperty().set("coredns");
    assertEquals(INCIDENT.pod(), pods.rows().getFirst().path());
    assertTrue(pods.rows().stream().skip(1).allMatch(r -> r.name().contains("coredns")));
  }

  @Test
  void namespaceLabelAndPolicyNarrowToo() {
    PodsViewModel pods = demo();
    pods.chooseNone();
    pods.namespaceProperty().set("kube-system");
    assertTrue(pods.rows().stream().allMatch(r -> r.namespace().equals("kube-system")));
    pods.searchProperty().set("k8s-app=kube-dns");
    assertFalse(pods.rows().isEmpty());
    assertTrue(pods.rows().stream().allMatch(r -> r.name().startsWith("coredns")));
    pods.searchProperty().set("");
    pods.dnsPolicyProperty().set("Default");
    assertFalse(pods.rows().isEmpty());
    assertTrue(pods.rows().stream().allMatch(r -> r.dnsPolicy().equals("Default")));
    assertTrue(pods.namespaces().contains("shop"));
  }

  @Test
  void aWorkloadShowsItsPods() {
    PodsViewModel pods = demo();
    pods.chooseNone();
    WorkloadRow checkout =
        pods.workloads().stream()
            .filter(w -> w.name().equals("checkout"))
            .findFirst()
            .orElseThrow();
    assertEquals("Deployment", checkout.kind());
    assertTrue(checkout.ready() > 0);
    pods.workloadProperty().set(checkout);
    assertEquals(checkout.wanted(), pods.rows().size());
    assertTrue(pods.rows().stream().allMatch(r -> r.name().startsWith("checkout-")));
  }

  @Test
  void aPodThatIsGoneIsStruckThroughAndCannotBeChosen() {
    PodsViewModel pods = demo(() -> bench.workspace().draft().podProperty().set("shop/was-here"));
    PodRow gone = pods.goneProperty().get();
    assertNotNull(gone);
    assertEquals("shop/was-here", gone.path());
    assertNull(pods.chosenProperty().get());
    assertEquals(gone, pods.rows().getFirst());
    pods.choose(gone);
    assertNull(pods.chosenProperty().get());
    PodRow other = pods.rows().getLast();
    pods.choose(other);
    assertNull(pods.goneProperty().get());
    assertEquals(other.path(), bench.workspace().draft().podProperty().get());
    assertFalse(pods.rows().contains(gone));
  }

  @Test
  void aPodThatGoesWhileTheCaseIsOpenedIsToldSo() {
    SymptomViewModel model = symptom(() -> {});
    PodRow chosen = model.pods().chosenProperty().get();
    assertNotNull(chosen);
    bench.answer(new Opening.Refused("pod-missing", Map.of(), "", true));
    assertTrue(model.ready());
    model.start(() -> {});
    assertEquals(chosen.path(), goneIn(model.pods()));
    assertFalse(model.ready());
  }

  @Test
  void largeClustersAreReadInPagesAndNeverWhole() throws Exception {
    try (ManyPods many = new ManyPods(30_000, false)) {
      PodsViewModel pods = new PodsViewModel(bench.workspace(), bench.background());
      bench.workspace().draft().connect(many.connect(folder), () -> {});
      assertEquals(500, pods.rows().size());
      assertEquals(PodPages.End.ENOUGH, pods.readingProperty().get().end());
      assertEquals(30_000, pods.readingProperty().get().total());
      assertTrue(many.asked().getFirst().contains("limit=100"), many.asked().toString());
      assertTrue(many.asked().get(1).contains("limit=500"), many.asked().toString());
      assertEquals(2, many.asked().size());
      pods.searchProperty().set("pod-00777");
      assertEquals(List.of("pod-00777"), names(pods));
      pods.searchProperty().set("pod-29999");
      assertEquals(List.of(), names(pods), "so far nobody looks");
      assertEquals(PodPages.End.ENOUGH, pods.readingProperty().get().end());
      assertEquals(
          "shop/app:1",
          new PodRow(
                  "",
                  "",
                  "",
                  PodRow.shortImage("registry.local:5000/shop/app:1"),
                  "",
                  "",
                  List.of())
              .image());
    }
  }

  @Test
  void whoMayNotListPodsTypesANamespace() throws Exception {
    try (ManyPods many = new ManyPods(20, true)) {
      PodsViewModel pods = new PodsViewModel(bench.workspace(), bench.background());
      bench.workspace().draft().connect(many.connect(folder), () -> {});
      assertEquals(PodPages.End.REFUSED, pods.readingProperty().get().end());
      assertTrue(pods.rows().isEmpty());
      pods.namespaceProperty().set("shop");
      assertEquals(20, pods.rows().size());
      assertEquals(PodPages.End.ALL, pods.readingProperty().get().end());
    }
  }

  @Test
  void containersAreChosenWithThePod() {
    PodsViewModel pods = demo();
    var draft = bench.workspace().draft();
    assertEquals(INCIDENT.container(), draft.containerProperty().get());
    PodRow dns =
        pods.rows().stream().filter(r -> r.name().startsWith("coredns")).findFirst().orElseThrow();
    pods.choose(dns);
    assertEquals("", draft.containerProperty().get());
    assertEquals(dns.path(), draft.podProperty().get());
  }

  private static String goneIn(PodsViewModel pods) {
    PodRow gone = pods.goneProperty().get();
    assertNotNull(gone);
    return gone.path();
  }

  private static List<String> names(PodsViewModel pods) {
    return pods.rows().stream().map(PodRow::name).toList();
  }

  private PodsViewModel demo() {
    return demo(() -> {});
  }

  private PodsViewModel demo(Runnable before) {
    return symptom(before).pods();
  }

  /** The demo cluster is chosen and served; something is done before the pods are read. */
  private SymptomViewModel symptom(Runnable before) {
    StartViewModel start =
        new StartViewModel(
            bench.workspace(), bench.background(), new Kubeconfigs(Map.of(), folder));
    start.choose(INCIDENT);
    before.run();
    SymptomViewModel model =
        new SymptomViewModel(
            bench.workspace(), bench.background(), dev.podnosis.session.Choices.Probing::defaults);
    start.connect(() -> {});
    return model;
  }
}
