/** What the screens share: the crossing between threads, messages, small controls. */
@NullMarked
package dev.podnosis.ui.common;

import org.jspecify.annotations.NullMarked;
