/** The whole program, started as its users start it: what it prints, writes and ends with. */
@NullMarked
package dev.podnosis.program;

import org.jspecify.annotations.NullMarked;
