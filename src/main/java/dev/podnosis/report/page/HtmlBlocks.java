package dev.podnosis.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sets blocks as XHTML that browsers and the PDF's layout both understand: no flex, no grid. */
final class HtmlBlocks {
  private final Set<String> anchors;
  private final Function<Block.Picture, String> picture;
  private static final int MOST_WHOLE = 24;

  private final StringBuilder out;

  /**
   * Sets blocks.
   *
   * @param out where they go
   * @param anchors what may be referred to
   * @param picture fits a drawing into the page
   */
  HtmlBlocks(StringBuilder out, Set<String> anchors, Function<Block.Picture, String> picture) {
    this.out = out;
    this.anchors = Set.copyOf(anchors);
    this.picture = picture;
  }

  void add(Block block) {
    switch (block) {
      case Block.Heading h -> out.append("<h3>").append(Xml.escape(h.text())).append("</h3>\n");
      case Block.Paragraph p -> paragraph(p);
      case Block.Bullets b -> bullets(b);
      case Block.Facts f -> facts(f);
      case Block.Callout c -> callout(c);
      case Block.Tiles t -> tiles(t);
      case Block.Table t -> table(t);
      case Block.Together t -> {
        out.append("<div class=\"together\">");
        t.blocks().forEach(this::add);
        out.append("</div>\n");
      }
      case Block.Listing l ->
          out.append("<pre")
              .append(whole(l.text()))
              .append('>')
              .append(Xml.escape(l.text()))
              .append("</pre>\n");
      case Block.Diff d -> diff(d);
      case Block.Timeline t -> timeline(t);
      case Block.Picture p ->
          out.append("<div class=\"picture\" role=\"img\" aria-label=\"")
              .append(Xml.escape(p.alt()))
              .append("\">")
              .append(picture.apply(p))
              .append("</div>\n");
    }
  }

  private void paragraph(Block.Paragraph paragraph) {
    out.append(paragraph.muted() ? "<p class=\"aside\">" : "<p>")
        .append(phrase(paragraph.text()))
        .append("</p>\n");
  }

  private void bullets(Block.Bullets bullets) {
    String tag = bullets.numbered() ? "ol" : "ul";
    out.append('<').append(tag).append('>');
    bullets.items().forEach(i -> out.append("<li>").append(phrase(i)).append("</li>"));
    out.append("</").append(tag).append(">\n");
  }

  private void facts(Block.Facts facts) {
    out.append("<table class=\"facts\"><tbody>");
    for (Block.Facts.Fact fact : facts.facts()) {
      out.append("<tr><th scope=\"row\">")
          .append(Xml.escape(fact.name()))
          .append("</th><td>")
          .append(phrase(fact.value()))
          .append("</td></tr>\n");
    }
    out.append("</tbody></table>\n");
  }

  private void callout(Block.Callout callout) {
    out.append("<div class=\"callout ").append(callout.mark().style()).append("\">");
    out.append("<p class=\"lead\">").append(Xml.escape(callout.title())).append("</p>");
    if (!callout.text().isEmpty()) {
      out.append("<p>").append(Xml.escape(callout.text())).append("</p>");
    }
    out.append("</div>\n");
  }

  private void tiles(Block.Tiles tiles) {
    out.append("<table class=\"tiles\"><tbody><tr>");
    for (Block.Tiles.Tile tile : tiles.tiles()) {
      out.append("<td style=\"width:")
          .append(100 / tiles.tiles().size())
          .append("%\"><div class=\"figure\">")
          .append(Xml.escape(tile.value()))
          .append("</div><div class=\"label\">")
          .append(Xml.escape(tile.label()))
          .append("</div></td>");
    }
    out.append("</tr></tbody></table>\n");
  }

  private void table(Block.Table table) {
    boolean marked = table.marked();
    out.append("<div class=\"wide\"><table class=\"rows\">");
    if (table.headed()) {
      out.append("<thead><tr>").append(marked ? "<th class=\"mark\"></th>" : "");
      for (Block.Table.Column column : table.columns()) {
        out.append("<th scope=\"col\"")
            .append(width(column))
            .append('>')
            .append(Xml.escape(column.title()))
            .append("</th>");
      }
      out.append("</tr></thead>");
    }
    out.append("<tbody>\n");
    table.rows().forEach(r -> row(r, table.columns(), marked));
    out.append("</tbody></table></div>\n");
  }

  private void row(Block.Table.Row row, List<Block.Table.Column> columns, boolean marked) {
    out.append(row.anchor().isEmpty() ? "<tr>" : "<tr id=\"" + Xml.escape(row.anchor()) + "\">");
    if (marked) {
      String sign = row.mark() == null ? "" : Signs.svg(row.mark(), 14);
      out.append("<td class=\"mark\">").append(sign).append("</td>");
    }
    for (int i = 0; i < columns.size(); i++) {
      out.append("<td")
          .append(width(columns.get(i)))
          .append('>')
          .append(phrase(row.cells().get(i)))
          .append("</td>");
    }
    out.append("</tr>\n");
  }

  private static String width(Block.Table.Column column) {
    return String.format(Locale.ROOT, " style=\"width:%d%%\"", column.percent());
  }

  private void diff(Block.Diff diff) {
    out.append("<div class=\"diff").append(isShort(diff.text()) ? " whole" : "").append("\">");
    diff.text()
        .lines()
        .forEach(
            line ->
                out.append("<div class=\"")
                    .append(kind(line))
                    .append("\">")
                    .append(line.isEmpty() ? "&#160;" : Xml.escape(line))
                    .append("</div>"));
    out.append("</div>\n");
  }

  private static String whole(String code) {
    return isShort(code) ? " class=\"whole\"" : "";
  }

  /** What is short stays on one page; only what is long may go on over the next. */
  private static boolean isShort(String code) {
    return code.lines().count() <= MOST_WHOLE;
  }

  private static String kind(String line) {
    if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("@@")) {
      return "at";
    }
    return line.startsWith("+") ? "plus" : line.startsWith("-") ? "minus" : "same";
  }

  private void timeline(Block.Timeline timeline) {
    out.append("<table class=\"timeline\"><tbody><tr>");
    int width = 100 / Math.max(1, timeline.moments().size());
    for (Block.Timeline.Moment moment : timeline.moments()) {
      out.append("<td style=\"width:")
          .append(width)
          .append("%\"><div class=\"dot ")
          .append(moment.mark().style())
          .append("\"></div><div class=\"time\">")
          .append(Xml.escape(moment.time()))
          .append("</div><div class=\"label\">")
          .append(Xml.escape(moment.label()))
          .append("</div></td>");
    }
    out.append("</tr></tbody></table>\n");
  }

  private String phrase(Phrase phrase) {
    return phrase.pieces().stream().map(this::piece).collect(Collectors.joining());
  }

  private String piece(Phrase.Piece piece) {
    String text = Xml.escape(piece.text());
    return switch (piece.face()) {
      case PLAIN -> text;
      case STRONG -> "<strong>" + text + "</strong>";
      case MUTED -> "<span class=\"muted\">" + text + "</span>";
      case CODE -> "<code>" + text + "</code>";
      case EVIDENCE ->
          anchors.contains(piece.text())
              ? "<a class=\"evidence\" href=\"#"
                  + text
                  + "\" title=\""
                  + text
                  + "\">"
                  + text
                  + "</a>"
              : "<span class=\"evidence\">" + text + "</span>";
    };
  }
}
