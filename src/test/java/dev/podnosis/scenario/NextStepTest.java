package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.NextStep;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.RecordedCases.Recorded;
import dev.podnosis.report.ReportOptions;
import dev.podnosis.report.Reports;
import dev.podnosis.report.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What to do next is one thing: the probe that would settle the most and has not looked yet. */
class NextStepTest {
  @TempDir Path folder;

  static Stream<Recorded> recorded() {
    return RecordedCases.all();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void wouldDecideWhatIsOpenAndHasNotLooked(Recorded recorded) {
    for (Level level : List.of(Level.READ, Level.EXEC)) {
      CaseFile caseFile = recorded.caseFile(level);
      Diagnosis diagnosis = Judges.all().judge(caseFile);
      boolean explained = diagnosis.causes().stream().anyMatch(Judged::confirmedRoot);
      assertTrue(explained || diagnosis.nextStep().isPresent(), level.id());
      diagnosis.nextStep().ifPresent(n -> wouldDecide(n, diagnosis));
    }
  }

  private static void wouldDecide(NextStep next, Diagnosis diagnosis) {
    ProbeId probe = next.need().probe();
    assertTrue(Judges.CATALOGUE.flowchart().step(next.step()).probes().contains(probe));
    assertFalse(diagnosis.caseFile().observed(probe), () -> next + " has looked");
    assertFalse(next.causes().isEmpty());
    next.causes()
        .forEach(
            id ->
                assertTrue(diagnosis.cause(id).verdict().missing().contains(next.need()), id.id()));
  }

  /** Once something is confirmed, only what is still suspected is worth another step. */
  @ParameterizedTest
  @MethodSource("recorded")
  void whatIsExplainedAsksForSuspicionsOnly(Recorded recorded) {
    Diagnosis diagnosis = Judges.all().judge(recorded.caseFile(Level.NODE));
    if (diagnosis.causes().stream().anyMatch(Judged::confirmedRoot)) {
      diagnosis
          .nextStep()
          .ifPresent(
              n ->
                  n.causes()
                      .forEach(
                          id ->
                              assertTrue(
                                  diagnosis.cause(id).verdict() instanceof Verdict.Suspected,
                                  id.id())));
    }
  }

  /** Without a name, the kind that the user names leads to another step, and confirms nothing. */
  @Test
  void theKindOfNameChangesTheNextStepAndNothingConfirmed() {
    Diagnosis internal = asked(DomainKind.INTERNAL);
    Diagnosis external = asked(DomainKind.EXTERNAL);
    assertEquals(
        StepId.CHECK_POD_TO_COREDNS, internal.nextStep().map(NextStep::step).orElseThrow());
    assertEquals(
        StepId.CHECK_POD_DNS_CONFIG, external.nextStep().map(NextStep::step).orElseThrow());
    assertEquals(confirmed(internal), confirmed(external));
  }

  private static Diagnosis asked(DomainKind kind) {
    CaseFile caseFile = RecordedCases.caseFile("udp53-blocked-on-one-node", 0, Level.READ);
    Symptom s = caseFile.symptom();
    return Judges.all()
        .judge(
            caseFile.withSymptom(new Symptom(List.of(), s.error(), kind, null, null, s.window())));
  }

  private static List<CauseId> confirmed(Diagnosis diagnosis) {
    return diagnosis.causes().stream().filter(Judged::confirmedRoot).map(Judged::id).toList();
  }

  @Test
  void textAndJsonShowThatOneThing() throws IOException {
    CaseFile caseFile = RecordedCases.caseFile("udp53-blocked-on-one-node", 0, Level.READ);
    Diagnosis diagnosis = Judges.all().judge(caseFile);
    NextStep next = diagnosis.nextStep().orElseThrow();
    Wording wording = new Wording(Judges.CATALOGUE, Language.ENGLISH);
    Path json = folder.resolve("r.json");
    Path text = folder.resolve("r.md");
    Reports.write(json, diagnosis, wording, ReportOptions.standard(ZoneOffset.UTC));
    Reports.write(text, diagnosis, wording, ReportOptions.standard(ZoneOffset.UTC));
    JsonNode shown = new ObjectMapper().readTree(json.toFile()).path("nextStep");
    assertEquals(next.step().id(), shown.path("step").asString());
    assertEquals(next.level().id(), shown.path("level").asString());
    assertTrue(shown.path("why").asString().contains(wording.need(next.need())));
    assertTrue(Files.readString(text).contains(wording.step(next.step())));
  }
}
