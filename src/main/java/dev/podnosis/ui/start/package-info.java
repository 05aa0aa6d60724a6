/** The Start and Symptom screens: which cluster, how far to go, and what fails. */
@NullMarked
package dev.podnosis.ui.start;

import org.jspecify.annotations.NullMarked;
