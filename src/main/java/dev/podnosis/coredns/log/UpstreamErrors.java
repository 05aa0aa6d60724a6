package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Errors about one server that CoreDNS asked.
 *
 * @param server address and port; empty when the errors name none
 * @param causes counts by {@link ErrorCause}
 * @param replicas counts by the replica that asked
 * @param names the names asked for most often, with counts that may be a little low
 */
public record UpstreamErrors(
    String server,
    long count,
    Map<ErrorCause, Long> causes,
    Map<String, Long> replicas,
    @Nullable Instant first,
    @Nullable Instant last,
    TimeCounts times,
    List<NameCount> names) {
  /** A name and how often it failed. */
  public record NameCount(String name, long count) {}

  public UpstreamErrors {
    causes = Map.copyOf(causes);
    replicas = Map.copyOf(replicas);
    names = List.copyOf(names);
  }
}
