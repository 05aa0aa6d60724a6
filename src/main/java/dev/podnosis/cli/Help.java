package dev.podnosis.cli;

import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The help texts in the user's language, under the keys by which picocli asks for them: {@code
 * COMMAND.usage.description}, and the bare name of an option.
 */
final class Help extends ResourceBundle {
  private static final String PREFIX = "help.";
  private static final String OPTION = "help.option.";

  private final Map<String, String> texts = new LinkedHashMap<>();

  Help(Language language) {
    Words words = Words.of("cli");
    for (String key : words.keys(language)) {
      if (key.startsWith(PREFIX)) {
        texts.put(asked(key), words.say(language, key));
      }
    }
  }

  private static String asked(String key) {
    return key.startsWith(OPTION)
        ? key.substring(OPTION.length())
        : key.substring(PREFIX.length()) + ".usage.description";
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return texts.get(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(texts.keySet());
  }
}
