/** The commands. */
@NullMarked
package dev.podnosis.cli;

import org.jspecify.annotations.NullMarked;
