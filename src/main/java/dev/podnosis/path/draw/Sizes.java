package dev.podnosis.path.draw;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;

/** How much room the parts of a drawing need; asked of whoever draws them. */
public interface Sizes {
  /** The card of a hop. */
  Size hop(Hop hop);

  /** The label on an edge; {@link Size#NONE} for an edge without. */
  Size edge(PathGraph.Edge edge);

  /** The line that names the node below its replicas. */
  Size group(String node);
}
