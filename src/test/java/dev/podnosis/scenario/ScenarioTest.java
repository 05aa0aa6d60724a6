package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.RemedyEntry;
import dev.podnosis.catalogue.Text;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.RecordedCases.Recorded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case comes to what is true of it, and to nothing else. */
class ScenarioTest {
  /**
   * Pod bad-nameserver: what was recorded of its own lookups is a getent that the recorder ended
   * after 20 s, which is no answer of libc, and a dig of another name along the search path. So no
   * lookup of it is known to have failed, and its servers may be meant.
   */
  private static final String NOT_ENOUGH_RECORDED = "pods-misconfigured#0";

  @ParameterizedTest
  @MethodSource("dev.podnosis.scenario.Scenario#all")
  void comesToWhatIsExpected(Scenario scenario) {
    Diagnosis diagnosis = Judges.all().judge(scenario.caseFile());
    Map<String, String> expect = scenario.expect();
    expect.forEach(
        (id, verdict) -> {
          Judged judged = diagnosis.cause(new CauseId(id));
          assertEquals(verdict, Judges.word(judged), id + ": " + judged.verdict());
        });
    assertEquals(Set.of(), unexpected(diagnosis, expect.keySet(), scenario.quiet()));
    List<String> order = scenario.order();
    assertEquals(
        order, diagnosis.causes().stream().limit(order.size()).map(j -> j.id().id()).toList());
    Set<String> codes =
        diagnosis.cause(new CauseId(scenario.cause())).verdict().findings().stream()
            .map(Finding::code)
            .collect(Collectors.toSet());
    assertTrue(codes.containsAll(scenario.findings()), () -> "findings are " + codes);
  }

  /** Roots that were confirmed (or, where quiet is asked for, suspected) without being expected. */
  private static Set<String> unexpected(Diagnosis diagnosis, Set<String> expected, boolean quiet) {
    return diagnosis.causes().stream()
        .filter(j -> quiet ? j.problem() && j.consequenceOf() == null : j.confirmedRoot())
        .map(j -> j.id().id())
        .filter(id -> !expected.contains(id))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is true of a recording is found at the highest level, and nothing else is confirmed. */
  @TestFactory
  Stream<DynamicTest> recordingsComeToTheirTruth() {
    return RecordedCases.all()
        .flatMap(
            r ->
                Stream.of(Level.values())
                    .map(l -> DynamicTest.dynamicTest(r + " at " + l.id(), () -> truth(r, l))));
  }

  private static void truth(Recorded recorded, Level level) {
    Set<String> truth = Set.copyOf(recorded.truth());
    assumeTrue(
        Judges.CATALOGUE.traits().keySet().containsAll(truth.stream().map(CauseId::new).toList()));
    Diagnosis diagnosis = Judges.all().judge(recorded.caseFile(level));
    assertEquals(Set.of(), unexpected(diagnosis, truth, truth.isEmpty()));
    if (level == Level.NODE) {
      for (String id : truth) {
        if (NOT_ENOUGH_RECORDED.equals(recorded.recording() + "#" + recorded.index())) {
          assertEquals("suspected", Judges.word(diagnosis.cause(new CauseId(id))), id);
          continue;
        }
        assertEquals("confirmed", Judges.word(diagnosis.cause(new CauseId(id))), id);
        assertEquals(id, diagnosis.causes().getFirst().id().id());
      }
    }
  }

  /** Every text of every cause can be filled in every case, whatever the verdict. */
  @TestFactory
  Stream<DynamicTest> everyTextCanBeFilled() {
    Stream<Map.Entry<String, CaseFile>> cases =
        Stream.concat(
            Scenario.all().map(s -> Map.entry(s.toString(), s.caseFile())),
            Stream.of(Map.entry("an empty case", empty())));
    return cases.map(c -> DynamicTest.dynamicTest(c.getKey(), () -> fill(c.getValue())));
  }

  private static CaseFile empty() {
    CaseFile some = RecordedCases.caseFile("healthy", 0, Level.READ);
    return new CaseFile(
        new dev.podnosis.evidence.Target("", "", null, ""),
        dev.podnosis.evidence.Symptom.none(some.symptom().window()),
        some.run(),
        List.of());
  }

  private static void fill(CaseFile caseFile) {
    Diagnosis diagnosis = Judges.all().judge(caseFile);
    assertAll(diagnosis.causes().stream().map(j -> () -> fill(j)));
  }

  private static void fill(Judged judged) {
    CauseEntry entry = Judges.CATALOGUE.cause(judged.id());
    Stream<Text> texts =
        Stream.of(
                Stream.of(entry.title(), entry.explanation()),
                entry.remedies().stream().flatMap(r -> r.steps().stream()),
                entry.remedies().stream().flatMap(r -> r.rollback().stream()),
                entry.remedies().stream()
                    .flatMap(r -> r.commands().stream())
                    .map(c -> new Text(c, c)),
                entry.remedies().stream().map(RemedyEntry::title))
            .flatMap(s -> s);
    texts.forEach(t -> fill(t, judged.args()));
    for (Finding finding : judged.verdict().findings()) {
      Text words = entry.findings().get(finding.code());
      assertTrue(words != null, () -> judged.id() + " has no words for " + finding.code());
      Map<String, Object> args = new HashMap<>(judged.args());
      args.putAll(finding.args());
      fill(words, args);
    }
    judged.verdict().missing().forEach(n -> fill(Judges.CATALOGUE.need(n), judged.args()));
  }

  private static void fill(Text text, Map<String, Object> args) {
    for (Language language : Language.values()) {
      assertTrue(!text.in(language, args).contains("{"), text.toString());
    }
  }
}
