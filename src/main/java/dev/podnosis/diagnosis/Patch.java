package dev.podnosis.diagnosis;

/**
 * A change that the user may apply; Podnosis never does.
 *
 * @param target the object, such as {@code ConfigMap/kube-system/coredns}
 * @param diff a unified diff against what is there
 */
public record Patch(String target, String diff) {}
