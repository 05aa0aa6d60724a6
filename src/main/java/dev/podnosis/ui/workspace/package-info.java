/**
 * The one open case that all screens look at and work on: {@link
 * dev.podnosis.ui.workspace.Workspace}. Everything here is used on the JavaFX thread and knows no
 * scene.
 */
@NullMarked
package dev.podnosis.ui.workspace;

import org.jspecify.annotations.NullMarked;
