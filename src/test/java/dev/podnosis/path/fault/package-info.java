/** Localisation on recordings and on made-up clusters with planted faults. */
@NullMarked
package dev.podnosis.path.fault;

import org.jspecify.annotations.NullMarked;
