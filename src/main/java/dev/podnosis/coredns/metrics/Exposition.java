package dev.podnosis.coredns.metrics;

import java.util.List;
import java.util.Map;

/**
 * A page of metrics in Prometheus' text format, read.
 *
 * @param malformed lines that could not be read, or were too many
 */
public record Exposition(List<Sample> samples, int malformed) {

  /** One line: a name, labels and a finite value. */
  public record Sample(String name, Map<String, String> labels, double value) {
    public Sample {
      labels = Map.copyOf(labels);
    }

    /** The label's value, empty without it. */
    public String label(String name) {
      return labels.getOrDefault(name, "");
    }
  }

  public Exposition {
    samples = List.copyOf(samples);
  }

  /** Reads a page; whatever is wrong in it is counted, never thrown. */
  public static Exposition parse(String text) {
    return new ExpositionParser().parse(text);
  }
}
