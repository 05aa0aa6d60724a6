package dev.podnosis.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class MessagesTest {

  /** Any quoted text that looks like a key: words with hyphens, joined by dots. */
  private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");

  /**
   * The beginning of a key whose end is computed, for example {@code "settings.scheme." + name}.
   */
  private static final Pattern PREFIX = Pattern.compile("\"((?:[a-z][a-z0-9-]*\\.)+)\" \\+");

  private final Words words = Words.of("ui");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertEquals(words.keys(Language.ENGLISH), words.keys(Language.CHINESE));
    assertFalse(words.keys(Language.ENGLISH).isEmpty());
  }

  @Test
  void bothLanguagesNeedTheSameArguments() {
    for (String key : words.keys(Language.ENGLISH)) {
      assertEquals(
          words.sentence(Language.ENGLISH, key).arguments(),
          words.sentence(Language.CHINESE, key).arguments(),
          key);
    }
  }

  @Test
  void noSentenceHasAnOpenBrace() {
    for (Language language : Language.values()) {
      for (String key : words.keys(language)) {
        String rest =
            words
                .sentence(language, key)
                .pattern()
                .replaceAll("\\{[a-zA-Z0-9]+(:[^|{}]*\\|[^|{}]*)?}", "");
        assertFalse(rest.contains("{") || rest.contains("}"), language + " " + key);
      }
    }
  }

  @Test
  void everyKeyInTheCodeHasWords() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String source : sources()) {
      find(KEY, source).stream()
          .filter(this::belongsHere)
          .filter(key -> !words.knows(key))
          .forEach(missing::add);
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everySentenceIsUsed() throws IOException {
    List<String> sources = sources();
    Set<String> used = new TreeSet<>();
    Set<String> prefixes = new TreeSet<>();
    for (String source : sources) {
      used.addAll(find(KEY, source));
      prefixes.addAll(find(PREFIX, source));
    }
    Arrays.stream(Status.values()).map(Status::messageKey).forEach(used::add);
    Arrays.stream(ScreenId.values()).map(ScreenId::titleKey).forEach(used::add);
    Set<String> unused = new TreeSet<>(words.keys(Language.ENGLISH));
    unused.removeAll(used);
    unused.removeIf(key -> prefixes.stream().anyMatch(key::startsWith));
    // Some keys stand whole in the code and get an end there, such as ".button".
    unused.removeIf(key -> used.stream().anyMatch(begin -> key.startsWith(begin + ".")));
    assertEquals(Set.of(), unused);
  }

  @Test
  void whatIsBoundFollowsTheLanguageAndItsArguments() {
    Messages messages = new Messages(Language.ENGLISH);
    var calls = new SimpleIntegerProperty(3);
    var label = new SimpleStringProperty();
    label.bind(messages.text("lookups.accessible", "answered", calls, "total", 20, "failed", 9));
    assertEquals("3 of 20 answered, 9 failed", label.get());
    calls.set(11);
    assertEquals("11 of 20 answered, 9 failed", label.get());
    messages.languageProperty().set(Language.CHINESE);
    assertEquals("20 次中 11 次有应答，9 次失败", label.get());
  }

  /** Other dotted words in quotes are file names and properties; ours begin like a known key. */
  private boolean belongsHere(String candidate) {
    String first = candidate.substring(0, candidate.indexOf('.'));
    boolean file = candidate.matches(".*\\.(css|ttf|properties|png|json|log|tmp|yaml|html|pdf)");
    return !file
        && words.keys(Language.ENGLISH).stream().anyMatch(key -> key.startsWith(first + "."))
        && !Set.of("window.x", "window.y", "window.width", "window.height", "window.maximized")
            .contains(candidate);
  }

  private static Set<String> find(Pattern pattern, String source) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(source);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/podnosis/ui"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(MessagesTest::read)
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
