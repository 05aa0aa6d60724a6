package dev.podnosis.diagnosis;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ThrottlingSeen;
import java.util.List;

/**
 * A replica that its CPU limit holds back now: between two readings, not at some time since it
 * started.
 *
 * @param pod the replica
 * @param counts the scheduler's periods between the two readings
 * @param seconds the time between them
 * @param evidence the number of the evidence
 */
public record Throttling(
    ObjectRef pod, ThrottlingSeen.Counts counts, long seconds, String evidence) {
  /** A share of the periods from which on a container counts as held back. */
  private static final double MUCH = 0.25;

  /** Fewer periods are chance. */
  private static final long ENOUGH = 50;

  /** The replicas that are held back. */
  public static List<Throttling> now(Facts facts) {
    return facts
        .all(ThrottlingSeen.class)
        .flatMap(s -> s.what().containers().stream().flatMap(h -> of(h, s.id()).stream()))
        .toList();
  }

  private static List<Throttling> of(ThrottlingSeen.Held held, String evidence) {
    ThrottlingSeen.Recent recent = held.recent();
    return recent == null || recent.counts().periods() < ENOUGH || recent.counts().share() < MUCH
        ? List.of()
        : List.of(new Throttling(held.pod(), recent.counts(), recent.over().toSeconds(), evidence));
  }

  /** Whether it was to be read and could not be. */
  public static boolean isUnknown(Facts facts) {
    return facts
        .caseFile()
        .of(ProbeId.DNS_USAGE)
        .anyMatch(
            e ->
                e.observation() instanceof NotObserved n
                    && n.reason() == NotObserved.Reason.NO_OPTIONAL_RIGHT);
  }
}
