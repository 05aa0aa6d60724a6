package dev.podnosis.ui.diagnose;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ResolvConfSeen;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A real pod whose queries CoreDNS logged, with the C library of its image. */
final class ResolverCases {
  private ResolverCases() {}

  static CaseFile logged() {
    CaseFile file = RecordedCases.caseFile("healthy-query-log", 0, Level.EXEC);
    return plus(
        file,
        ProbeId.CONTAINER,
        new ContainerSeen(pod(file), "app", ContainerSeen.Libc.GLIBC, "2.41", "", List.of(), true));
  }

  /** The same pod with as many search domains of its company. */
  static CaseFile searching(int domains) {
    StringBuilder text = new StringBuilder("nameserver 10.96.0.10\nsearch");
    for (int i = 1; i <= domains; i++) {
      text.append(" d").append(i).append(".corp.internal");
    }
    CaseFile file = logged();
    return plus(
        file,
        ProbeId.RESOLV_CONF,
        new ResolvConfSeen("pod " + pod(file), text + "\noptions ndots:5\n"));
  }

  private static ObjectRef pod(CaseFile file) {
    return Objects.requireNonNull(file.target().pod());
  }

  private static CaseFile plus(CaseFile file, ProbeId probe, Observation seen) {
    return file.plus(
        List.of(new Look(probe, Vantage.api(), Instant.EPOCH, Duration.ZERO, seen, null)));
  }
}
