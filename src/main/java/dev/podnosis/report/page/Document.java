package dev.podnosis.report.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A document to read.
 *
 * @param language the language's tag, such as {@code zh}
 * @param title its title
 * @param description what it is about, for catalogues and search
 * @param margins what stands at the edges of each page
 * @param sections its parts
 */
public record Document(
    String language, String title, String description, Margins margins, List<Section> sections) {
  public Document {
    sections = List.copyOf(sections);
    Set<String> anchors = new HashSet<>();
    for (Section section : sections) {
      if (!anchors.add(section.anchor())) {
        throw new IllegalArgumentException("two sections " + section.anchor());
      }
    }
  }

  /**
   * What stands at the edges of each page.
   *
   * @param product the program's name
   * @param kind what kind of document it is
   * @param about top right: what it is about, and when
   * @param footer bottom left
   * @param page bottom right, with {@code #} for the page's number and {@code ##} for how many
   */
  public record Margins(String product, String kind, String about, String footer, String page) {}

  /** This document with every text cleaned. */
  public Document clean(Cleaning c) {
    return new Document(
        language,
        c.line(title),
        c.line(description),
        new Margins(
            margins.product(),
            c.line(margins.kind()),
            c.line(margins.about()),
            c.line(margins.footer()),
            margins.page()),
        sections.stream().map(s -> s.clean(c)).toList());
  }

  /** The anchors of all sections and table rows: what may be referred to. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    for (Section section : sections) {
      anchors.add(section.anchor());
      for (Block block : section.blocks()) {
        if (block instanceof Block.Table table) {
          table.rows().forEach(r -> anchors.add(r.anchor()));
        }
      }
    }
    return anchors;
  }
}
