package dev.podnosis.diagnosis;

import java.util.regex.Pattern;

/**
 * A word that may stand in a command to copy. What a cluster or a user says is hostile: anything a
 * shell could read as more than one plain word is left out.
 */
public final class CommandWord {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_.:/@%+=,][A-Za-z0-9_.:/@%+=,-]{0,300}");

  private CommandWord() {}

  /** The word itself, or {@code otherwise} when it is not plain. */
  public static String of(String word, String otherwise) {
    return PLAIN.matcher(word).matches() ? word : otherwise;
  }
}
