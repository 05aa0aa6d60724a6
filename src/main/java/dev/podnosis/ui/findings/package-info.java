/** The Findings screen: causes ranked by evidence, what to do, and whether it helped. */
@NullMarked
package dev.podnosis.ui.findings;

import org.jspecify.annotations.NullMarked;
