/** Packet captures: DNS transactions and their correlation. */
@NullMarked
package dev.podnosis.capture;

import org.jspecify.annotations.NullMarked;
