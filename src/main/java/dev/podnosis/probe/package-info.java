/** One class per probe: answers the diagnosis from a live cluster. */
@NullMarked
package dev.podnosis.probe;

import org.jspecify.annotations.NullMarked;
