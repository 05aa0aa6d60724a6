package dev.podnosis.coredns.corefile;

import java.util.regex.Pattern;

/**
 * {@code {$NAME}} or {@code {%NAME%}} in a Corefile, still there because the container's
 * environment is not known: what CoreDNS makes of the word cannot be told.
 */
public final class Variable {
  private static final Pattern FORM = Pattern.compile("\\{\\$[^{}]*+\\}|\\{%[^{}%]*+%\\}");

  private Variable() {}

  /** Whether one stands anywhere in a text. */
  public static boolean in(String text) {
    return text.indexOf('{') >= 0 && FORM.matcher(text).find();
  }

  /** Whether one stands in the place of a whole directive of some server block. */
  static boolean asDirective(Corefile corefile) {
    return corefile.servers().stream()
        .flatMap(s -> s.directives().stream())
        .anyMatch(d -> in(d.name()));
  }
}
