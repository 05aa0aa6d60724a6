package dev.podnosis.recording;

import dev.podnosis.dns.LookupOutcome.NoAnswer;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;

/** Five questions to the DNS Service that got no answer. */
public final class SilentLookups {
  private SilentLookups() {}

  /** The look of a pod at them. */
  public static Look from(ObjectRef pod, Question question, Instant at) {
    LookupsSeen seen =
        new LookupsSeen(
            new DnsTarget(DnsTarget.Role.SERVICE, "10.96.0.10", 53, null),
            Transport.UDP,
            question,
            ".",
            "NS",
            Collections.nCopies(
                5, new LookupsSeen.Sample(".", 5000, new NoAnswer(NoAnswer.Kind.TIMEOUT, ""))));
    return new Look(
        ProbeId.POD_NETWORK,
        new Vantage(Source.EXEC, new Place.InPod(pod, null)),
        at,
        Duration.ofSeconds(25),
        seen,
        null);
  }
}
