/** One small class per root cause, and the list of them. */
@NullMarked
package dev.podnosis.diagnosis.cause;

import org.jspecify.annotations.NullMarked;
