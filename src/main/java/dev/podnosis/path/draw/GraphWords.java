package dev.podnosis.path.draw;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import java.util.List;

/** Every word of a drawing, in the reader's language. Plain text: the drawing escapes it. */
public interface GraphWords {
  /** What the picture shows, for readers who cannot see it. */
  String title();

  /** The heading of a column. */
  String column(Hop.Kind kind);

  /** The name on a hop's card. */
  String hop(Hop hop);

  /** The lines below the name, most telling first; at most four are shown. */
  List<String> lines(Hop hop);

  /** The caption of a node around its replicas. */
  String node(String node);

  /**
   * The label of an edge, such as {@code UDP 20/20} and {@code 0.6 / 1.9 ms}; at most three lines,
   * empty for none.
   */
  List<String> edge(PathGraph.Edge edge);

  /** What a style means, for the legend. */
  String legend(EdgeStyle style);

  /** How to read the labels of edges, for the legend. */
  String edgeText();
}
