package dev.podnosis.path.draw;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The words of a drawing without what is not to be shown: while others look at the screen, or in a
 * report that leaves names out. It happens before the drawing shortens them, after which a name
 * would not be known again.
 *
 * @param words the words
 * @param cover writes a line without it
 */
public record CoveredWords(GraphWords words, UnaryOperator<String> cover) implements GraphWords {
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
    return cover.apply(words.hop(hop));
  }

  @Override
  public List<String> lines(Hop hop) {
    return words.lines(hop).stream().map(cover).toList();
  }

  @Override
  public String node(String node) {
    return cover.apply(words.node(node));
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
