/** How a diagnosis is put together: procedure, order, what comes next. */
@NullMarked
package dev.podnosis.diagnosis;

import org.jspecify.annotations.NullMarked;
