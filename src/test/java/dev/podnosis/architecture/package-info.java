/** The rules of docs/ARCHITECTURE.md that {@code ArchitectureTest} holds, by theme. */
@NullMarked
package dev.podnosis.architecture;

import org.jspecify.annotations.NullMarked;
