package dev.podnosis.ui.path;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.EdgeStyle;
import dev.podnosis.path.draw.GraphWords;
import java.util.List;
import java.util.function.UnaryOperator;

/** The words of a drawing with names and addresses covered while others look at the screen. */
record VeiledWords(GraphWords words, UnaryOperator<String> veil) implements GraphWords {
  @Override
  public String title() {
    return words.title();
  }

  @Override
  public String column(Hop.Kind kind) {
    return words.column(kind);
  }

  @Override
  public String hop(Hop hop) {
    return veil.apply(words.hop(hop));
  }

  @Override
  public List<String> lines(Hop hop) {
    return words.lines(hop).stream().map(veil).toList();
  }

  @Override
  public String node(String node) {
    return veil.apply(words.node(node));
  }

  @Override
  public List<String> edge(PathGraph.Edge edge) {
    return words.edge(edge);
  }

  @Override
  public String legend(EdgeStyle style) {
    return words.legend(style);
  }

  @Override
  public String edgeText() {
    return words.edgeText();
  }
}
