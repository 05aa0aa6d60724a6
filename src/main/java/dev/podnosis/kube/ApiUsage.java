package dev.podnosis.kube;

/**
 * What was asked of the API server so far.
 *
 * @param calls how many requests were sent
 * @param bytes how many bytes of answers were read
 */
public record ApiUsage(long calls, long bytes) {}
