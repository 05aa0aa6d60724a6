package dev.podnosis.path.draw;

/**
 * A fault marked in the drawing.
 *
 * @param hop the hop at which it lies; for a node with replicas, their common frame is marked
 * @param side at which side of the hop
 * @param label what is wrong, in the reader's language
 * @param settled whether nothing else explains what was seen as well
 */
public record Mark(String hop, Side side, String label, boolean settled) {
  /** Where a mark sits. */
  public enum Side {
    /** Packets that arrive: left. */
    ENTERING,
    /** Packets that leave, or the hop itself: right. */
    LEAVING
  }
}
