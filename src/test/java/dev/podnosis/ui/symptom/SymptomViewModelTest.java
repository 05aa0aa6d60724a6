package dev.podnosis.ui.symptom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.ErrorMeaning;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.Level;
import dev.podnosis.session.Choices;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.workspace.Bench;
import dev.podnosis.ui.workspace.Draft;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymptomViewModelTest {
  private static final String GO =
      "ERR sync failed err=\"Get \\\"https://www.aliyun.com/price\\\": dial tcp: lookup"
          + " www.aliyun.com on 172.21.0.10:53: read udp 172.20.6.71:51034->172.21.0.10:53: i/o"
          + " timeout\"";

  private final Path folder;
  private Bench bench;
  private Draft draft;
  private SymptomViewModel model;

  SymptomViewModelTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    draft = bench.workspace().draft();
    model =
        new SymptomViewModel(
            bench.workspace(),
            bench.background(),
            () -> new Choices.Probing(List.of("registry.local/tools:1"), 5));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aPastedErrorIsRecognisedAndItsNameTakenOver() {
    draft.errorProperty().set(GO);
    ErrorReading read = model.errorProperty().get();
    ErrorSignatures.Match match = read.match();
    assertNotNull(match);
    assertEquals(ErrorMeaning.SERVER_UNREACHABLE, match.seen().meaning());
    assertEquals("172.21.0.10", read.server());
    assertEquals("172.20.6.71", read.client());
    assertEquals(List.of("www.aliyun.com"), draft.domains());
    assertEquals(Set.of(DomainKind.EXTERNAL), model.kindsProperty().get());
  }

  @Test
  void theTellingWordsAreMarked() {
    draft.errorProperty().set(GO);
    ErrorSignatures.Match match = model.errorProperty().get().match();
    assertNotNull(match);
    List<CodeBlock.Part> parts = ErrorCard.marked(GO, match);
    CodeBlock.Part bad =
        parts.stream().filter(p -> p.mark() == CodeBlock.Mark.BAD).findFirst().orElseThrow();
    assertTrue(bad.text().endsWith("i/o timeout"), bad.text());
    assertEquals(
        GO,
        parts.get(0).text().replace("…", "") + bad.text() + parts.get(2).text().replace("…", ""));
  }

  @Test
  void aNameThatWasGivenIsNotReplaced() {
    draft.domains().setAll("db.shop");
    draft.errorProperty().set(GO);
    assertEquals(List.of("db.shop"), draft.domains());
  }

  @Test
  void theTimeInTheMessageSetsTheWindowUnlessOneWasChosen() {
    Instant at = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
    draft.errorProperty().set(at + " " + GO);
    assertEquals(at, model.errorProperty().get().at());
    assertTrue(draft.symptom().window().contains(at));
    assertTrue(draft.symptom().window().given());
    draft.errorProperty().set("");
    draft.spanProperty().set(Draft.Span.last(60));
    draft.errorProperty().set(at + " " + GO);
    assertEquals(Draft.Span.last(60), draft.spanProperty().get());
  }

  @Test
  void whatIsNotRecognisedIsToldAndNothingIsLeftOut() {
    draft.errorProperty().set("the coffee machine is broken");
    assertNull(model.errorProperty().get().match());
    Selected selected = model.selectedProperty().get();
    assertNotNull(selected);
    assertFalse(selected.recognised());
  }

  @Test
  void theAnswersSelectWhereTheProcedureBegins() {
    draft.errorProperty().set("curl: (6) Could not resolve host: db.shop");
    Selected ambiguous = model.selectedProperty().get();
    assertNotNull(ambiguous);
    assertEquals(StepId.CHECK_POD_DNS_CONFIG, ambiguous.first());
    draft.errorProperty().set("dig: status: NXDOMAIN");
    Selected none = model.selectedProperty().get();
    assertNotNull(none);
    assertEquals(StepId.BY_DOMAIN_KIND, none.first());
    draft.errorProperty().set(GO);
    Selected silent = model.selectedProperty().get();
    assertNotNull(silent);
    assertEquals(StepId.BY_FREQUENCY, silent.first());
  }

  @Test
  void podAndLevelDecideWhichStepsApply() {
    draft.levelProperty().set(Level.NODE);
    Selected without = model.selectedProperty().get();
    assertNotNull(without);
    int all = without.run();
    draft.podProperty().set("shop/checkout-1");
    Selected with = model.selectedProperty().get();
    assertNotNull(with);
    assertTrue(with.run() > all, with.run() + " is not more than " + all);
    assertTrue(with.level().isEmpty());
    draft.levelProperty().set(Level.READ);
    Selected low = model.selectedProperty().get();
    assertNotNull(low);
    assertFalse(low.level().isEmpty());
    assertTrue(low.run() < with.run());
  }

  @Test
  void kindsAreDetectedByTheFormOfTheNamesAndCanBeSaid() {
    draft.podProperty().set("shop/checkout-1");
    draft.domains().setAll("payments.shop.svc.cluster.local", "api.partner.example");
    assertEquals(Set.of(DomainKind.INTERNAL, DomainKind.EXTERNAL), model.kindsProperty().get());
    draft.kindProperty().set(DomainKind.PRIVATE_ZONE);
    Selected selected = model.selectedProperty().get();
    assertNotNull(selected);
    assertEquals(Set.of(DomainKind.PRIVATE_ZONE), selected.kinds());
    assertEquals(DomainKind.PRIVATE_ZONE, draft.symptom().kind());
  }

  @Test
  void onlyNamesAreAccepted() {
    assertEquals("www.example.com", SymptomViewModel.accept("WWW.example.com").orElseThrow());
    assertTrue(SymptomViewModel.accept("https://www.example.com/").isEmpty());
    assertTrue(SymptomViewModel.accept("www.example.com:443").isEmpty());
    assertTrue(SymptomViewModel.accept("10.0.0.1").isEmpty());
  }

  @Test
  void theCaseIsOpenedWithEverythingThatWasTold() {
    assertFalse(model.ready(), "there is no source yet");
    draft.sourceProperty().set(new Choices.Source.Cluster(null, "prod"));
    draft.podProperty().set("shop/checkout-1");
    draft.containerProperty().set("app");
    draft.domains().setAll("db.shop");
    draft.frequencyProperty().set(Frequency.PEAK);
    draft.spanProperty().set(Draft.Span.last(360));
    draft.caseIdProperty().set(" ACK-1 ");
    draft.noteProperty().set("since the release");
    draft.levelProperty().set(Level.EXEC);
    model.start(() -> {});
    Choices choices = bench.opened().getFirst();
    assertEquals("shop/checkout-1", choices.pod());
    assertEquals("app", choices.container());
    assertEquals(List.of("db.shop"), choices.symptom().domains());
    assertEquals(Frequency.PEAK, choices.symptom().frequency());
    assertEquals(
        Duration.ofHours(6),
        Duration.between(choices.symptom().window().start(), choices.symptom().window().end()));
    assertEquals("ACK-1", choices.caseId());
    assertEquals("since the release", choices.note());
    assertEquals(Level.EXEC, choices.level());
    assertEquals(List.of("registry.local/tools:1"), choices.probing().debugImages());
  }
}
