/** Tests of the Path screen's parts that need no toolkit. */
@NullMarked
package dev.podnosis.ui.path;

import org.jspecify.annotations.NullMarked;
