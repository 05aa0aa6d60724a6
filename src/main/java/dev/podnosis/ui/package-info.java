/** The window: shell and screens. */
@NullMarked
package dev.podnosis.ui;

import org.jspecify.annotations.NullMarked;
