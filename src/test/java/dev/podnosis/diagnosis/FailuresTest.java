package dev.podnosis.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lookups count among the failing observations that a cause has to explain. */
class FailuresTest {
  private static final String AFFECTED = "gone.affected.example";

  /** Servers that are only asked whether they are reached may know nothing of the name. */
  @ParameterizedTest
  @CsvSource({
    "EXTERNAL, ., NXDOMAIN, 0",
    "EXTERNAL, consul.local., NXDOMAIN, 0",
    "EXTERNAL, ., NOERROR, 0",
    "EXTERNAL, ., SERVFAIL, 1",
    "EXTERNAL, Gone.Affected.example., NXDOMAIN, 1",
    "EXTERNAL_FRESH, x7.affected.example., NXDOMAIN, 0",
    "SYMPTOM, gone.affected.example., NXDOMAIN, 1",
    "INTERNAL, kubernetes.default.svc.cluster.local., NXDOMAIN, 1",
    "CONTROL, ., SERVFAIL, 0"
  })
  void countsWhatFails(Question question, String name, String rcode, int failing) {
    CaseFile file = RecordedCases.caseFile("healthy", 0, Level.READ);
    CaseFile affected =
        file.withSymptom(
            new dev.podnosis.evidence.Symptom(
                List.of(AFFECTED), "", null, null, null, file.symptom().window()));
    LookupOutcome answer = new LookupOutcome.Answered(rcode, List.of("qr"), List.of(), 60);
    LookupsSeen asked =
        new LookupsSeen(
            new DnsTarget(DnsTarget.Role.UPSTREAM, "10.0.0.2", 53, null),
            Transport.UDP,
            question,
            name,
            "A",
            List.of(new LookupsSeen.Sample(name, 1, answer)));
    Look look =
        new Look(
            ProbeId.COREDNS_NETWORK,
            Vantage.api(),
            file.run().startedAt(),
            Duration.ZERO,
            asked,
            null);
    int before = Failures.of(affected).size();
    assertEquals(failing, Failures.of(affected.plus(List.of(look))).size() - before);
  }
}
