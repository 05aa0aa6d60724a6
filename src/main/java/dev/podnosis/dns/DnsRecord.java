package dev.podnosis.dns;

import org.jspecify.annotations.Nullable;

/**
 * A resource record as a program printed it.
 *
 * @param name the owner, as printed
 * @param ttlSeconds null when the program does not tell
 * @param value the record's data in presentation form
 */
public record DnsRecord(String name, @Nullable Long ttlSeconds, RecordType type, String value) {}
