/**
 * The shell of the window: bar, rail, status bar, keys, settings. {@link
 * dev.podnosis.ui.MainWindow} puts it together and is given the screens.
 */
@NullMarked
package dev.podnosis.ui;

import org.jspecify.annotations.NullMarked;
