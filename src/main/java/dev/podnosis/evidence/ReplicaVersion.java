package dev.podnosis.evidence;

import dev.podnosis.coredns.CoreDnsVersion;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each source says of the version of one replica.
 *
 * @param pod the replica
 * @param image by the tag of its image, or by the digest of a known release; null when neither
 *     tells
 * @param metrics by {@code coredns_build_info}, or null
 * @param log by the line that CoreDNS writes as it starts, or null
 */
public record ReplicaVersion(
    ObjectRef pod,
    @Nullable CoreDnsVersion image,
    @Nullable CoreDnsVersion metrics,
    @Nullable CoreDnsVersion log) {

  /** What the evidence of a case says of a replica. */
  public static ReplicaVersion of(PodFacts pod, CaseFile file) {
    return new ReplicaVersion(
        pod.ref(),
        pod.containers().stream()
            .filter(c -> c.kind() != ContainerFacts.Kind.EPHEMERAL)
            .flatMap(c -> Stream.of(c.image(), c.imageId()))
            .flatMap(i -> CoreDnsVersion.ofImage(i).stream())
            .findFirst()
            .orElse(null),
        file.all(MetricsSeen.class)
            .filter(s -> s.what().pod().equals(pod.ref()))
            .flatMap(s -> CoreDnsVersion.parse(s.what().last().version()).stream())
            .reduce((a, b) -> b)
            .orElse(null),
        file.all(LogSeen.class)
            .filter(s -> s.what().pod().equals(pod.ref()) && !s.what().previous())
            .flatMap(s -> CoreDnsVersion.parse(s.what().summary().version()).stream())
            .reduce((a, b) -> b)
            .orElse(null));
  }

  /** What the running process says of itself. */
  public Optional<CoreDnsVersion> process() {
    return Optional.ofNullable(metrics != null ? metrics : log);
  }

  /**
   * The version that runs: by the process where it says another release than the image, else by the
   * image, which also has the vendor's part.
   */
  public Optional<CoreDnsVersion> running() {
    return disagree() ? process() : Optional.ofNullable(image).or(this::process);
  }

  /** Whether two sources name different releases; what a vendor appends makes no difference. */
  public boolean disagree() {
    return Stream.of(image, metrics, log)
            .filter(Objects::nonNull)
            .map(CoreDnsVersion::release)
            .distinct()
            .count()
        > 1;
  }
}
