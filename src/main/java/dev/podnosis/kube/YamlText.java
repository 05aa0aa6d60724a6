package dev.podnosis.kube;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads YAML that may have been made to hurt, with bounds on size, depth and repetition. */
final class YamlText {
  static final int LARGEST = 8 << 20;
  private static final int DEEPEST = 40;
  private static final int MOST_EVENTS = 400_000;

  /** In the failsafe schema every scalar stays a string, so a token 0123 keeps its zero. */
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new FailsafeSchema())
          .setCodePointLimit(LARGEST)
          .setMaxAliasesForCollections(50)
          .setAllowRecursiveKeys(false)
          .build();

  private YamlText() {}

  /** What reading gave. */
  sealed interface Outcome {
    /** A mapping. */
    record Mapping(Map<?, ?> root) implements Outcome {}

    /** Nothing usable. */
    record Unusable(KubeconfigProblem.Kind kind, String detail) implements Outcome {}
  }

  /** The text's only document. */
  static Outcome read(String text) {
    if (text.length() > LARGEST) {
      return tooLarge("more than " + (LARGEST >> 20) + " MiB");
    }
    try {
      Size size = size(text);
      if (!size.excess().isEmpty()) {
        return tooLarge(size.excess());
      } else if (!size.holdsAnything()) {
        return unusable(KubeconfigProblem.Kind.EMPTY, "");
      }
      return switch (new Load(SETTINGS).loadFromString(text)) {
        case null -> unusable(KubeconfigProblem.Kind.EMPTY, "");
        case Map<?, ?> root -> new Outcome.Mapping(root);
        default -> unusable(KubeconfigProblem.Kind.NOT_A_KUBECONFIG, "");
      };
    } catch (YamlEngineException e) {
      String detail = Printable.of(e);
      return detail.contains("aliases") || detail.contains("exceeds the limit")
          ? tooLarge(detail)
          : unusable(KubeconfigProblem.Kind.NOT_YAML, firstLine(e));
    }
  }

  /** Whether there is any document, and what is too much in it; empty for nothing. */
  private record Size(boolean holdsAnything, String excess) {}

  /** Looks at the events first: they need no recursion, the tree does. */
  private static Size size(String text) {
    int depth = 0;
    int events = 0;
    boolean holdsAnything = false;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      holdsAnything |= holdsAnything(event);
      depth +=
          switch (event.getEventId()) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
          };
      if (depth > DEEPEST) {
        return new Size(true, "nested more than " + DEEPEST + " deep");
      }
      if (++events > MOST_EVENTS) {
        return new Size(true, "more than " + MOST_EVENTS + " elements");
      }
    }
    return new Size(holdsAnything, "");
  }

  private static boolean holdsAnything(Event event) {
    return event instanceof CollectionStartEvent
        || event instanceof ScalarEvent scalar && !scalar.getValue().isBlank();
  }

  /** The parser quotes the text around a mistake, which may hold a token: only what and where. */
  private static String firstLine(YamlEngineException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    StringBuilder out = new StringBuilder();
    for (String line : message.lines().toList()) {
      if (line.startsWith(" in ") || out.isEmpty()) {
        out.append(line);
      }
    }
    return out.toString();
  }

  private static Outcome tooLarge(String detail) {
    return unusable(KubeconfigProblem.Kind.TOO_LARGE, detail);
  }

  private static Outcome unusable(KubeconfigProblem.Kind kind, String detail) {
    return new Outcome.Unusable(kind, detail);
  }
}
