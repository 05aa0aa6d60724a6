package dev.podnosis.ui.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.StubLookupSeen.Result;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.evidence.TriesSeen;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.ui.common.LookupStrip.Lookup;
import dev.podnosis.ui.common.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the step "does it fail every time" shows of lookups that were tried. */
class TriesPageTest {
  private static final ObjectRef POD = new ObjectRef("shop", "web");
  private static final String NAME = "www.example.com";

  /** Measured answers are suggested, never given; none failed suggests nothing. */
  @ParameterizedTest
  @CsvSource({"9, 11, Now and then", "4, 0, Every time", "0, 12, ''"})
  void suggestsWhatWasMeasured(int failed, int answered, String suggested) {
    StepPage.Question question = question(file(Level.EXEC, failed, answered), Language.ENGLISH);
    assertEquals(suggested, question.suggested());
    assertTrue(question.answers().stream().noneMatch(StepPage.Answer::chosen));
    String counts = failed == 0 ? "Not reproduced in 12 lookups" : failed + " of ";
    assertTrue(question.seen().startsWith(counts), question.seen());
  }

  /** Both are shown: what the user says stands. */
  @Test
  void tellsWhenTheUsersAnswerAndTheMeasurementDiffer() {
    StepPage.Question question = question(said(file(Level.EXEC, 9, 11), true), Language.ENGLISH);
    assertTrue(question.seen().contains("differ"), question.seen());
    assertEquals("Now and then", question.suggested());
    assertEquals(
        List.of("yes"),
        question.answers().stream()
            .filter(StepPage.Answer::chosen)
            .map(StepPage.Answer::word)
            .toList());
    assertFalse(
        question(said(file(Level.EXEC, 9, 11), false), Language.ENGLISH).seen().contains("differ"));
  }

  private static CaseFile said(CaseFile file, boolean reproducible) {
    Symptom was = file.symptom();
    return file.withSymptom(
        new Symptom(
            was.domains(), was.error(), was.kind(), was.frequency(), reproducible, was.window()));
  }

