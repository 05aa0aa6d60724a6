package dev.podnosis.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A document as Markdown (GitHub's), for tickets and chats. */
public final class MarkdownPage {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]|~#]");
  private static final Pattern TICKS = Pattern.compile("`+");
  private static final Pattern STARTS_LIST = Pattern.compile("^(\\s*)(\\d{0,9})([-+.)])(?=\\s|$)");

  private final StringBuilder out = new StringBuilder();

  private MarkdownPage() {}

  /** The document. */
  public static String of(Document document) {
    MarkdownPage page = new MarkdownPage();
    Document.Margins margins = document.margins();
    page.paragraph(
        "**"
            + escape(margins.product())
            + "** "
            + escape(margins.kind() + " · " + margins.about()));
    document.sections().forEach(page::section);
    page.paragraph("---");
    page.paragraph("_" + escape(margins.footer()) + "_");
    return page.out.toString().stripTrailing() + "\n";
  }

  private void section(Section section) {
    String badge =
        section.badge() == null
            ? ""
            : section.badge().mark().character() + " " + section.badge().text() + ": ";
    paragraph("#".repeat(section.depth()) + " " + escape(badge + section.title()));
    section.blocks().forEach(this::block);
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading h -> paragraph("### " + escape(h.text()));
      case Block.Paragraph p -> paragraph(text(p.text(), false));
      case Block.Bullets b -> bullets(b);
      case Block.Facts f ->
          paragraph(
              f.facts().stream()
                  .map(x -> "- **" + escape(x.name()) + ":** " + text(x.value(), false))
                  .collect(Collectors.joining("\n")));
      case Block.Callout c -> callout(c);
      case Block.Tiles t ->
          paragraph(
              t.tiles().stream()
                  .map(x -> "- **" + escape(x.value()) + "** " + escape(x.label()))
                  .collect(Collectors.joining("\n")));
      case Block.Table t -> table(t);
      case Block.Together t -> t.blocks().forEach(this::block);
      case Block.Listing l -> fenced("", l.text());
      case Block.Diff d -> fenced("diff", d.text());
      case Block.Timeline t ->
          paragraph(
              t.moments().stream()
                  .map(m -> "- " + escape(m.time() + " " + m.label()))
                  .collect(Collectors.joining("\n")));
      case Block.Picture p -> paragraph("_" + escape(p.alt()) + "_");
    }
  }

  private void bullets(Block.Bullets bullets) {
    List<String> lines = new ArrayList<>();
    for (Phrase item : bullets.items()) {
      String sign = bullets.numbered() ? (lines.size() + 1) + ". " : "- ";
      lines.add(sign + text(item, false));
    }
    paragraph(String.join("\n", lines));
  }

  private void callout(Block.Callout callout) {
    String title = callout.mark().character() + " " + callout.title();
    paragraph("> **" + escape(title) + "**\n>\n> " + escape(callout.text()));
  }

  private void table(Block.Table table) {
    boolean marked = table.marked();
    List<String> lines = new ArrayList<>();
    lines.add(
        row(marked ? "" : null, table.columns().stream().map(c -> escape(c.title())).toList()));
    lines.add(row(marked ? "---" : null, Collections.nCopies(table.columns().size(), "---")));
    for (Block.Table.Row row : table.rows()) {
      String mark = row.mark() == null ? "" : row.mark().character();
      lines.add(row(marked ? mark : null, row.cells().stream().map(c -> text(c, true)).toList()));
    }
    paragraph(String.join("\n", lines));
  }

  private static String row(@org.jspecify.annotations.Nullable String mark, List<String> cells) {
    return "| "
        + (mark == null ? "" : mark + " | ")
        + cells.stream().map(String::strip).collect(Collectors.joining(" | "))
        + " |";
  }

  private void fenced(String language, String text) {
    String fence = "`".repeat(Math.max(3, longestTicks(text) + 1));
    paragraph(fence + language + "\n" + text.stripTrailing() + "\n" + fence);
  }

  private static int longestTicks(String text) {
    return TICKS.matcher(text).results().mapToInt(r -> r.group().length()).max().orElse(0);
  }

  private void paragraph(String text) {
    out.append(text).append("\n\n");
  }

  private static String text(Phrase phrase, boolean inTable) {
    String text =
        phrase.pieces().stream().map(p -> piece(p, inTable)).collect(Collectors.joining());
    return inTable ? text : STARTS_LIST.matcher(text).replaceFirst("$1$2\\\\$3");
  }

  private static String piece(Phrase.Piece piece, boolean inTable) {
    return switch (piece.face()) {
      case PLAIN, MUTED, EVIDENCE -> escape(piece.text());
      case STRONG -> "**" + escape(piece.text()) + "**";
      case CODE -> code(piece.text(), inTable);
    };
  }

  /**
   * A code span. A bar ends a table's cell even there, unless escaped; behind a backslash of the
   * text's own nothing escapes it (GFM 0.29, 4.10), so that it is written as HTML.
   */
  private static String code(String text, boolean inTable) {
    if (inTable && text.contains("\\|")) {
      return "<code>" + escape(text).replace("\\|", "&#124;") + "</code>";
    }
    String fence = "`".repeat(longestTicks(text) + 1);
    String pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
    String flat = text.replace('\n', ' ');
    return fence + pad + (inTable ? flat.replace("|", "\\|") : flat) + pad + fence;
  }

  /** Text in which nothing is markup. */
  static String escape(String text) {
    return SPECIAL
        .matcher(text.replace('\n', ' '))
        .replaceAll("\\\\$0")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
