package dev.podnosis.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something Podnosis created in the cluster.
 *
 * @param kind {@code Pod} or {@code EphemeralContainer}
 * @param object the pod it is or is in
 * @param name its name
 * @param created when
 * @param removed when it was removed, or null
 * @param note why it is still there; may be empty
 */
public record ClusterChange(
    String kind,
    ObjectRef object,
    String name,
    Instant created,
    @Nullable Instant removed,
    String note) {}
