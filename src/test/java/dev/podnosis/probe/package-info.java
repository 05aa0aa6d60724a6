/** Tests of the probes: on recorded output, with real shells, and against the demo cluster. */
@NullMarked
package dev.podnosis.probe;

import org.jspecify.annotations.NullMarked;
