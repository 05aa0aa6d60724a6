package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Healthy clusters of every make: their DNS is found, and nothing is confirmed or suspected, with
 * and without a complaint.
 */
class HealthyShapesTest {
  private static final String COMPLAINT =
      "ping: www.example.com: Temporary failure in name resolution";

  @TestFactory
  Stream<DynamicTest> nothingIsWrong() {
    return Shape.all()
        .flatMap(
            shape ->
                Stream.of(Level.READ, Level.NODE)
                    .map(
                        level ->
                            DynamicTest.dynamicTest(
                                shape + " at " + level.id(), () -> healthy(shape, level))));
  }

  private static void healthy(Shape shape, Level level) {
    CaseFile file = caseFile(shape, level, "");
    Facts facts = new Facts(file);
    assertEquals(
        shape.file().path("service").asString(""),
        facts.dns().service().map(f -> f.value().ref().toString()).orElse(""));
    assertEquals(
        shape.file().path("replicas").asInt(),
        facts.replicas().map(r -> r.serving().size()).orElse(0));
    assertEquals(List.of(), problems(file));
    assertEquals(List.of(), confirmed(caseFile(shape, level, COMPLAINT)));
  }

  private static CaseFile caseFile(Shape shape, Level level, String error) {
    return RecordedCases.caseFile(
        shape.file().path("base").asString("healthy"),
        0,
        level,
        c ->
            new CaseFile(
                target(shape, c.target()), symptom(c.symptom(), error), c.run(), List.of()),
        shape);
  }

  private static Target target(Shape shape, Target base) {
    String pod = shape.file().path("pod").asString("");
    return pod.isEmpty()
        ? base
        : new Target(base.context(), base.server(), ObjectRef.parse(pod, "default"), "");
  }

  private static Symptom symptom(Symptom base, String error) {
    return new Symptom(base.domains(), error, base.kind(), base.frequency(), null, base.window());
  }

  private static List<String> problems(CaseFile file) {
    return ids(Judges.all().judge(file).causes().stream().filter(Judged::problem));
  }

  private static List<String> confirmed(CaseFile file) {
    Diagnosis diagnosis = Judges.all().judge(file);
    return ids(diagnosis.causes().stream().filter(Judged::confirmedRoot));
  }

  private static List<String> ids(Stream<Judged> judged) {
    return judged.map(j -> j.id() + ": " + j.verdict()).sorted().toList();
  }
}
