package dev.podnosis.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document with a bookmark of its own.
 *
 * @param anchor by which others refer to it; unique in the document
 * @param depth 1 for a part, 2 for a part of a part
 * @param kicker a few words above the title; may be empty
 * @param badge the verdict beside the kicker, or null
 * @param title its title
 * @param layout how it starts and lies on paper
 * @param blocks what it holds
 */
public record Section(
    String anchor,
    int depth,
    String kicker,
    @Nullable Badge badge,
    String title,
    Layout layout,
    List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
    if (depth != 1 && depth != 2) {
      throw new IllegalArgumentException("depth " + depth);
    }
  }

  /** A verdict. */
  public record Badge(Mark mark, String text) {}

  /** How a section starts and lies on paper. */
  public enum Layout {
    /** Below what came before. */
    FLOWING,
    /** On a page of its own. */
    NEW_PAGE,
    /** On a page of its own, the long side below. */
    LANDSCAPE
  }

  /** A section without kicker and badge. */
  public static Section plain(String anchor, String title, Layout layout, List<Block> blocks) {
    return new Section(anchor, 1, "", null, title, layout, blocks);
  }

  Section clean(Cleaning cleaning) {
    return new Section(
        anchor,
        depth,
        cleaning.line(kicker),
        badge == null ? null : new Badge(badge.mark(), cleaning.line(badge.text())),
        cleaning.line(title),
        layout,
        blocks.stream().map(b -> b.clean(cleaning)).toList());
  }
}
