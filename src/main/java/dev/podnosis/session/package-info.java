/**
 * One diagnosis from opening to clean-up, as the window and the command line both drive it: what to
 * look at, the walk, the verdicts, and looking again after a fix.
 */
@NullMarked
package dev.podnosis.session;

import org.jspecify.annotations.NullMarked;
