package dev.podnosis.path.draw;

import dev.podnosis.dns.Printable;
import java.util.Locale;

/** Writes SVG elements; whatever text comes in, what goes out is well-formed XML 1.0. */
final class SvgText {
  private static final int LONGEST = 300;

  private final StringBuilder out = new StringBuilder(16_384);

  /** Begins an element; values are put in pairs of name and value. */
  SvgText open(String element, Object... attributes) {
    return tag(element, attributes, ">");
  }

  SvgText empty(String element, Object... attributes) {
    return tag(element, attributes, "/>");
  }

  SvgText close(String element) {
    out.append("</").append(element).append(">\n");
    return this;
  }

  /** An element that holds text. */
  SvgText text(String element, String content, Object... attributes) {
    tag(element, attributes, ">");
    out.append(escaped(content));
    return close(element);
  }

  private SvgText tag(String element, Object[] attributes, String end) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(value(attributes[i + 1])).append('"');
    }
    out.append(end);
    if (end.length() > 1) {
      out.append('\n');
    }
    return this;
  }

  private static String value(Object value) {
    return value instanceof Double number ? number(number) : escaped(value.toString());
  }

  /** A coordinate with a tenth of a pixel. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String escaped(String text) {
    return Printable.excerpt(text, LONGEST)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
