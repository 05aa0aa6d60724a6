package dev.podnosis.diagnosis;

import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.Mark;
import dev.podnosis.coredns.metrics.MetricsSample;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Seen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one replica says of the Corefile that it runs.
 *
 * @param pod the replica
 * @param digest of the Corefile that it runs; empty when not known
 * @param last what its log tells of the last reload
 * @param refused how many Corefiles it refused since it started, or null when that is not known
 * @param evidence numbers of the evidence that shows it
 */
public record ReplicaCorefile(
    ObjectRef pod, String digest, Last last, @Nullable Double refused, List<String> evidence) {
  private static final Pattern DIGEST = Pattern.compile("(?:SHA512|MD5) = ([0-9a-f]{32,128})");

  /** What became of the last Corefile that a replica read. */
  public enum Last {
    /** It runs it. */
    TAKEN,
    /** It went on with the one before. */
    REFUSED,
    /** The log that was read does not reach back that far. */
    UNTOLD
  }

  public ReplicaCorefile {
    evidence = List.copyOf(evidence);
  }

  /** All replicas whose running log or metrics were read, by name. */
  public static List<ReplicaCorefile> all(Facts facts) {
    TreeSet<ObjectRef> pods = new TreeSet<>();
    running(facts).forEach(l -> pods.add(l.what().pod()));
    facts.metrics().replicas().forEach(m -> pods.add(m.what().pod()));
    return pods.stream().map(p -> of(p, facts)).toList();
  }

  private static Stream<Seen<LogSeen>> running(Facts facts) {
    return facts.logs().all().stream().filter(l -> !l.what().previous());
  }

  private static ReplicaCorefile of(ObjectRef pod, Facts facts) {
    Optional<Seen<LogSeen>> log =
        running(facts).filter(l -> l.what().pod().equals(pod)).reduce((a, b) -> b);
    Optional<Seen<MetricsSeen>> metrics = facts.metrics().of(pod);
    MetricsSample counted = metrics.map(m -> m.what().last()).orElse(null);
    String logged = log.map(l -> digest(l.what().summary())).orElse("");
    // CoreDNS exposes the digest of a Corefile that it refused, too (plugin/reload, reload.go).
    boolean runs = counted != null && counted.reloadFailures() == 0;
    return new ReplicaCorefile(
        pod,
        logged.isEmpty() && runs ? Objects.requireNonNull(counted).configuration() : logged,
        log.map(l -> last(l.what().summary())).orElse(Last.UNTOLD),
        counted == null ? null : Double.valueOf(counted.reloadFailures()),
        Stream.concat(log.map(Seen::id).stream(), metrics.map(Seen::id).stream()).toList());
  }

  /** Of the last Corefile that it says it runs: one that it refused is not named there. */
  private static String digest(LogSummary log) {
    return log.marks().stream()
        .filter(m -> m.message() == LogMessage.RUNNING_CONFIGURATION)
        .reduce((a, b) -> b)
        .map(m -> DIGEST.matcher(m.text()))
        .filter(Matcher::find)
        .map(m -> m.group(1))
        .orElse("");
  }

  private static Last last(LogSummary log) {
    return log.marks().stream()
        .map(Mark::message)
        .flatMap(
            m ->
                switch (m) {
                  case RELOAD_FAILED -> Stream.of(Last.REFUSED);
                  case RELOADED, STARTED -> Stream.of(Last.TAKEN);
                  default -> Stream.<Last>empty();
                })
        .reduce((a, b) -> b)
        .orElse(Last.UNTOLD);
  }

  /** Whether it is certain that it runs the last Corefile it read. */
  public boolean taken() {
    return last == Last.TAKEN || last == Last.UNTOLD && refused != null && refused == 0;
  }

  /** Whether it refused one, and nothing tells whether it took another since. */
  public boolean mayHaveRefused() {
    return last == Last.UNTOLD && refused != null && refused > 0;
  }

  /** The first digits of the digest, enough to tell Corefiles apart. */
  public String shortDigest() {
    return digest.substring(0, Math.min(8, digest.length()));
  }
}
