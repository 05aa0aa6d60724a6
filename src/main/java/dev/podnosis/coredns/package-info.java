/**
 * What CoreDNS says: its Corefile, its log, its metrics. Parsers and statistics; no I/O but the
 * streams handed in.
 */
@NullMarked
package dev.podnosis.coredns;

import org.jspecify.annotations.NullMarked;
