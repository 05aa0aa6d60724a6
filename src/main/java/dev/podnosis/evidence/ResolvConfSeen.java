package dev.podnosis.evidence;

/**
 * A resolv.conf, as the file stands.
 *
 * @param where {@code pod ns/name} or {@code node name}
 * @param text the file
 */
public record ResolvConfSeen(String where, String text) implements Observation {}
