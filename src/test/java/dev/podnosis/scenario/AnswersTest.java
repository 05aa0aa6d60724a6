package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.CaseFileSource;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.diagnosis.Walk;
import dev.podnosis.diagnosis.WalkListener;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.RecordedCases.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the user answers and the way the steps were taken change the order of the causes and what
 * comes next, never what the evidence shows.
 */
class AnswersTest {

  /**
   * Every answer there is, on every recording: what is confirmed stays so, and nothing becomes so.
   * What is suspected may well depend on what the user complains of: no race explains a lookup that
   * fails every time.
   */
  @ParameterizedTest
  @MethodSource("dev.podnosis.recording.RecordedCases#all")
  void answersNeverChangeWhatTheEvidenceShows(Recorded recorded) {
    CaseFile caseFile = recorded.caseFile(Level.NODE);
    Map<String, String> confirmed = confirmed(judge(caseFile, null, Frequency.OFTEN, null));
    List<Executable> same = new ArrayList<>();
    for (Frequency frequency : Frequency.values()) {
      for (Boolean reproducible : Arrays.asList(null, true, false)) {
        same.add(
            () ->
                assertSame(
                    confirmed,
                    confirmed(judge(caseFile, null, frequency, reproducible)),
                    frequency + " " + reproducible));
      }
    }
    for (DomainKind kind : DomainKind.values()) {
      // A kind that the user names stands in for names; where names are given, their form counts.
      same.add(
          () ->
              assertSame(
                  confirmed, confirmed(judge(caseFile, kind, Frequency.OFTEN, null)), kind.id()));
    }
    assertAll(same);
  }

  /** Answers far apart, on every scenario. */
  @TestFactory
  Stream<DynamicTest> answersNeverChangeAScenario() {
    return Scenario.all()
        .map(
            s ->
                DynamicTest.dynamicTest(
                    s.toString(),
                    () -> {
                      CaseFile caseFile = s.caseFile();
                      assertSame(
                          confirmed(judge(caseFile, null, Frequency.SCALING, false)),
                          confirmed(judge(caseFile, null, Frequency.PEAK, true)),
                          "scaling, peak");
                    }));
  }

  /** What is confirmed and more than advice, with what was found. */
  private static Map<String, String> confirmed(Diagnosis diagnosis) {
    Map<String, String> confirmed = new TreeMap<>();
    diagnosis.causes().stream()
        .filter(j -> j.verdict() instanceof Verdict.Confirmed c && !c.advice())
        .forEach(j -> confirmed.put(j.id().id(), codes(j).toString()));
    return confirmed;
  }

  /** What is shown of each cause: which way it points, and the findings. */
  private static Map<String, String> shown(Diagnosis diagnosis) {
    return diagnosis.causes().stream()
        .collect(Collectors.toMap(j -> j.id().id(), AnswersTest::shown, (a, b) -> a, TreeMap::new));
  }

  private static String shown(Judged judged) {
    // Whether what is merely unwise stands as advice or as a suspicion is a matter of what the user
    // complains of; what was found of it is not.
    boolean unwise = judged.verdict() instanceof Verdict.Confirmed c && c.advice();
    boolean points = unwise || judged.verdict() instanceof Verdict.Suspected;
    return (points ? "points to it" : judged.verdict().id()) + " " + codes(judged);
  }

  private static List<String> codes(Judged judged) {
    return judged.verdict().findings().stream()
        .map(f -> f.side() + " " + f.code() + " " + new TreeMap<>(f.args()))
        .sorted()
        .toList();
  }

  private static Diagnosis judge(
      CaseFile caseFile,
      @Nullable DomainKind kind,
      @Nullable Frequency frequency,
      @Nullable Boolean reproducible) {
    Symptom s = caseFile.symptom();
    return Judges.all()
        .judge(
            caseFile.withSymptom(
                new Symptom(s.domains(), s.error(), kind, frequency, reproducible, s.window())));
  }

  /** Fails with what differs only. */
  private static void assertSame(
      Map<String, String> expected, Map<String, String> actual, String when) {
    Map<String, String> differs = new TreeMap<>();
    Set<String> ids = new TreeSet<>(expected.keySet());
    ids.addAll(actual.keySet());
    for (String id : ids) {
      String one = expected.getOrDefault(id, "–");
      String other = actual.getOrDefault(id, "–");
      if (!other.equals(one)) {
        differs.put(id, one + " / " + other);
      }
    }
    assertEquals(Map.of(), differs, when);
  }

  /** The automatic run, the steps one by one, and the steps in any order come to the same. */
  @ParameterizedTest
  @MethodSource("dev.podnosis.recording.RecordedCases#all")
  void theWayThroughTheStepsDoesNotMatter(Recorded recorded) {
    CaseFile whole = recorded.caseFile(Level.NODE);
    CaseFile empty = whole.without(ALL_PROBES);
    List<StepId> steps = new ArrayList<>(Arrays.asList(StepId.values()));
    Map<String, String> automatic = shown(Judges.all().judge(walk(whole, empty, List.of(steps))));
    List<List<StepId>> oneByOne = steps.stream().map(List::of).toList();
    assertSame(automatic, shown(Judges.all().judge(walk(whole, empty, oneByOne))), "one by one");
    Random random = new Random(recorded.toString().hashCode());
    for (int i = 0; i < 5; i++) {
      List<List<StepId>> shuffled = new ArrayList<>(oneByOne);
      Collections.shuffle(shuffled, random);
      assertSame(
          automatic, shown(Judges.all().judge(walk(whole, empty, shuffled))), shuffled.toString());
    }
  }

  private static final Set<ProbeId> ALL_PROBES = Set.of(ProbeId.values());

  /** Walks the steps in rounds; the evidence is that of the whole case. */
  private static CaseFile walk(CaseFile whole, CaseFile from, List<List<StepId>> rounds) {
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Walk walk =
          new Walk(
              Judges.CATALOGUE.flowchart(),
              new CaseFileSource(whole),
              executor,
              () -> whole.run().finishedAt(),
              WalkListener.none());
      CaseFile known = from;
      for (List<StepId> round : rounds) {
        known = walk.steps(round, known, Duration.ofHours(1));
      }
      return known;
    }
  }

  /** What the user says of the kind of name and how often it fails does change the order. */
  @Test
  void answersChangeTheOrder() {
    CaseFile some = RecordedCases.caseFile("healthy", 0, Level.READ);
    List<String> always = undecided(judge(some, null, Frequency.ALWAYS, null));
    List<String> headless = undecided(judge(some, DomainKind.HEADLESS, Frequency.ALWAYS, null));
    assertNotEquals(always, headless);
    assertEquals(new TreeSet<>(always), new TreeSet<>(headless));
    assertTrue(
        always.indexOf("udp53-blocked") < always.indexOf("network-packet-loss"), always.toString());
    List<String> scaling = all(judge(some, null, Frequency.SCALING, null));
    List<String> rarely = all(judge(some, null, Frequency.RARELY, null));
    assertNotEquals(scaling, rarely);
  }

  private static List<String> undecided(Diagnosis diagnosis) {
    return diagnosis.causes().stream()
        .filter(j -> j.verdict() instanceof Verdict.Undecided)
        .map(j -> j.id().id())
        .toList();
  }

  private static List<String> all(Diagnosis diagnosis) {
    return diagnosis.causes().stream().map(j -> j.id().id()).toList();
  }
}
