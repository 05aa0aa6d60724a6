package dev.podnosis.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message with named places.
 *
 * <p>{@code {pod}} is replaced by the argument {@code pod}. {@code {n:pod|pods}} is replaced by the
 * first word when the argument {@code n} is one and by the second otherwise, for languages with a
 * plural. An argument that is a collection is named one after the other as the language does, and a
 * dash where it is empty; a {@link Text} stands in the language.
 *
 * @param language the language it is said in
 * @param pattern the text with its places
 */
public record Sentence(Language language, String pattern) {

  private static final Pattern PLACE =
      Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)(?::([^|{}]*)\\|([^|{}]*))?}");

  /** The names of the arguments this message needs. */
  public Set<String> arguments() {
    Set<String> names = new TreeSet<>();
    Matcher places = PLACE.matcher(pattern);
    while (places.find()) {
      names.add(places.group(1));
    }
    return names;
  }

  /**
   * Fills the places.
   *
   * @throws IllegalArgumentException when an argument is missing
   */
  public String fill(Map<String, ?> arguments) {
    StringBuilder text = new StringBuilder();
    Matcher places = PLACE.matcher(pattern);
    while (places.find()) {
      Object value = arguments.get(places.group(1));
      if (value == null) {
        throw new IllegalArgumentException("No argument '" + places.group(1) + "' for: " + pattern);
      }
      places.appendReplacement(text, Matcher.quoteReplacement(word(places, value)));
    }
    return places.appendTail(text).toString();
  }

  private String word(Matcher place, Object value) {
    if (place.group(2) == null) {
      return said(value);
    }
    boolean one = value instanceof Number number && number.doubleValue() == 1;
    return one ? place.group(2) : place.group(3);
  }

  private String said(Object value) {
    return switch (value) {
      case Collection<?> none when none.isEmpty() -> "–";
      case Collection<?> names -> language.list(names.stream().map(this::said).toList());
      case Text text -> text.in(language);
      default -> Figures.any(value);
    };
  }

  /**
   * Pairs of name and value as a map.
   *
   * @throws IllegalArgumentException when they are not pairs or a name comes twice
   */
  static Map<String, Object> named(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("Arguments come as name and value");
    }
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (arguments.put(namesAndValues[i].toString(), namesAndValues[i + 1]) != null) {
        throw new IllegalArgumentException("Argument '" + namesAndValues[i] + "' comes twice");
      }
    }
    return arguments;
  }
}
