package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.OpenText;
import dev.podnosis.catalogue.RemedyEntry;
import dev.podnosis.diagnosis.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code podnosis knowledge} prints the whole knowledge, without a case, in both languages. */
class KnowledgeCommandTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Pattern OPEN_PLACE = Pattern.compile("\\{\\w+[^}]*}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Words that are English in any language: commands, references and the findings' ids. */
  private static final Pattern ENGLISH_SENTENCE =
      Pattern.compile("\\b(?:the|is|are|was|were|of the|which|does not)\\b");

  @ParameterizedTest
  @EnumSource(Language.class)
  void listNamesEveryStepAndCause(Language language) {
    List<String> lines = run(language, "list").lines().toList();
    List<String> expected = new ArrayList<>();
    OpenText open = new OpenText(CATALOGUE, language);
    for (StepId step : StepId.values()) {
      expected.add(step.id() + " " + open.of(CATALOGUE.step(step).title()));
    }
    CATALOGUE.causes().forEach(c -> expected.add(c.id().id() + " " + open.of(c.title())));
    assertEquals(
        expected,
        lines.stream().filter(l -> !l.isBlank()).map(l -> l.replaceFirst(" +", " ")).toList());
    if (language == Language.CHINESE) {
      lines.stream().filter(l -> !l.isBlank()).forEach(l -> assertTrue(HAN.matcher(l).find(), l));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void showPrintsAllOfACause(Language language) {
    OpenText open = new OpenText(CATALOGUE, language);
    assertAll(
        CATALOGUE.causes().stream()
            .map(
                cause ->
                    () -> {
                      String said = run(language, "show", cause.id().id());
                      for (String part : parts(cause, open)) {
                        assertTrue(said.contains(part), () -> cause.id() + " lacks " + part);
                      }
                      assertReadable(language, said);
                    }));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void showPrintsAllOfAStep(Language language) {
    OpenText open = new OpenText(CATALOGUE, language);
    assertAll(
        Stream.of(StepId.values())
            .map(
                step ->
                    (Executable)
                        () -> {
                          String said = run(language, "show", step.id());
                          assertTrue(said.contains(open.of(CATALOGUE.step(step).title())), said);
                          assertTrue(said.contains(open.of(CATALOGUE.step(step).why())), said);
                          assertReadable(language, said);
                        }));
  }

  private static List<String> parts(CauseEntry cause, OpenText open) {
    List<String> parts = new ArrayList<>();
    parts.add(open.of(cause.title()));
    parts.add(open.of(cause.explanation()));
    cause.findings().values().forEach(f -> parts.add(open.of(f)));
    for (RemedyEntry remedy : cause.remedies()) {
      parts.add(open.of(remedy.title()));
      remedy.steps().forEach(s -> parts.add(open.of(s)));
      remedy.commands().forEach(c -> parts.add("$ " + open.command(c)));
      remedy.rollback().forEach(r -> parts.add(open.of(r)));
    }
    cause.references().forEach(r -> parts.add(r.url()));
    return parts;
  }

  private static void assertReadable(Language language, String said) {
    assertFalse(OPEN_PLACE.matcher(said).find(), said);
    if (language == Language.CHINESE) {
      said.lines()
          .filter(l -> !l.contains("https://") && !l.strip().startsWith("$ "))
          .forEach(l -> assertFalse(ENGLISH_SENTENCE.matcher(l).find(), l));
    }
  }

  private static String run(Language language, String... words) {
    List<String> args = new ArrayList<>(List.of("knowledge"));
    args.addAll(List.of(words));
    args.addAll(List.of("--lang", language == Language.CHINESE ? "zh" : "en"));
    Ended ended = Ended.run(args.toArray(String[]::new));
    assertEquals(0, ended.status(), ended.err());
    assertEquals("", ended.err());
    return ended.out();
  }
}
