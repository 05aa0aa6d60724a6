/**
 * Readers of what command-line tools print: dig, nslookup, getent, ping, nc and others. Their input
 * comes from containers and may be anything; a reader always returns, and never throws.
 */
@NullMarked
package dev.podnosis.dns.tool;

import org.jspecify.annotations.NullMarked;
