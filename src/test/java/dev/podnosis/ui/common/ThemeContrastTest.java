package dev.podnosis.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contrasts of the colour tables, by WCAG 2.2 (relative luminance, contrast ratio). */
class ThemeContrastTest {

  private static final Pattern COLOUR =
      Pattern.compile("(-[a-z0-9-]+):\\s*#([0-9a-fA-F]{6})(?:[0-9a-fA-F]{2})?;");
  private static final List<String> SURFACES =
      List.of("-color-bg-default", "-color-bg-subtle", "-pd-page");
  private static final List<String> ROLES =
      List.of(
          "-color-accent",
          "-color-success",
          "-color-danger",
          "-color-warning",
          "-pd-unknown",
          "-pd-idle");

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void bodyTextHasSevenToOne(String theme) throws IOException {
    for (String surface : SURFACES) {
      assertContrast(theme, "-color-fg-default", surface, 7);
    }
    assertContrast(theme, "-color-fg-default", "-pd-row-selected", 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void secondaryTextAndHintsHaveFourAndAHalf(String theme) throws IOException {
    for (String surface : SURFACES) {
      assertContrast(theme, "-color-fg-muted", surface, 4.5);
      assertContrast(theme, "-color-fg-subtle", surface, 4.5);
    }
    assertContrast(theme, "-color-fg-muted", "-pd-row-selected", 4.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void textInItsColourHasFourAndAHalf(String theme) throws IOException {
    for (String role : ROLES) {
      assertContrast(theme, role + "-fg", role + "-subtle", 4.5);
      assertContrast(theme, role + "-fg", "-color-bg-default", 4.5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void signsAndLinesHaveThree(String theme) throws IOException {
    for (String role : ROLES) {
      assertContrast(theme, role + "-emphasis", "-color-bg-default", 3);
    }
    for (String role : ROLES.subList(0, 5)) {
      assertContrast(theme, "-color-fg-emphasis", role + "-emphasis", 3);
      assertContrast(theme, role + "-emphasis", role + "-subtle", 3);
    }
    assertContrast(theme, "-pd-series-1", "-color-bg-default", 3);
    assertContrast(theme, "-pd-series-2", "-color-bg-default", 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void theMainButtonCanBeRead(String theme) throws IOException {
    assertContrast(theme, "-color-fg-emphasis", "-color-accent-emphasis", 4.5);
    assertContrast(theme, "-color-fg-emphasis", "-pd-accent-strong", 4.5);
  }

  @Test
  void bothThemesNameTheSameColours() throws IOException {
    assertEquals(colours("light").keySet(), colours("dark").keySet());
  }

  private static void assertContrast(String theme, String text, String ground, double least)
      throws IOException {
    Map<String, Integer> colours = colours(theme);
    double ratio = contrast(colour(colours, text), colour(colours, ground));
    assertTrue(
        ratio >= least,
        () -> "%s: %s on %s has %.2f, needs %.1f".formatted(theme, text, ground, ratio, least));
  }

  private static int colour(Map<String, Integer> colours, String name) {
    assertTrue(colours.containsKey(name), "no colour " + name);
    return colours.get(name);
  }

  private static double contrast(int a, int b) {
    double first = luminance(a);
    double second = luminance(b);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xff)
        + 0.7152 * linear(rgb >> 8 & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static Map<String, Integer> colours(String theme) throws IOException {
    String file = "/dev/podnosis/ui/podnosis-" + theme + ".css";
    try (var in = Theme.class.getResourceAsStream(file)) {
      Matcher lines = COLOUR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      Map<String, Integer> colours = new HashMap<>();
      while (lines.find()) {
        colours.put(lines.group(1), Integer.parseInt(lines.group(2), 16));
      }
      return colours;
    }
  }
}
