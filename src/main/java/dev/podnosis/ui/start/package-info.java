/** The Start screen: which cluster, case or demo incident, and how far to go. */
@NullMarked
package dev.podnosis.ui.start;

import org.jspecify.annotations.NullMarked;
