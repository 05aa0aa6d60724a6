package dev.podnosis.report;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.dns.EnumId;
import dev.podnosis.path.Hop;
import dev.podnosis.path.HopFact;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.EdgeStyle;
import dev.podnosis.path.draw.GraphWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of the path's drawing, in the window and on paper. */
public final class PathWords implements GraphWords {
  private static final String MILLIS = " ms";

  private final Words words = Words.of("path");
  private final Language language;

  /** Words in a language. */
  public PathWords(Language language) {
    this.language = language;
  }

  @Override
  public String title() {
    return words.say(language, "title");
  }

  @Override
  public String column(Hop.Kind kind) {
    return words.say(language, "column." + kind.id());
  }

  @Override
  public String hop(Hop hop) {
    return Printable.line(hop.label());
  }

  @Override
  public List<String> lines(Hop hop) {
    List<String> lines = new ArrayList<>();
    if (hop.kind() == Hop.Kind.APISERVER) {
      lines.add(column(hop.kind())); // it shares a column with the upstream servers
    }
    if (!hop.address().isEmpty() && !hop.address().equals(hop.label())) {
      lines.add(Printable.line(hop.address()));
    }
    hop.facts().forEach(f -> lines.add(fact(f)));
    return lines;
  }

  private String fact(HopFact fact) {
    Map<String, Object> args = new HashMap<>();
    List<String> names = List.of("a", "b", "c", "d");
    for (int i = 0; i < Math.min(names.size(), fact.values().size()); i++) {
      args.put(names.get(i), Printable.line(said(fact.values().get(i))));
    }
    String key = "fact." + EnumId.of(fact.code());
    return words.sentence(language, key).fill(args);
  }

  private String said(HopFact.Value value) {
    return switch (value) {
      case HopFact.Text text -> text.text();
      case HopFact.Names several -> language.list(several.names());
      case HopFact.Count count -> String.valueOf(count.count());
      case HopFact.Age age -> Figures.age(age.duration());
      case HopFact.Cpu cpu -> cpu.millis() + "m";
      case HopFact.Memory memory -> Figures.memory(memory.bytes());
      case HopFact.None _ -> words.say(language, "none");
    };
  }

  @Override
  public String node(String node) {
    return Printable.line(node);
  }

  @Override
  public List<String> edge(PathGraph.Edge edge) {
    List<String> lines = new ArrayList<>();
    List<Link> measured = edge.measured().toList();
    for (Link link : measured) {
      lines.add(link.carrier().name() + " " + link.answered() + "/" + link.loss().total());
    }
    measured.stream()
        .filter(l -> l.p50Ms() != null && l.p99Ms() != null)
        .findFirst()
        .ifPresent(l -> lines.add(times(l)));
    return lines;
  }

  /** Median and p99, the unit said once if it is the same; empty if nothing was measured. */
  static String times(Link link) {
    Double p50 = link.p50Ms();
    Double p99 = link.p99Ms();
    if (p50 == null || p99 == null) {
      return "";
    }
    String median = millis(p50);
    String tail = millis(p99);
    boolean sameUnit = median.endsWith(MILLIS) && tail.endsWith(MILLIS);
    return (sameUnit ? median.substring(0, median.length() - MILLIS.length()) : median)
        + " / "
        + tail;
  }

  private static String millis(double millis) {
    return Figures.latency(Duration.ofNanos((long) (millis * 1e6)));
  }

  @Override
  public String legend(EdgeStyle style) {
    return words.say(language, "legend." + EnumId.of(style));
  }

  @Override
  public String edgeText() {
    return words.say(language, "edge-text");
  }
}
