package dev.podnosis.catalogue;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.cause.Causes;
import dev.podnosis.scenario.CauseSource;
import dev.podnosis.scenario.Scenario;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cause is complete: class, words in both languages, remedies, step, scenarios. */
class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Path FILES = Path.of("src/main/resources/dev/podnosis/catalogue/causes");

  /** What a command must not hold: another shell, or anything a shell would expand. */
  private static final Pattern UNSAFE =
      Pattern.compile("\\bsh -c\\b|\\bbash\\b|\\$\\(|`|&&|;\\s|\\|\\s*sh\\b");

  static List<CauseEntry> entries() {
    return CATALOGUE.causes();
  }

  @Test
  void classesFilesAndTheListNameTheSameCauses() throws IOException {
    Set<String> classes =
        Causes.all().stream().map(c -> c.id().id()).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Causes.all().size(), classes.size());
    assertEquals(classes, ids(CATALOGUE.causes(), c -> c.id().id()));
    try (Stream<Path> files = Files.list(FILES)) {
      assertEquals(
          classes, ids(files.toList(), f -> f.getFileName().toString().replace(".yaml", "")));
    }
  }

  @Test
  void theFlowchartAndTheCausesNameEachOther() {
    Set<String> known = ids(CATALOGUE.causes(), c -> c.id().id());
    Set<String> inSteps =
        CATALOGUE.flowchart().steps().stream()
            .flatMap(s -> s.causes().stream())
            .map(CauseId::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(known, inSteps);
    CATALOGUE
        .causes()
        .forEach(
            c ->
                assertTrue(
                    known.containsAll(c.follows().stream().map(CauseId::id).toList()),
                    () -> c.id() + " follows an unknown cause: " + c.follows()));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void findingsHaveWordsAndWordsHaveFindings(CauseEntry entry) {
    CauseSource source = CauseSource.of(cause(entry));
    assertEquals(source.findingCodes(), new TreeSet<>(entry.findings().keySet()));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void findingsNameOnlyWhatTheClassTells(CauseEntry entry) {
    CauseSource source = CauseSource.of(cause(entry));
    for (Map.Entry<String, Text> words : entry.findings().entrySet()) {
      Set<String> places = new TreeSet<>(words.getValue().sentence(Language.ENGLISH).arguments());
      places.removeAll(source.words());
      places.removeAll(CauseSource.commonArgs());
      assertEquals(Set.of(), places, words.getKey());
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void bothLanguagesNameTheSameThings(CauseEntry entry) {
    assertAll(
        texts(entry)
            .map(
                t ->
                    () ->
                        assertEquals(
                            t.sentence(Language.ENGLISH).arguments(),
                            t.sentence(Language.CHINESE).arguments(),
                            t.en())));
    assertAll(
        texts(entry)
            .filter(t -> t.en().matches(".*[a-z]{3}.*"))
            .map(t -> () -> assertTrue(t.zh().matches("(?s).*\\p{IsHan}.*"), t.zh())));
  }

  private static Stream<Text> texts(CauseEntry entry) {
    return Stream.of(
            Stream.of(entry.title(), entry.explanation()),
            entry.findings().values().stream(),
            entry.remedies().stream()
                .flatMap(
                    r ->
                        Stream.of(Stream.of(r.title()), r.steps().stream(), r.rollback().stream())
                            .flatMap(s -> s)))
        .flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void remediesAreComplete(CauseEntry entry) {
    assertFalse(entry.remedies().isEmpty());
    Set<String> seen = new HashSet<>();
    RemedyEntry.Kind before = RemedyEntry.Kind.RESTORE;
    for (RemedyEntry remedy : entry.remedies()) {
      assertTrue(seen.add(remedy.id()), remedy.id());
      assertTrue(remedy.kind().compareTo(before) >= 0, () -> remedy.id() + " is out of order");
      before = remedy.kind();
      assertFalse(remedy.steps().isEmpty(), remedy.id());
      assertTrue(StepId.byId(remedy.verify()).isPresent(), remedy.verify());
      assertTrue(
          remedy.risk() == RemedyEntry.Risk.NONE || !remedy.rollback().isEmpty(),
          () -> remedy.id() + " does not say how to undo it");
      remedy
          .commands()
          .forEach(c -> assertFalse(UNSAFE.matcher(c).find(), () -> remedy.id() + ": " + c));
    }
  }

  /**
   * What filters packets is called as the cluster's provider calls it, not by one of their words.
   */
  @ParameterizedTest
  @MethodSource("entries")
  void packetFiltersAreNamedAsTheProviderDoes(CauseEntry entry) {
    for (RemedyEntry remedy : entry.remedies()) {
      for (Text step : remedy.steps()) {
        assertFalse(
            (step.en() + step.zh()).matches("(?is).*(security group|vswitch|安全组|交换机).*"),
            step.en());
      }
    }
  }

  /** Somewhere among what to do there is a command to start with. */
  @ParameterizedTest
  @MethodSource("entries")
  void someRemedyHasACommand(CauseEntry entry) {
    assertTrue(entry.remedies().stream().anyMatch(r -> !r.commands().isEmpty()));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void patchesAreComputedWhereTheyArePromised(CauseEntry entry) {
    CauseSource source = CauseSource.of(cause(entry));
    Set<String> promised =
        entry.remedies().stream()
            .filter(RemedyEntry::patch)
            .map(RemedyEntry::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(!promised.isEmpty(), source.patches(), promised.toString());
    promised.forEach(r -> assertTrue(source.words().contains(r), r));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void referencesAreWellFormed(CauseEntry entry) {
    assertFalse(entry.references().isEmpty());
    for (CauseEntry.Reference reference : entry.references()) {
      URI uri = URI.create(reference.url());
      assertEquals("https", uri.getScheme(), reference.url());
      assertTrue(uri.getHost().contains("."), reference.url());
      assertFalse(reference.title().isBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void hasScenariosForAndAgainst(CauseEntry entry) {
    List<Scenario> own = Scenario.all().filter(s -> s.cause().equals(entry.id().id())).toList();
    assertTrue(own.stream().anyMatch(Scenario::affirms), "no scenario confirms or suspects it");
    assertTrue(own.stream().anyMatch(Scenario::denies), "no near miss");
  }

  private static Cause cause(CauseEntry entry) {
    return Causes.all().stream().filter(c -> c.id().equals(entry.id())).findFirst().orElseThrow();
  }

  private static <T> Set<String> ids(List<T> of, Function<T, String> id) {
    return of.stream().map(id).collect(Collectors.toCollection(TreeSet::new));
  }
}
