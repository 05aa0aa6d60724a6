package dev.podnosis.coredns.corefile;

import java.util.Comparator;
import java.util.List;

/** Edits to one text that do not overlap; what they do not touch stays byte for byte. */
public record Patch(List<TextEdit> edits) {
  public Patch {
    edits = edits.stream().sorted(Comparator.comparingInt(TextEdit::start)).toList();
    for (int i = 1; i < edits.size(); i++) {
      if (edits.get(i).start() < edits.get(i - 1).end()) {
        throw new IllegalArgumentException("edits overlap at " + edits.get(i).start());
      }
    }
  }

  static Patch of(TextEdit... edits) {
    return new Patch(List.of(edits));
  }

  public String applyTo(String text) {
    StringBuilder result = new StringBuilder(text.length() + 64);
    int at = 0;
    for (TextEdit edit : edits) {
      result.append(text, at, edit.start()).append(edit.replacement());
      at = edit.end();
    }
    return result.append(text, at, text.length()).toString();
  }

  /** The change as a unified diff with the whole text around it. */
  public String wholeDiff(String text, String fileName) {
    return UnifiedDiff.of(text, applyTo(text), fileName, 1000);
  }

  /** The change as a unified diff, as {@code diff -u} prints it. */
  public String diff(String text, String fileName) {
    return UnifiedDiff.of(text, applyTo(text), fileName);
  }
}
