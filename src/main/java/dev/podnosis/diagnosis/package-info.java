/** Symptom, flowchart, walk, causes and verdicts: judges case files and does no I/O. */
@NullMarked
package dev.podnosis.diagnosis;

import org.jspecify.annotations.NullMarked;
