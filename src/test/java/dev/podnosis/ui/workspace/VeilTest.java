package dev.podnosis.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is covered while others look at the screen. */
class VeilTest {
  private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.partner.example. (A) at 10.96.0.10|••••. (A) at ••••",
        "*.partner.example. (A) at 10.96.0.10|*.••••. (A) at ••••",
        "pod shop/web on fd00::1:2:3|pod ••••/•••• on ••••",
        "kubernetes.default.svc.cluster.local|kubernetes.default.svc.cluster.local",
        "payments.shop.svc.cluster.local|••••",
        "webhook of workshop|webhook of workshop",
      })
  void coversNamesAndAddressesAsWholeWords(String text, String covered) {
    CaseFile file =
        new CaseFile(
            new Target("demo", "https://127.0.0.1", new ObjectRef("shop", "web"), "app"),
            new Symptom(
                List.of("api.partner.example", "payments.shop.svc.cluster.local"),
                "",
                null,
                null,
                null,
                new Symptom.Window(NOW.minusSeconds(900), NOW, true)),
            Run.starting("test", NOW, Level.READ, ""),
            List.of());
    assertEquals(covered, Veil.of(file).apply(text));
  }
}
