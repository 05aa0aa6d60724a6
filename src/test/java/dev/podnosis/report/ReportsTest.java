package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReportsTest {
  private static final ReportOptions ALL =
      ReportOptions.standard(ZoneOffset.UTC).withParts(EnumSet.allOf(ReportOptions.Part.class));
  private static final Wording ENGLISH = SampleDiagnoses.wording(Language.ENGLISH);

  @TempDir Path folder;

  private final Diagnosis diagnosis = SampleDiagnoses.of("networkpolicy-blocks", Level.EXEC);

  /** The diagnosis with a secret in every transcript. */
  private Diagnosis leaking() {
    CaseFile file = diagnosis.caseFile();
    List<Evidence> evidence = file.evidence().stream().map(ReportsTest::leaking).toList();
    return SampleDiagnoses.judged(
        new CaseFile(file.target(), file.symptom(), file.run(), evidence));
  }

  private static Evidence leaking(Evidence e) {
    return new Evidence(
        e.id(),
        e.probe(),
        e.vantage(),
        e.observedAt(),
        e.duration(),
        e.observation(),
        new Transcript(
            "kubectl --token hunter2secret get pods",
            0,
            "password: hunter2secret\nDB=hunter2secret\nline \"quoted\" \\ end",
            "Bearer hunter2secret",
            false));
  }

  private String read(Path file) throws IOException {
    return file.toString().endsWith(".pdf")
        ? PdfText.of(Files.readAllBytes(file)).flat()
        : Files.readString(file);
  }

  @Test
  void noFormShowsASecret() throws IOException {
    Diagnosis leaking = leaking();
    for (String ending : Reports.endings()) {
      Path file = folder.resolve("r" + ending);
      Reports.write(file, leaking, ENGLISH, ALL);
      String text = read(file);
      assertFalse(text.contains("hunter2"), ending);
      // A ticket holds no output of commands.
      assertTrue(text.contains("REDACTED") != ending.equals(".txt"), ending);
    }
  }

  @Test
  void maskedFormsShowNoNameAndNoAddress() throws IOException {
    CaseFile file = diagnosis.caseFile();
    String pod = java.util.Objects.requireNonNull(file.target().pod()).name();
    for (String ending : Reports.endings()) {
      Path out = folder.resolve("m" + ending);
      Reports.write(out, diagnosis, ENGLISH, ALL.withMasked(true));
      String text = read(out);
      assertFalse(text.contains(pod), ending + " shows " + pod);
      assertFalse(text.contains("10.96.0.10"), ending + " shows an address");
      assertFalse(text.contains("node1"), ending + " shows a node");
      assertTrue(text.contains("pod-1"), ending);
    }
    String json = Files.readString(folder.resolve("m.json"));
    assertEquals(
        diagnosis.outcome().id(), new JsonMapper().readTree(json).path("outcome").asString());
    assertFalse(TicketText.of(diagnosis, ENGLISH, ALL.withMasked(true)).contains(pod));
  }

  @Test
  void aReportReplacesTheOneBeforeAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("r.md");
    Files.writeString(file, "old");
    Reports.write(file, diagnosis, ENGLISH, ALL);
    assertTrue(Files.readString(file).contains("Podnosis"));
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(List.of(file), all.toList());
    }
  }

  @Test
  void saysWhyItCannotBeWritten() throws IOException {
    Path missing = folder.resolve("none/r.md");
    IOException e =
        assertThrows(
            ReportNotWrittenException.class, () -> Reports.write(missing, diagnosis, ENGLISH, ALL));
    assertTrue(String.valueOf(e.getMessage()).contains("folder does not exist"), e.getMessage());
    Path taken = Files.createDirectory(folder.resolve("taken.md"));
    Files.writeString(taken.resolve("kept"), "kept");
    e =
        assertThrows(
            ReportNotWrittenException.class, () -> Reports.write(taken, diagnosis, ENGLISH, ALL));
    assertTrue(String.valueOf(e.getMessage()).contains("is a folder"), e.getMessage());
    assertEquals("kept", Files.readString(taken.resolve("kept")));
  }

  @Test
  void theTicketHoldsWhatSupportAsksFor() {
    String ticket = TicketText.of(diagnosis, ENGLISH, ALL);
    diagnosis.caseFile().symptom().domains().forEach(d -> assertTrue(ticket.contains(d), d));
    assertTrue(ticket.contains("CoreDNS replicas"), ticket);
    assertTrue(ticket.matches("(?s).*\\d\\d:\\d\\d:\\d\\d.*"), "times to the second");
    assertTrue(ticket.contains(ENGLISH.title(diagnosis.problems().getFirst())), ticket);
    assertTrue(ticket.contains("Where to turn to"), ticket);
    assertTrue(ticket.contains("CoreDNS 1.13.1, released 2025-10"), ticket);
  }

  /** At a level at which no lookup is measured, what was verified is which causes are left. */
  @Test
  void countsNoLookupsWhereNoneWereMeasured() throws IOException {
    Diagnosis broken = SampleDiagnoses.of("corefile-unknown-directive", Level.READ);
    Diagnosis unmeasured = withoutLookups(broken);
    Path file = folder.resolve("verified.md");
    Reports.write(
        file, broken, ENGLISH, ReportOptions.standard(ZoneOffset.UTC).withVerified(unmeasured));
    String text = Files.readString(file);
    assertFalse(text.contains("0 / 0"), text);
    assertTrue(text.contains("still found when verified"), text);
    assertFalse(text.contains("1 causes"), text);
  }

  private static Diagnosis withoutLookups(Diagnosis diagnosis) {
    CaseFile file = diagnosis.caseFile();
    List<Evidence> evidence =
        file.evidence().stream().filter(e -> !(e.observation() instanceof LookupsSeen)).toList();
    return SampleDiagnoses.judged(
        new CaseFile(file.target(), file.symptom(), file.run(), evidence));
  }
}
