package dev.podnosis.probe;

import dev.podnosis.evidence.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the kubectl equivalent of what a probe did, ready to copy into a POSIX shell. */
final class Kubectl {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Kubectl() {}

  static String get(ObjectKind kind, String namespace, String name) {
    List<String> words = new ArrayList<>(List.of("kubectl", "get", kind.plural()));
    if (kind.namespaced()) {
      words.addAll(namespace.isEmpty() ? List.of("-A") : List.of("-n", namespace));
    }
    if (!name.isEmpty()) {
      words.add(name);
    }
    words.addAll(List.of("-o", "yaml"));
    return line(words);
  }

  static String list(ObjectKind kind, String namespace, String labels, String fields) {
    List<String> words = new ArrayList<>(List.of("kubectl", "get", kind.plural()));
    if (kind.namespaced()) {
      words.addAll(namespace.isEmpty() ? List.of("-A") : List.of("-n", namespace));
    }
    if (!labels.isEmpty()) {
      words.addAll(List.of("-l", labels));
    }
    if (!fields.isEmpty()) {
      words.addAll(List.of("--field-selector", fields));
    }
    return line(words);
  }

  static String exec(ObjectRef pod, String container, List<String> argv) {
    List<String> words = new ArrayList<>(List.of("kubectl", "exec", "-n", pod.namespace()));
    words.add(pod.name());
    if (!container.isEmpty()) {
      words.addAll(List.of("-c", container));
    }
    words.add("--");
    words.addAll(argv);
    return line(words);
  }

  static String logs(ObjectRef pod, String container, boolean previous) {
    List<String> words = new ArrayList<>(List.of("kubectl", "logs", "-n", pod.namespace()));
    words.add(pod.name());
    if (!container.isEmpty()) {
      words.addAll(List.of("-c", container));
    }
    words.add("--timestamps");
    if (previous) {
      words.add("--previous");
    }
    return line(words);
  }

  /** Words as one line; what a shell would not leave alone is quoted. */
  static String line(List<String> words) {
    return words.stream().map(Kubectl::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
