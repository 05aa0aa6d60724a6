package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.evidence.ScalingSeen;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.WorkloadsSeen;
import java.util.Optional;

/** Changes of the DNS server's Deployment. */
final class WorkloadPatch {
  private WorkloadPatch() {}

  /** One replica more, at least two; none where an autoscaler would undo it. */
  static Optional<Patch> moreReplicas(Facts facts) {
    boolean scaled =
        facts
            .caseFile()
            .last(ScalingSeen.class)
            .map(Seen::what)
            .filter(s -> !s.autoscalers().isEmpty())
            .isPresent();
    return facts
        .dns()
        .workload()
        .map(f -> f.value())
        .filter(w -> w.kind().equals("Deployment") && !scaled)
        .map(
            w ->
                SpecPatch.of(
                    w.kind() + "/" + w.ref(),
                    "spec:\n  replicas: " + w.desired() + "\n",
                    "spec:\n  replicas: " + Math.max(2, w.desired() + 1) + "\n"));
  }

  /** Replicas kept apart, by node first and by zone where there are several. */
  static Optional<Patch> spread(Facts facts) {
    return facts
        .dns()
        .workload()
        .map(f -> f.value())
        .filter(w -> w.kind().equals("Deployment") && !w.spread())
        .map(w -> SpecPatch.of(w.kind() + "/" + w.ref(), TEMPLATE, TEMPLATE + constraint(w)));
  }

  private static final String TEMPLATE =
      """
      spec:
        template:
          spec:
      """;

  private static String constraint(WorkloadsSeen.Workload workload) {
    StringBuilder text = new StringBuilder("      topologySpreadConstraints:\n");
    for (String key : new String[] {"kubernetes.io/hostname", "topology.kubernetes.io/zone"}) {
      text.append("      - maxSkew: 1\n        topologyKey: ")
          .append(key)
          .append("\n        whenUnsatisfiable: ScheduleAnyway\n")
          .append("        labelSelector:\n          matchLabels:\n");
      workload.podLabels().entrySet().stream()
          .sorted(java.util.Map.Entry.comparingByKey())
          .forEach(
              e ->
                  text.append("            ")
                      .append(e.getKey())
                      .append(": \"")
                      .append(e.getValue())
                      .append("\"\n"));
    }
    return text.toString();
  }
}
