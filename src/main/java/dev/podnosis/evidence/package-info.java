/** What was seen, by whom, from where, when, with the raw output: the case file. */
@NullMarked
package dev.podnosis.evidence;

import org.jspecify.annotations.NullMarked;
