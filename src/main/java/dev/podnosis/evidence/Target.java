package dev.podnosis.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What is diagnosed.
 *
 * @param context the kubeconfig's context; may be empty
 * @param server the API server's URL; may be empty
 * @param pod the affected pod, or null when only the cluster side is looked at
 * @param container the affected container; may be empty (the first one)
 */
public record Target(String context, String server, @Nullable ObjectRef pod, String container) {}
