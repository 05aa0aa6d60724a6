package dev.podnosis.catalogue;

import java.util.Map;

/**
 * The words of one step.
 *
 * @param title its name, or the question it asks
 * @param why why it is taken
 * @param answers for a question, the answers by their word
 */
public record StepWords(Text title, Text why, Map<String, Text> answers) {
  public StepWords {
    answers = Map.copyOf(answers);
  }
}
