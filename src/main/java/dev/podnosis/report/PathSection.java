package dev.podnosis.report;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.path.Hop;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.Status;
import dev.podnosis.path.draw.FaultMarks;
import dev.podnosis.path.draw.GraphSvg;
import dev.podnosis.path.draw.Palette;
import dev.podnosis.path.fault.Localisation;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Mark;
import dev.podnosis.report.page.Phrase;
import dev.podnosis.report.page.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The way of a lookup: a drawing, and what was measured on it. */
record PathSection(Diagnosis diagnosis, ReportWords words, Redaction redaction) {
  /** More replicas than this are drawn by node. */
  private static final int MOST_REPLICAS = 6;

  /** The drawing on a page that lies on its side, and then what is to be read and compared. */
  List<Section> sections() {
    PathGraph graph = PathRoutes.graph(diagnosis.caseFile());
    Localisation localisation = PathRoutes.localisation(diagnosis.caseFile());
    List<Link> measured = graph.links().stream().filter(Link::measured).toList();
    List<Block> blocks = new ArrayList<>();
    if (graph.hops().isEmpty()) {
      blocks.add(Block.Paragraph.plain(words.say("path.empty")));
    } else {
      blocks.add(picture(graph, measured, localisation));
    }
    List<Block> read = new ArrayList<>(new FaultBlocks(localisation, words).blocks());
    if (measured.isEmpty()) {
      blocks.add(Block.Paragraph.plain(words.say("path.unmeasured")));
    } else {
      read.add(new Block.Heading(words.say("heading.measured")));
      read.add(new Table(columns(), worstFirst(measured, graph)));
    }
    Section drawing =
        Section.plain("path", words.say("part.path"), Section.Layout.LANDSCAPE, blocks);
    return read.isEmpty()
        ? List.of(drawing)
        : List.of(
            drawing,
            new Section(
                "path-measured",
                2,
                "",
                null,
                words.say("part.path-measured"),
                Section.Layout.NEW_PAGE,
                read));
  }

  /** What failed must not be looked for among pages of what did not. */
  private List<Table.Row> worstFirst(List<Link> measured, PathGraph graph) {
    return measured.stream()
        .sorted(Comparator.comparing(Link::status, Comparator.comparing(PathSection::rank)))
        .map(l -> row(l, graph))
        .toList();
  }

  private static int rank(Status status) {
    return switch (status) {
      case FAILED -> 0;
      case DEGRADED -> 1;
      case UNKNOWN -> 2;
      case OK -> 3;
    };
  }

  private Block picture(PathGraph graph, List<Link> measured, Localisation localisation) {
    PathGraph drawn = graph.onThePath().grouped(MOST_REPLICAS);
    PathGraph shown = drawn.hops().isEmpty() ? graph.grouped(MOST_REPLICAS) : drawn;
    FaultWords faults = new FaultWords(words.language(), localisation);
    String svg =
        GraphSvg.of(
            shown,
            new CleanPathWords(new PathWords(words.language()), redaction),
            Palette.LIGHT,
            FaultMarks.of(localisation.main(), shown, faults::mark));
    long silent = measured.stream().filter(l -> l.status() == Status.FAILED).count();
    return new Block.Picture(
        svg,
        words.say(
            "path.alt", "hops", shown.hops().size(), "links", measured.size(), "silent", silent));
  }

  private List<Table.Column> columns() {
    return List.of(
        new Table.Column(words.say("column.from"), 25),
        new Table.Column(words.say("column.to"), 25),
        new Table.Column(words.say("column.over"), 8),
        new Table.Column(words.say("column.answered"), 16),
        new Table.Column("p50 / p99", 14),
        new Table.Column(words.say("column.evidence"), 12));
  }

  private Table.Row row(Link link, PathGraph graph) {
    return new Table.Row(
        mark(link.status()),
        "",
        List.of(
            Phrase.plain(name(link.vantage(), graph)),
            Phrase.plain(name(link.to(), graph)),
            Phrase.plain(link.carrier().name()),
            Phrase.plain(words.say("share", "part", link.answered(), "of", link.loss().total())),
            Phrase.plain(times(link)),
            Phrase.evidence(link.evidence())));
  }

  private static String name(String id, PathGraph graph) {
    return graph
        .hop(id)
        .map(h -> h.address().isEmpty() || h.address().equals(h.label()) ? h.label() : with(h))
        .orElse(id);
  }

  private static String with(Hop hop) {
    return hop.label() + " (" + hop.address() + ")";
  }

  private static String times(Link link) {
    Double p50 = link.p50Ms();
    Double p99 = link.p99Ms();
    return p50 == null || p99 == null ? "–" : latency(p50) + " / " + latency(p99);
  }

  private static String latency(double millis) {
    return Figures.latency(Duration.ofNanos((long) (millis * 1e6)));
  }

  private static Mark mark(Status status) {
    return switch (status) {
      case OK -> Mark.OK;
      case UNKNOWN -> Mark.UNKNOWN;
      case DEGRADED -> Mark.ATTENTION;
      case FAILED -> Mark.PROBLEM;
    };
  }
}
