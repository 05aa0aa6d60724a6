package dev.podnosis.catalogue;

import java.util.Map;

/**
 * The words of one step.
 *
 * @param name its name in few words, for maps and lists
 * @param title the question it answers or asks
 * @param why why it is taken
 * @param answers for a question, the answers by their word
 */
public record StepWords(Text name, Text title, Text why, Map<String, Text> answers) {
  public StepWords {
    answers = Map.copyOf(answers);
  }
}
