package dev.podnosis.kube;

import java.time.Duration;

/**
 * What a pod or a node answered through the API server's proxy.
 *
 * @param status the HTTP status, the pod's own
 * @param text the body
 * @param truncated whether it was cut
 * @param took until the head of the answer came
 */
public record HttpText(int status, String text, boolean truncated, Duration took) {}
