package dev.podnosis.ui.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.ui.common.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a step without a usable result says of the reason. */
class TroublePageTest {
  private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");

  @ParameterizedTest
  @MethodSource("imagesThatCouldNotBeHad")
  void namesTheImagesThatCouldNotBeHad(String subject, Detail detail, List<String> images) {
    NotObserved seen = new NotObserved(NotObserved.Reason.IMAGE, subject, detail);
    CaseFile file = file(look(ProbeId.POD_NETWORK, seen));
    for (Language language : Language.values()) {
      StepPage.Trouble trouble = trouble(file, StepId.CHECK_POD_TO_COREDNS, language);
      assertEquals(StepPage.Trouble.Kind.IMAGE, trouble.kind());
      assertEquals(images, trouble.images());
      assertTrue(trouble.title().contains(language.list(images)), trouble.title());
    }
  }

  static Stream<Arguments> imagesThatCouldNotBeHad() {
    return Stream.of(
        arguments(
            "node worker-1",
            images(new Detail.Image("nicolaka/netshoot", "ErrImagePull: not found")),
            List.of("nicolaka/netshoot")),
        arguments(
            "node worker-1",
            images(
                new Detail.Image("a/b:1", "x (y) z"),
                new Detail.Image("registry.local:5000/c/d@sha256:0f", "z")),
            List.of("a/b:1", "registry.local:5000/c/d@sha256:0f")),
        arguments(
            "debug image nicolaka/netshoot",
            new Detail.Said("not found"),
            List.of("nicolaka/netshoot")));
  }

  private static Detail images(Detail.Image... images) {
    return new Detail.Images(List.of(images));
  }

  @Test
  void namesNoImageWhereNoneIsTold() {
    NotObserved seen = new NotObserved(NotObserved.Reason.IMAGE, "node worker-1", "");
    CaseFile file = file(look(ProbeId.POD_NETWORK, seen));
    StepPage.Trouble trouble = trouble(file, StepId.CHECK_POD_TO_COREDNS, Language.ENGLISH);
    assertEquals(List.of(), trouble.images());
    assertEquals("The debug image could not be pulled", trouble.title());
  }

  /** What builds on something that was not seen is not a probe's fault where the cluster went. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void saysThatTheConnectionBrokeWhereThatIsBehindIt(Language language) {
    NotObserved builds = new NotObserved(NotObserved.Reason.PREREQUISITE, "CoreDNS pods", "");
    CaseFile alone = file(look(ProbeId.DNS_LOGS, builds));
    assertEquals(
        StepPage.Trouble.Kind.NO_RESULT,
        trouble(alone, StepId.CHECK_COREDNS_LOGS, language).kind());
    NotObserved broke =
        new NotObserved(
            NotObserved.Reason.DISCONNECTED, "pods in kube-system", "Connection refused");
    CaseFile lost = file(look(ProbeId.DNS_PODS, broke), look(ProbeId.DNS_LOGS, builds));
    StepPage.Trouble trouble = trouble(lost, StepId.CHECK_COREDNS_LOGS, language);
    assertEquals(StepPage.Trouble.Kind.DISCONNECTED, trouble.kind());
    assertTrue(trouble.meaning().contains("Connection refused"), trouble.meaning());
  }

  /** Deleted while the case was open: said as such, where its probes found nothing to look at. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void saysThatThePodIsGone(Language language) {
    NotObserved gone =
        new NotObserved(NotObserved.Reason.MISSING, "pods shop/web", "pods \"web\" not found");
    NotObserved exec =
        new NotObserved(NotObserved.Reason.NOT_RUNNING, "pod shop/web", "pods \"web\" not found");
    CaseFile file = file(look(ProbeId.BUSINESS_POD, gone), look(ProbeId.CLIENT_LOOKUPS, exec));
    StepPage.Trouble inItself = trouble(file, StepId.CHECK_POD_DNS_CONFIG, language);
    assertEquals(StepPage.Trouble.Kind.POD_GONE, inItself.kind());
    assertTrue(inItself.meaning().startsWith("shop/web\n"), inItself.meaning());
    assertEquals(
        StepPage.Trouble.Kind.POD_GONE,
        trouble(file, StepId.CHECK_POD_TO_COREDNS, language).kind());
    CaseFile inTheMiddle = file(look(ProbeId.CLIENT_LOOKUPS, exec));
    assertEquals(
        StepPage.Trouble.Kind.POD_GONE,
        trouble(inTheMiddle, StepId.CHECK_POD_TO_COREDNS, language).kind());
  }

  /** A container that does not run is in a pod that is there. */
  @Test
  void aContainerThatDoesNotRunIsNoPodThatIsGone() {
    NotObserved stopped =
        new NotObserved(
            NotObserved.Reason.NOT_RUNNING,
            "pod shop/web",
            new Detail.ContainerState(
                "app", ContainerFacts.Kind.NORMAL, ContainerFacts.Phase.WAITING, "", 0, ""));
    CaseFile file = file(look(ProbeId.CLIENT_LOOKUPS, stopped));
    assertEquals(
        StepPage.Trouble.Kind.NOT_ANSWERING,
        trouble(file, StepId.CHECK_POD_TO_COREDNS, Language.ENGLISH).kind());
  }

  private static StepPage.Trouble trouble(CaseFile file, StepId step, Language language) {
    StepPages.Now now = new StepPages.Now(Status.INCONCLUSIVE, Set.of(), Set.of(), 5, List.of());
    return Objects.requireNonNull(JudgedPage.of(file, step, language, now).trouble());
  }

  private static CaseFile file(Look... looks) {
    return new CaseFile(
            new Target("demo", "https://127.0.0.1", new ObjectRef("shop", "web"), "app"),
            new Symptom(
                List.of("www.example.com"),
                "",
                null,
                null,
                null,
                new Symptom.Window(NOW.minusSeconds(900), NOW, true)),
            Run.starting("test", NOW, Level.NODE, ""),
            List.of())
        .plus(List.of(looks));
  }

  private static Look look(ProbeId probe, NotObserved seen) {
    return new Look(probe, Vantage.api(), NOW, Duration.ZERO, seen, null);
  }
}
