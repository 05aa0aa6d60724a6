package dev.podnosis.report;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.EdgeStyle;
import dev.podnosis.path.draw.GraphWords;
import java.util.List;

/**
 * The words of a drawing without what is to be left out. It happens before the drawing shortens
 * them, after which a name would not be known again.
 */
record CleanPathWords(GraphWords words, Redaction redaction) implements GraphWords {
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
    return redaction.line(words.hop(hop));
  }

  @Override
  public List<String> lines(Hop hop) {
    return words.lines(hop).stream().map(redaction::line).toList();
  }

  @Override
  public String node(String node) {
    return redaction.line(words.node(node));
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
