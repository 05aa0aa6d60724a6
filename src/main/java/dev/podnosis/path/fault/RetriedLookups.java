package dev.podnosis.path.fault;

import dev.podnosis.dns.RetrySteps;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.StubLookupSeen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lookups through a container's own resolver that came through after whole timeouts.
 *
 * @param pod the pod
 * @param steps the durations, sorted into quick ones and whole steps
 * @param evidence the numbers of the evidence
 */
public record RetriedLookups(ObjectRef pod, RetrySteps steps, List<String> evidence) {
  /** resolv.conf(5): the timeout is 5 s unless an option says otherwise. */
  private static final Duration STEP = Duration.ofSeconds(5);

  /** No lookup takes longer than its probe lets it. */
  private static final double LONGEST_MS = 3_600_000;

  public RetriedLookups {
    evidence = List.copyOf(evidence);
  }

  static List<RetriedLookups> of(CaseFile caseFile) {
    Map<ObjectRef, List<Seen<StubLookupSeen>>> byPod = new LinkedHashMap<>();
    caseFile
        .all(StubLookupSeen.class)
        .filter(s -> s.what().result() == StubLookupSeen.Result.FOUND)
        .forEach(s -> byPod.computeIfAbsent(s.what().pod(), k -> new ArrayList<>()).add(s));
    List<RetriedLookups> retried = new ArrayList<>();
    byPod.forEach(
        (pod, lookups) -> {
          RetrySteps steps =
              RetrySteps.of(lookups.stream().map(s -> took(s.what())).toList(), STEP);
          if (steps.stepped() > 0) {
            retried.add(new RetriedLookups(pod, steps, lookups.stream().map(Seen::id).toList()));
          }
        });
    return retried;
  }

  private static Duration took(StubLookupSeen lookup) {
    return Duration.ofMillis(Math.round(Math.clamp(lookup.millis(), 0, LONGEST_MS)));
  }
}
