package dev.podnosis.kube;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Some of the objects a query asks for.
 *
 * @param items the objects
 * @param next where to go on; empty at the end
 * @param left how many follow, where the server tells ({@code remainingItemCount}; not when a
 *     selector was given); else -1
 * @param consistent whether they and those before them are of one moment; not so when the position
 *     had expired (410) and the server offered another
 */
public record ObjectPage(List<JsonNode> items, String next, long left, boolean consistent) {
  public ObjectPage {
    items = List.copyOf(items);
  }

  /** Whether there are more. */
  public boolean hasMore() {
    return !next.isEmpty();
  }
}
