package dev.podnosis.catalogue;

import java.util.Map;

/**
 * A text of the catalogue in both languages, with named places as in {@link Sentence}.
 *
 * @param en English
 * @param zh Chinese
 */
public record Text(String en, String zh) {
  public Text {
    if (en.isBlank() || zh.isBlank()) {
      throw new IllegalArgumentException("a text needs both languages: " + en + " | " + zh);
    }
  }

  /** The text with its places filled. */
  public String in(Language language, Map<String, ?> arguments) {
    return sentence(language).fill(arguments);
  }

  /** The text as it stands, its places open. */
  public String in(Language language) {
    return sentence(language).pattern();
  }

  /** The text with its places open. */
  public Sentence sentence(Language language) {
    return new Sentence(
        language,
        switch (language) {
          case ENGLISH -> en;
          case CHINESE -> zh;
        });
  }
}
