package dev.podnosis.ui.common;

/**
 * What the shell gives to every screen.
 *
 * @param messages the words
 * @param background the crossing between threads
 * @param preferences what is remembered
 * @param shell what the bars show
 * @param overlay where dialogs and drawers appear
 * @param toasts where short notes appear
 * @param palette the search over everything; screens add what they have
 */
public record ScreenContext(
    Messages messages,
    Background background,
    Preferences preferences,
    ShellState shell,
    Overlay overlay,
    Toasts toasts,
    Palette palette) {}
