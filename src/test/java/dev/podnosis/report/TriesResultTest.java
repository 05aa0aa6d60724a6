package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.StubLookupSeen.Result;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.TriesSeen;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lookups that were tried again and again, in the results. */
class TriesResultTest {
  private static final String NAME = "www.example.com";

  @Test
  void jsonListsTheSingleTries() {
    String json =
        new ResultJson(SampleDiagnoses.wording(Language.ENGLISH))
            .text(SampleDiagnoses.judged(file(null)), Redaction.ofSecrets());
    List<JsonNode> evidence =
        new JsonMapper().readTree(json).path("evidence").valueStream().toList();
    List<JsonNode> tried = evidence.stream().filter(e -> e.has("tries")).toList();
    assertEquals(1, tried.size(), "other evidence has no such field");
    assertEquals("tries", tried.getFirst().path("check").asString());
    List<String> tries =
        tried
            .getFirst()
            .path("tries")
            .valueStream()
            .map(
                t ->
                    t.path("atMs").asDouble()
                        + " "
                        + t.path("durationMs").asDouble()
                        + " "
                        + t.path("result").asString()
                        + " "
                        + t.path("exit").asInt()
                        + " "
                        + t.path("addresses").valueStream().map(JsonNode::asString).toList()
                        + " "
                        + t.path("message").asString(""))
            .toList();
    assertEquals(
        List.of("0.0 3.5 found 0 [192.0.2.7] ", "10.0 5020.0 try-again 2 [] timed out"), tries);
  }

  /** The user's answer stands, and that it differs is said; otherwise nothing is. */
  @ParameterizedTest
  @CsvSource({"true, true", "false, false", ", false"})
  void textTellsWhenTheUsersAnswerDiffers(@Nullable Boolean said, boolean differs) {
    CaseFile file = file(said);
    assertEquals(differs, new Facts(file).answerDiffers());
    String text =
        TextReport.of(SampleDiagnoses.judged(file), SampleDiagnoses.wording(Language.ENGLISH));
    assertEquals(differs, text.contains("the user's answer stands"), text);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLanguageHasTheWords(Language language) {
    String text =
        TextReport.of(SampleDiagnoses.judged(file(true)), SampleDiagnoses.wording(language));
    assertTrue(text.contains(language == Language.CHINESE ? "以用户的回答为准" : "differ"), text);
    assertFalse(text.contains("tries.differ"));
  }

  /** One of two lookups failed; a tool that tells silence apart. */
  private static CaseFile file(@Nullable Boolean reproducible) {
    CaseFile file = RecordedCases.caseFile("healthy", 0, Level.READ);
    ObjectRef pod = Objects.requireNonNull(file.target().pod());
    Symptom was = file.symptom();
    return file.withSymptom(
            new Symptom(was.domains(), was.error(), was.kind(), null, reproducible, was.window()))
        .plus(
            List.of(
                new Look(
                    ProbeId.TRIES,
                    Vantage.api(),
                    Instant.EPOCH,
                    Duration.ZERO,
                    new TriesSeen(
                        pod,
                        "app",
                        "getent",
                        NAME,
                        2,
                        List.of(
                            new TriesSeen.Try(0, 3.5, 0, Result.FOUND, List.of("192.0.2.7"), ""),
                            new TriesSeen.Try(
                                10, 5020, 2, Result.TRY_AGAIN, List.of(), "timed out"))),
                    null)));
  }
}
