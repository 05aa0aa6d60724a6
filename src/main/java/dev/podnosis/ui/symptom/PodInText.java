package dev.podnosis.ui.symptom;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pod that a ticket's text names. What controllers make is told by its ending: a ReplicaSet's
 * hash and five characters, a DaemonSet's five, a StatefulSet's number. The hashes know no vowels
 * and no digits that look like them (k8s.io/apimachinery/pkg/util/rand), so that words are none.
 */
final class PodInText {
  private static final String SAFE = "[bcdfghjklmnpqrstvwxz2456789]";
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final String BEGIN = "[a-z0-9][a-z0-9-]{0,200}?";
  private static final String OF_DEPLOYMENT =
      BEGIN + "-" + SAFE + "{8,10}-" + SAFE + "{5}(?![\\w.-]*\\w)";
  private static final String OF_ANY =
      BEGIN + "-(?:" + SAFE + "{8,10}-" + SAFE + "{5}|" + SAFE + "{5}|\\d{1,4})(?![\\w.-]*\\w)";

  /** A name that no other text has stands anywhere. */
  private static final Pattern ANYWHERE =
      Pattern.compile("(?<![\\w./-])(?:(?<ns>" + LABEL + ")/)?(?<pod>" + OF_DEPLOYMENT + ")");

  /** One that other things could have, too, stands after the word. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i:\\bpods?)(?:[ _-]?(?i:name))?\\s{0,3}(?:名称|名|为|是)?[\"'`]?\\s{0,3}[:=：/"
              + " ]?\\s{0,3}[\"'`]?(?:(?<ns>"
              + LABEL
              + ")/)?(?<pod>"
              + OF_ANY
              + ")");

  private static final Pattern NAMESPACE =
      Pattern.compile(
          "(?:(?i:\\bnamespace)|命名空间|\\s-n|--namespace)[\"'`]?\\s{0,3}[:=：为 ]\\s{0,3}[\"'`]?(?<ns>"
              + LABEL
              + ")(?![\\w.-]*\\w)");

  private PodInText() {}

  /** {@code shop/checkout-7d9c6b5f4-x2x7k}, or the name alone; empty where there is none. */
  static String of(String text) {
    return find(ANYWHERE, text)
        .or(() -> find(NAMED, text))
        .map(found -> withNamespace(found, text))
        .orElse("");
  }

  private static String withNamespace(Matcher found, String text) {
    String namespace =
        Optional.ofNullable(found.group("ns"))
            .filter(ns -> !ns.matches("pods?"))
            .or(() -> find(NAMESPACE, text).map(m -> m.group("ns")))
            .orElse("");
    return namespace.isEmpty() ? found.group("pod") : namespace + "/" + found.group("pod");
  }

  private static Optional<Matcher> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }
}
