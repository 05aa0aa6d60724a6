package dev.podnosis.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words of one part of the program in every language, by key.
 *
 * <p>They are kept in {@code dev/podnosis/messages/<part>_<language>.properties}, in UTF-8.
 */
public final class Words {

  private final Map<Language, Map<String, Sentence>> sentences;

  private Words(Map<Language, Map<String, Sentence>> sentences) {
    this.sentences = sentences;
  }

  /**
   * Loads the words of a part.
   *
   * @param part the first part of the file names, for example {@code ui}
   * @throws IllegalArgumentException when a file is missing
   */
  public static Words of(String part) {
    Map<Language, Map<String, Sentence>> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(
          language,
          read(language, "/dev/podnosis/messages/" + part + "_" + language.tag() + ".properties"));
    }
    return new Words(all);
  }

  /**
   * Says a sentence.
   *
   * @param namesAndValues the arguments, name and value in turn
   * @throws IllegalArgumentException when the key is unknown or an argument is missing
   */
  public String say(Language language, String key, Object... namesAndValues) {
    return sentence(language, key).fill(Sentence.named(namesAndValues));
  }

  /** Whether there are words for a key, in every language. */
  public boolean knows(String key) {
    return sentences.values().stream().allMatch(words -> words.containsKey(key));
  }

  /** The keys that have words in a language. */
  public Set<String> keys(Language language) {
    return words(language).keySet();
  }

  /**
   * The sentence of a key, its places not yet filled.
   *
   * @throws IllegalArgumentException when the key is unknown
   */
  public Sentence sentence(Language language, String key) {
    Sentence sentence = words(language).get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("No words for '" + key + "' in " + language.tag());
    }
    return sentence;
  }

  private Map<String, Sentence> words(Language language) {
    return sentences.getOrDefault(language, Map.of());
  }

  private static Map<String, Sentence> read(Language language, String file) {
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("No words: " + file);
      }
      Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
      Properties lines = new Properties();
      lines.load(text);
      Map<String, Sentence> words = new TreeMap<>();
      lines.forEach(
          (key, value) -> words.put(key.toString(), new Sentence(language, value.toString())));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
