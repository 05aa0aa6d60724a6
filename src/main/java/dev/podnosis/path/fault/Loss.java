package dev.podnosis.path.fault;

import dev.podnosis.dns.Proportion;

/**
 * How much is lost at a fault that lets some through.
 *
 * @param rate the share that fits all measurements best, 0 to 1
 * @param seen what was lost of what was sent across it, other losses on the same way included
 */
public record Loss(double rate, Proportion seen) {}
