package dev.podnosis.ui;

import dev.podnosis.catalogue.Language;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Preferences;
import dev.podnosis.ui.common.ShellState;

/** What the shell can do: go to a screen, change language and look; remembers what was chosen. */
public final class MainViewModel {

  private static final String LANGUAGE = "language";
  private static final String SCHEME = "scheme";
  private static final String TEXT_SCALE = "text-scale";
  private static final String REDUCE_MOTION = "reduce-motion";

  private final Messages messages;
  private final Appearance appearance;
  private final ShellState state;

  /** Restores what was remembered, and remembers every change. */
  public MainViewModel(
      Messages messages, Appearance appearance, ShellState state, Preferences preferences) {
    this.messages = messages;
    this.appearance = appearance;
    this.state = state;
    restore(preferences);
    appearance.sharedProperty().bind(state.screenShareProperty());
    messages
        .languageProperty()
        .addListener((source, before, now) -> preferences.remember(LANGUAGE, now));
    appearance
        .schemeProperty()
        .addListener((source, before, now) -> preferences.remember(SCHEME, now));
    appearance
        .textScaleProperty()
        .addListener((source, before, now) -> preferences.remember(TEXT_SCALE, now));
    appearance
        .reduceMotionProperty()
        .addListener((source, before, now) -> preferences.remember(REDUCE_MOTION, now));
  }

  /** The words. */
  public Messages messages() {
    return messages;
  }

  /** The look. */
  public Appearance appearance() {
    return appearance;
  }

  /** What the bars show. */
  public ShellState state() {
    return state;
  }

  /** Changes from English to Chinese or back. */
  public void toggleLanguage() {
    messages
        .languageProperty()
        .set(messages.language() == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH);
  }

  /** Changes from light to dark or back. */
  public void toggleDark() {
    appearance.toggleDark();
  }

  private void restore(Preferences preferences) {
    messages.languageProperty().set(preferences.oneOf(LANGUAGE, messages.language()));
    appearance.schemeProperty().set(preferences.oneOf(SCHEME, appearance.schemeProperty().get()));
    appearance
        .textScaleProperty()
        .set(Math.clamp(preferences.number(TEXT_SCALE, 1), 1, Appearance.LARGEST_TEXT));
    boolean reduced = appearance.reduceMotionProperty().get();
    appearance.reduceMotionProperty().set(preferences.flag(REDUCE_MOTION, reduced));
  }
}
