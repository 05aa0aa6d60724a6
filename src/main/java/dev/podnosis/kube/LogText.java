package dev.podnosis.kube;

/**
 * A container's log, or a part of it.
 *
 * @param text the lines
 * @param truncated whether the bound was reached, so that lines may be missing at the end
 */
public record LogText(String text, boolean truncated) {}
