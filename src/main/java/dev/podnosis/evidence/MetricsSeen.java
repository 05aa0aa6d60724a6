package dev.podnosis.evidence;

import dev.podnosis.coredns.metrics.MetricsSample;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A DNS server's metrics, read once or twice.
 *
 * @param pod the replica
 * @param first the first reading
 * @param second the second reading, or null
 * @param between the time between the two
 */
public record MetricsSeen(
    ObjectRef pod, MetricsSample first, @Nullable MetricsSample second, Duration between)
    implements Observation {}
