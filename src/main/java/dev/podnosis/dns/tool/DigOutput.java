package dev.podnosis.dns.tool;

import java.util.List;

/**
 * What dig printed, from 9.10 to 9.20: one entry for each query, at least one.
 *
 * @param lookups in the order of the output
 */
public record DigOutput(List<ToolLookup> lookups) {

  public DigOutput {
    lookups = List.copyOf(lookups);
    if (lookups.isEmpty()) {
      throw new IllegalArgumentException("at least one lookup");
    }
  }

  /** Reads the output of one run. */
  public static DigOutput parse(CommandOutput output) {
    return new DigReader(output).read();
  }

  /** The last lookup: that of a run with one query, and where a search ended. */
  public ToolLookup last() {
    return lookups.getLast();
  }
}
