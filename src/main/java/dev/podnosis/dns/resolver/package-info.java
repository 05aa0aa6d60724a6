/**
 * Models of stub resolvers: which queries glibc, musl and Go's own resolver send for a name, in
 * which order, and what they make of the answers. No I/O, no clock: time is counted, not waited.
 */
@NullMarked
package dev.podnosis.dns.resolver;

import org.jspecify.annotations.NullMarked;