  @Test
  void showsACellForEachLookupAndTheInterval() {
    StepPage page = page(file(Level.EXEC, 9, 11), Language.ENGLISH);
    Check check = page.checks().getFirst();
    Check.Lookups lookups = Objects.requireNonNull(check.lookups());
    assertEquals(9, Collections.frequency(lookups.cells(), Lookup.FAILED));
    assertEquals(11, Collections.frequency(lookups.cells(), Lookup.ANSWERED));
    assertEquals(2, Collections.frequency(lookups.cells(), Lookup.PENDING), "not run");
    assertEquals("11 / 20", lookups.answered());
    assertTrue(check.detail().contains("26 to 66 %"), check.detail());
    assertEquals(Status.PROBLEM, check.status());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void saysWhatTryingDoesOrWhichLevelItNeeds(Language language) {
    StepPage.Trying may = trying(Level.EXEC, language);
    assertTrue(may.allowed());
    assertTrue(may.button().contains("22"), may.button());
    assertTrue(may.meaning().contains(NAME) && may.meaning().contains("shop/web"), may.meaning());
    StepPage.Trying mayNot = trying(Level.READ, language);
    assertFalse(mayNot.allowed());
    assertTrue(mayNot.meaning().contains("Exec"), mayNot.meaning());
  }

  private static StepPage.Trying trying(Level level, Language language) {
    return Objects.requireNonNull(question(file(level, 0, 0), language).trying());
  }

  /** While they are tried the cells fill; what is still to come is empty. */
  @Test
  void fillsTheCellsWhileLookupsAreTried() {
    CaseFile done = file(Level.EXEC, 1, 2);
    TriesSeen soFar = done.last(TriesSeen.class).orElseThrow().what();
    StepPages.Now now =
        new StepPages.Now(
            Status.RUNNING, Set.of(ProbeId.TRIES), Set.of(ProbeId.TRIES), 22, List.of(soFar));
    Check check = page(file(Level.EXEC, 0, 0), Language.ENGLISH, now).checks().getFirst();
    assertEquals(Status.RUNNING, check.status());
    assertEquals("", check.evidence());
    List<Lookup> cells = Objects.requireNonNull(check.lookups()).cells();
    assertEquals(List.of(Lookup.FAILED, Lookup.ANSWERED, Lookup.ANSWERED), cells.subList(0, 3));
    assertEquals(19, Collections.frequency(cells, Lookup.PENDING));
  }

  /** What each name did stands by itself: pooled, one that always fails hides in the rest. */
  @Test
  void tellsOfEachNameByItself() {
    CaseFile two = two(file(Level.EXEC, 4, 0), "api.example.com", 0, 6);
    StepPage.Question question = question(two, Language.ENGLISH);
    assertTrue(question.seen().startsWith("4 of 10 "), question.seen());
    assertTrue(question.seen().contains("\nwww.example.com: 4 of 4 failed"), question.seen());
    assertTrue(question.seen().contains("\napi.example.com: 0 of 6 failed"), question.seen());
    String one = question(file(Level.EXEC, 4, 0), Language.ENGLISH).seen();
    assertFalse(one.contains(NAME), "one name needs no list");
    String chinese = question(two, Language.CHINESE).seen();
    assertTrue(chinese.contains("api.example.com：6 次中失败 0 次"), chinese);
  }

  /** Lookups for which the time was over are told of, not left as empty cells alone. */
  @Test
  void saysHowManyWereNotRun() {
    Check ended = page(file(Level.EXEC, 9, 11), Language.ENGLISH).checks().getFirst();
    assertTrue(ended.detail().contains("2 not run: 30 s were over"), ended.detail());
    Check whole = page(file(Level.EXEC, 9, 13), Language.ENGLISH).checks().getFirst();
    assertFalse(whole.detail().contains("not run"), whole.detail());
  }

  private static CaseFile two(CaseFile file, String name, int failed, int answered) {
    Symptom was = file.symptom();
    return file.withSymptom(
            new Symptom(
                List.of(NAME, name),
                was.error(),
                was.kind(),
                was.frequency(),
                was.reproducible(),
                was.window()))
        .plus(List.of(look(name, failed, answered)));
  }

  private static StepPage.Question question(CaseFile file, Language language) {
    return Objects.requireNonNull(page(file, language).question());
  }

  private static StepPage page(CaseFile file, Language language) {
    return page(
        file, language, new StepPages.Now(Status.NOT_YET, Set.of(), Set.of(), 22, List.of()));
  }

  private static StepPage page(CaseFile file, Language language, StepPages.Now now) {
    return JudgedPage.of(file, StepId.REPRODUCIBLE, language, now);
  }

  private static CaseFile file(Level level, int failed, int answered) {
    Instant now = Instant.parse("2026-11-18T12:00:00Z");
    CaseFile file =
        new CaseFile(
            new Target("demo", "https://127.0.0.1", POD, "app"),
            new Symptom(
                List.of(NAME),
                "",
                null,
                null,
                null,
                new Symptom.Window(now.minusSeconds(900), now, true)),
            Run.starting("test", now, level, ""),
            List.of());
    return failed + answered == 0 ? file : file.plus(List.of(look(NAME, failed, answered)));
  }

  private static Look look(String name, int failed, int answered) {
    List<TriesSeen.Try> tries = new ArrayList<>();
    for (int i = 0; i < failed + answered; i++) {
      Result result = i < failed ? Result.TRY_AGAIN : Result.FOUND;
      tries.add(new TriesSeen.Try(i * 10, 3, i < failed ? 2 : 0, result, List.of(), ""));
    }
    return new Look(
        ProbeId.TRIES,
        new Vantage(Source.EXEC, new Place.InPod(POD, null)),
        Instant.parse("2026-11-18T12:00:00Z"),
        Duration.ofSeconds(1),
        new TriesSeen(POD, "app", "getent", name, 22, tries),
        null);
  }
}
