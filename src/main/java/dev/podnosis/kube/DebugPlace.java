package dev.podnosis.kube;

import java.time.Instant;

/**
 * A container of ours, for commands.
 *
 * @param namespace the pod's namespace
 * @param pod the pod
 * @param container the container in it
 * @param image the image it was made of
 * @param restricted whether it runs without root and without raw sockets: no capture, perhaps no
 *     ping
 * @param endsBy when it ends by itself at the latest
 */
public record DebugPlace(
    String namespace,
    String pod,
    String container,
    String image,
    boolean restricted,
    Instant endsBy) {}
