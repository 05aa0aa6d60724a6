package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.RecordType;
import dev.podnosis.dns.Transport;

/** One question to one server. */
public record Query(DnsName name, RecordType type, String server, Transport transport) {}
