/** Turns recordings of a real cluster into case files. */
@NullMarked
package dev.podnosis.recording;

import org.jspecify.annotations.NullMarked;
