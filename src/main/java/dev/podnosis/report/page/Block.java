package dev.podnosis.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing on a page, below another. */
public sealed interface Block {
  /** This block with its texts cleaned. */
  Block clean(Cleaning cleaning);

  /** A heading within a section. */
  record Heading(String text) implements Block {
    @Override
    public Heading clean(Cleaning c) {
      return new Heading(c.line(text));
    }
  }

  /** A paragraph; a muted one is an aside. */
  record Paragraph(Phrase text, boolean muted) implements Block {
    /** Plain running text. */
    public static Paragraph plain(String text) {
      return new Paragraph(Phrase.plain(text), false);
    }

    /** An aside. */
    public static Paragraph aside(String text) {
      return new Paragraph(Phrase.plain(text), true);
    }

    @Override
    public Paragraph clean(Cleaning c) {
      return new Paragraph(text.clean(c), muted);
    }
  }

  /** A list, with numbers where the order matters. */
  record Bullets(List<Phrase> items, boolean numbered) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }

    @Override
    public Bullets clean(Cleaning c) {
      return new Bullets(Phrase.clean(items, c), numbered);
    }
  }

  /** Names and what they are. */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }

    /** One of them. */
    public record Fact(String name, Phrase value) {}

    @Override
    public Facts clean(Cleaning c) {
      return new Facts(
          facts.stream().map(f -> new Fact(c.line(f.name()), f.value().clean(c))).toList());
    }
  }

  /** What matters most, in a box. */
  record Callout(Mark mark, String title, String text) implements Block {
    @Override
    public Callout clean(Cleaning c) {
      return new Callout(mark, c.line(title), c.line(text));
    }
  }

  /** A few large figures side by side. */
  record Tiles(List<Tile> tiles) implements Block {
    public Tiles {
      tiles = List.copyOf(tiles);
    }

    /** One figure and what it counts. */
    public record Tile(String value, String label) {}

    @Override
    public Tiles clean(Cleaning c) {
      return new Tiles(
          tiles.stream().map(t -> new Tile(c.line(t.value()), c.line(t.label()))).toList());
    }
  }

  /** A table; without any title above its columns it has no head. */
  record Table(List<Column> columns, List<Row> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      for (Row row : rows) {
        if (row.cells().size() != columns.size()) {
          throw new IllegalArgumentException("a row of " + row.cells().size() + " cells");
        }
      }
    }

    /** A column and its share of the width, in percent. */
    public record Column(String title, int percent) {}

    /**
     * A row.
     *
     * @param mark the sign before it, or null
     * @param anchor by which others refer to it; empty when none does
     * @param cells one for each column
     */
    public record Row(@Nullable Mark mark, String anchor, List<Phrase> cells) {
      public Row {
        cells = List.copyOf(cells);
      }
    }

    /** Whether any row has a sign. */
    boolean marked() {
      return rows.stream().anyMatch(r -> r.mark() != null);
    }

    /** Whether any column has a title. */
    boolean headed() {
      return columns.stream().anyMatch(c -> !c.title().isEmpty());
    }

    @Override
    public Table clean(Cleaning c) {
      return new Table(
          columns.stream().map(k -> new Column(c.line(k.title()), k.percent())).toList(),
          rows.stream()
              .map(r -> new Row(r.mark(), r.anchor(), Phrase.clean(r.cells(), c)))
              .toList());
    }
  }

  /** Commands or output, word for word. */
  record Listing(String text) implements Block {
    @Override
    public Listing clean(Cleaning c) {
      return new Listing(c.block(text));
    }
  }

  /** Blocks that stand on one page if they fit on one. */
  record Together(List<Block> blocks) implements Block {
    public Together {
      blocks = List.copyOf(blocks);
    }

    @Override
    public Together clean(Cleaning c) {
      return new Together(blocks.stream().map(b -> b.clean(c)).toList());
    }
  }

  /** A unified diff. */
  record Diff(String text) implements Block {
    @Override
    public Diff clean(Cleaning c) {
      return new Diff(c.block(text));
    }
  }

  /** Moments in order. */
  record Timeline(List<Moment> moments) implements Block {
    public Timeline {
      moments = List.copyOf(moments);
    }

    /** One of them. */
    public record Moment(Mark mark, String time, String label) {}

    @Override
    public Timeline clean(Cleaning c) {
      return new Timeline(
          moments.stream()
              .map(m -> new Moment(m.mark(), c.line(m.time()), c.line(m.label())))
              .toList());
    }
  }

  /**
   * A picture. Its words were cleaned when it was drawn.
   *
   * @param svg a whole SVG document
   * @param alt what it shows, for readers who cannot see it
   */
  record Picture(String svg, String alt) implements Block {
    @Override
    public Picture clean(Cleaning c) {
      return new Picture(svg, c.line(alt));
    }
  }
}
