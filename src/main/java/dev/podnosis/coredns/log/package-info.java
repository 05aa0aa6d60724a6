/**
 * What CoreDNS and NodeLocal DNSCache log: every generation of the format, in every wrapper, read
 * line by line or as statistics of a stream.
 */
@NullMarked
package dev.podnosis.coredns.log;

import org.jspecify.annotations.NullMarked;
