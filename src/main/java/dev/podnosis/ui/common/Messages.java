package dev.podnosis.ui.common;

import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * The words of the window in the language chosen now. What is bound to them changes at once when
 * the language does.
 */
public final class Messages {

  private final Words words;
  private final ObjectProperty<Language> language;

  /** The window's own words, beginning in the given language. */
  public Messages(Language language) {
    this(Words.of("ui"), language);
  }

  Messages(Words words, Language language) {
    this.words = words;
    this.language = new SimpleObjectProperty<>(this, "language", language);
  }

  /** The language in use; setting it changes every bound text. */
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /** The language in use. */
  public Language language() {
    return language.get();
  }

  /**
   * A sentence in the language of this moment, for what is said once.
   *
   * @param namesAndValues the arguments, name and value in turn
   */
  public String get(String key, Object... namesAndValues) {
    return words.say(language(), key, namesAndValues);
  }

  /**
   * A sentence that follows the language.
   *
   * @param namesAndValues the arguments, name and value in turn; a value that is observable is
   *     followed too
   */
  public StringBinding text(String key, Object... namesAndValues) {
    List<Observable> sources = new ArrayList<>();
    sources.add(language);
    for (Object value : namesAndValues) {
      if (value instanceof Observable observable) {
        sources.add(observable);
      }
    }
    return Bindings.createStringBinding(
        () -> get(key, current(namesAndValues)), sources.toArray(Observable[]::new));
  }

  /** A text made from the language, for words that come from elsewhere than the message files. */
  public StringBinding inLanguage(Function<Language, String> text) {
    return Bindings.createStringBinding(() -> text.apply(language()), language);
  }

  /** A text made from a value and the language; follows both. */
  public <T> StringBinding of(ObservableValue<T> value, Function<T, String> text) {
    return Bindings.createStringBinding(() -> text.apply(value.getValue()), value, language);
  }

  /** Whether the window has words for a key. */
  public boolean knows(String key) {
    return words.knows(key);
  }

  private static Object[] current(Object[] namesAndValues) {
    Object[] now = namesAndValues.clone();
    for (int i = 1; i < now.length; i += 2) {
      if (now[i] instanceof ObservableValue<?> observable) {
        Object value = observable.getValue();
        now[i] = value == null ? "" : value;
      }
    }
    return now;
  }
}
