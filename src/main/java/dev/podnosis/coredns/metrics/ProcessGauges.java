package dev.podnosis.coredns.metrics;

/**
 * What the process uses.
 *
 * @param startedAt seconds since 1970; 0 when not exposed
 * @param residentBytes memory
 * @param cpuSeconds used since the start
 * @param maxFds how many files and sockets it may have open
 */
public record ProcessGauges(
    double startedAt,
    double residentBytes,
    double cpuSeconds,
    double goroutines,
    double openFds,
    double maxFds) {}
