/** The Symptom screen: which pod, which names, what the client said, how often and when. */
@NullMarked
package dev.podnosis.ui.symptom;

import org.jspecify.annotations.NullMarked;
