/** The Diagnose screen: the procedure as a map, the step in view, and the evidence behind it. */
@NullMarked
package dev.podnosis.ui.diagnose;

import org.jspecify.annotations.NullMarked;
