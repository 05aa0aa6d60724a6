package dev.podnosis.path.fault;

import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What a question is put to.
 *
 * @param role what the server is to the lookup
 * @param address its address
 * @param pod the replica, where it is one
 * @param traffic how
 * @param external whether it asks for a name outside of the cluster
 */
public record Aim(
    DnsTarget.Role role,
    String address,
    @Nullable ObjectRef pod,
    Traffic traffic,
    boolean external) {}
