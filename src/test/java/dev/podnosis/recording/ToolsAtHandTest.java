package dev.podnosis.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.StubLookupSeen.Result;
import dev.podnosis.evidence.Target;
import dev.podnosis.scenario.Judges;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Images have what they have: getent and dig, BusyBox's nslookup alone, or nothing at all. The
 * whole run on a real cluster's fault, for a pod of each kind.
 */
class ToolsAtHandTest {
  private static final String FAULT = "upstream-unreachable";

  @ParameterizedTest
  @CsvSource({
    "web-glibc-6cc676dbb9-4svnz, getent, FOUND",
    "api-musl-67565b7f45-5stcn, nslookup, TRY_AGAIN"
  })
  void theBestToolOfTheImageLooksUp(String pod, String tool, Result result) {
    List<StubLookupSeen> seen =
        run(pod, Level.EXEC).all(StubLookupSeen.class).map(s -> s.what()).toList();
    assertTrue(
        seen.stream().anyMatch(s -> s.tool().equals(tool) && s.result() == result),
        seen.toString());
  }

  @Test
  void ofAnImageWithoutToolsNothingIsSaid() {
    CaseFile file = run(distroless(), Level.EXEC);
    assertEquals(0, file.all(StubLookupSeen.class).count());
    for (ProbeId probe : List.of(ProbeId.CLIENT_LOOKUPS, ProbeId.TRIES)) {
      List<NotObserved.Reason> reasons =
          file.of(probe).map(e -> ((NotObserved) e.observation()).reason()).toList();
      assertTrue(
          !reasons.isEmpty()
              && reasons.stream()
                  .allMatch(
                      r -> r == NotObserved.Reason.NO_TOOL || r == NotObserved.Reason.PREREQUISITE),
          probe + " " + reasons);
    }
  }

  /** The fault lies behind CoreDNS, so that it is found whatever the pod's image holds. */
  @ParameterizedTest
  @CsvSource({"web-glibc-6cc676dbb9-4svnz", "api-musl-67565b7f45-5stcn", "distroless"})
  void theFaultIsFoundWithAnyImage(String pod) {
    CaseFile file = run(pod.equals("distroless") ? distroless() : pod, Level.NODE);
    Set<String> confirmed =
        Judges.all().judge(file).causes().stream()
            .filter(c -> Judges.word(c).equals("confirmed"))
            .map(c -> c.id().toString())
            .collect(Collectors.toSet());
    assertEquals(Set.of("coredns-upstream-unreachable"), confirmed);
  }

  private static String distroless() {
    return new RecordedReads(java.nio.file.Path.of("src/test/resources/recordings/" + FAULT))
        .list(dev.podnosis.probe.ObjectKind.PODS, "shop", "", "").orElse(List.of()).stream()
            .map(p -> p.at("/metadata/name").asString())
            .filter(n -> n.startsWith("pay-distroless"))
            .findFirst()
            .orElseThrow();
  }

  private static CaseFile run(String pod, Level level) {
    return RecordedCases.caseFile(
        FAULT,
        0,
        level,
        asked ->
            new CaseFile(
                new Target(
                    asked.target().context(),
                    asked.target().server(),
                    new ObjectRef("shop", pod),
                    ""),
                asked.symptom(),
                asked.run(),
                asked.evidence()));
  }
}
