package dev.podnosis.ui;

import dev.podnosis.catalogue.Language;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Preferences;
import dev.podnosis.ui.common.ShellState;
import javafx.beans.value.ObservableValue;

/** What the shell can do: go to a screen, change language and look; remembers what was chosen. */
public final class MainViewModel {

  private static final String LANGUAGE = "language";
  private static final String SCHEME = "scheme";
  private static final String TEXT_SCALE = "text-scale";
  private static final String REDUCE_MOTION = "reduce-motion";

  private final Messages messages;
  private final Appearance appearance;
  private final ShellState state;
  private final Preferences preferences;
  private final Background background;

  /** Restores what was remembered, and remembers every change at once. */
  public MainViewModel(
      Messages messages,
      Appearance appearance,
      ShellState state,
      Preferences preferences,
      Background background) {
    this.messages = messages;
    this.appearance = appearance;
    this.state = state;
    this.preferences = preferences;
    this.background = background;
    restore();
    appearance.sharedProperty().bind(state.screenShareProperty());
    remember(LANGUAGE, messages.languageProperty());
    remember(SCHEME, appearance.schemeProperty());
    remember(TEXT_SCALE, appearance.textScaleProperty());
    remember(REDUCE_MOTION, appearance.reduceMotionProperty());
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

  private void restore() {
    messages.languageProperty().set(preferences.oneOf(LANGUAGE, messages.language()));
    appearance.schemeProperty().set(preferences.oneOf(SCHEME, appearance.schemeProperty().get()));
    appearance
        .textScaleProperty()
        .set(Math.clamp(preferences.number(TEXT_SCALE, 1), 1, Appearance.LARGEST_TEXT));
    boolean reduced = appearance.reduceMotionProperty().get();
    appearance.reduceMotionProperty().set(preferences.flag(REDUCE_MOTION, reduced));
  }

  private void remember(String key, ObservableValue<?> value) {
    value.addListener(
        (source, before, now) -> {
          preferences.remember(key, now);
          background.task(progress -> preferences.save()).start();
        });
  }
}
