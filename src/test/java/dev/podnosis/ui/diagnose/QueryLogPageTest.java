package dev.podnosis.ui.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.report.Wording;
import dev.podnosis.scenario.Judges;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The step that asks for the query log says how to switch it on, with its cost and its undoing. */
class QueryLogPageTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private static StepPage.@Nullable QueryLogOffer offer(
      CaseFile file, StepId step, Language language) {
    StepPages pages =
        new StepPages(
            new Messages(language),
            new Wording(CATALOGUE, language),
            CATALOGUE.flowchart(),
            text -> text.replace("kube-system", "VEILED"));
    return pages
        .of(
            step,
            Judges.all().judge(file),
            new StepPages.Now(Status.OK, Set.of(), Set.of(), 20, List.of()))
        .queryLog();
  }

  private static CaseFile healthy() {
    return RecordedCases.caseFile("healthy", 0, Level.READ);
  }

  @Test
  void offersThePatchWithItsCostAndItsUndoing() {
    StepPage.QueryLogOffer offer =
        Objects.requireNonNull(offer(healthy(), StepId.CHECK_QUERY_LOG, Language.ENGLISH));
    assertEquals(3, offer.lines().size());
    assertTrue(offer.lines().get(1).startsWith("Cost: "), offer.lines()::toString);
    assertTrue(offer.lines().get(2).startsWith("Undo: "), offer.lines()::toString);
    Patch patch = Objects.requireNonNull(offer.patch());
    assertEquals("ConfigMap/VEILED/coredns", patch.target());
    assertTrue(patch.diff().contains("\n+    log\n"), patch.diff());
    StepPage.QueryLogOffer chinese =
        Objects.requireNonNull(offer(healthy(), StepId.CHECK_QUERY_LOG, Language.CHINESE));
    assertTrue(chinese.lines().get(2).startsWith("回滚："), chinese.lines()::toString);
  }

  @Test
  void otherStepsAndTheTimeBeforeSayNothing() {
    assertNull(offer(healthy(), StepId.CHECK_COREDNS_PODS, Language.ENGLISH));
    CaseFile before = healthy().without(Set.of(ProbeId.DNS_CONFIG));
    assertNull(offer(before, StepId.CHECK_QUERY_LOG, Language.ENGLISH));
  }

  /** A log plugin may stand in what was not seen; a second one would be a mistake. */
  @Test
  void whereAnImportWasNotSeenNothingIsOffered() {
    StepPage.QueryLogOffer offer =
        Objects.requireNonNull(
            offer(withUnseenImport(healthy()), StepId.CHECK_QUERY_LOG, Language.ENGLISH));
    assertEquals(1, offer.lines().size());
    assertNull(offer.patch());
    CaseFile logging = RecordedCases.caseFile("healthy-query-log", 0, Level.READ);
    StepPage.QueryLogOffer on =
        Objects.requireNonNull(offer(logging, StepId.CHECK_QUERY_LOG, Language.ENGLISH));
    assertEquals(List.of("CoreDNS logs the queries it answers."), on.lines());
    assertNull(on.patch());
  }

  private static CaseFile withUnseenImport(CaseFile file) {
    List<Evidence> evidence =
        file.evidence().stream()
            .map(
                e ->
                    e.observation() instanceof CorefileSeen c
                        ? new Evidence(
                            e.id(),
                            e.probe(),
                            e.vantage(),
                            e.observedAt(),
                            e.duration(),
                            new CorefileSeen(
                                c.owner(),
                                c.configMap(),
                                c.text()
                                    .replace(
                                        "    errors", "    errors\n    import custom/*.override"),
                                c.imports(),
                                false),
                            e.transcript())
                        : e)
            .toList();
    return new CaseFile(file.target(), file.symptom(), file.run(), evidence);
  }
}
