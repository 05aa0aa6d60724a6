/**
 * DNS words and parsers: names, response codes, resolv.conf, resolver models, tool output. No I/O,
 * no clock.
 */
@NullMarked
package dev.podnosis.dns;

import org.jspecify.annotations.NullMarked;
