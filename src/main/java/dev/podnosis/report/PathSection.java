package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.path.Carrier;
import dev.podnosis.path.Hop;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.Status;
import dev.podnosis.path.draw.CoveredWords;
import dev.podnosis.path.draw.FaultMarks;
import dev.podnosis.path.draw.GraphSvg;
import dev.podnosis.path.draw.Palette;
import dev.podnosis.path.fault.Localisation;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Mark;
import dev.podnosis.report.page.Phrase;
import dev.podnosis.report.page.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The way of a lookup: a drawing, and what was measured on it. */
record PathSection(Diagnosis diagnosis, ReportWords words, Redaction redaction) {
  /** More replicas than this are drawn by node. */
  private static final int MOST_REPLICAS = 6;

  private static final char NO_BREAK = '\u00a0';

  /** So many letters of two times fit a line of their column. */
  private static final int MOST_TIMES = 12;

  /** Between two times, behind which a narrow column may break. */
  private static final String SLASH = "/" + NO_BREAK;

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
      read.add(Block.Paragraph.aside(words.say("measured-cells")));
      read.add(ways(measured, graph));
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

  /** A row for each way; what failed must not be looked for among pages of what did not. */
  private Table ways(List<Link> measured, PathGraph graph) {
    List<Carrier> carriers = measured.stream().map(Link::carrier).distinct().sorted().toList();
    Map<List<String>, List<Link>> ways =
        measured.stream()
            .collect(
                Collectors.groupingBy(
                    l -> List.of(l.vantage(), l.to()), LinkedHashMap::new, Collectors.toList()));
    List<Table.Row> rows =
        ways.values().stream()
            .sorted(Comparator.comparing(w -> rank(worst(w))))
            .map(w -> row(w, carriers, graph))
            .toList();
    return new Table(columns(carriers), rows);
  }

  private static Status worst(List<Link> way) {
    return way.stream()
        .map(Link::status)
        .min(Comparator.comparing(PathSection::rank))
        .orElse(Status.UNKNOWN);
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
            new CoveredWords(new PathWords(words.language()), redaction::line),
            Palette.LIGHT,
            FaultMarks.of(localisation.main(), shown, faults::mark));
    long silent = measured.stream().filter(l -> l.status() == Status.FAILED).count();
    return new Block.Picture(
        svg,
        words.say(
            "path.alt", "hops", shown.hops().size(), "links", measured.size(), "silent", silent));
  }

  private List<Table.Column> columns(List<Carrier> carriers) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(new Table.Column(words.say("column.from"), 21));
    columns.add(new Table.Column(words.say("column.to"), 21));
    carriers.forEach(c -> columns.add(new Table.Column(c.name(), 48 / carriers.size())));
    columns.add(new Table.Column(words.say("column.evidence"), 10));
    return columns;
  }

  private Table.Row row(List<Link> way, List<Carrier> carriers, PathGraph graph) {
    List<Phrase> cells = new ArrayList<>();
    cells.add(Phrase.plain(name(way.getFirst().vantage(), graph)));
    cells.add(Phrase.plain(name(way.getFirst().to(), graph)));
    carriers.forEach(c -> cells.add(cell(way.stream().filter(l -> l.carrier() == c).toList())));
    cells.add(Phrase.evidence(way.stream().flatMap(l -> l.evidence().stream()).toList()));
    return new Table.Row(mark(worst(way)), "", cells);
  }

  private Phrase cell(List<Link> links) {
    Phrase cell = Phrase.plain("");
    for (Link link : links) {
      String share = words.say("share", "part", link.answered(), "of", link.loss().total());
      Phrase shown = link.loss().failures() > 0 ? Phrase.strong(share) : Phrase.plain(share);
      String whole = PathWords.times(link).replace(' ', NO_BREAK);
      String times = whole.length() > MOST_TIMES ? whole.replace(SLASH, "/ ") : whole;
      cell = cell.and(shown).and(Phrase.muted(times.isEmpty() ? "" : " " + times));
    }
    return cell;
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

  private static Mark mark(Status status) {
    return switch (status) {
      case OK -> Mark.OK;
      case UNKNOWN -> Mark.UNKNOWN;
      case DEGRADED -> Mark.ATTENTION;
      case FAILED -> Mark.PROBLEM;
    };
  }
}
