package dev.podnosis.diagnosis;

import java.util.List;

/**
 * Something known, with the numbers of the evidence it rests on.
 *
 * @param value what is known
 * @param evidence the numbers
 */
public record Fact<T>(T value, List<String> evidence) {
  public Fact {
    evidence = List.copyOf(evidence);
  }

  /** A fact from pieces of evidence. */
  public static <T> Fact<T> of(T value, String... evidence) {
    return new Fact<>(value, List.of(evidence));
  }
}
