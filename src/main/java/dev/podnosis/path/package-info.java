/**
 * The network path of a lookup from a case file, the localisation of faults on it, and its layout.
 */
@NullMarked
package dev.podnosis.path;

import org.jspecify.annotations.NullMarked;
