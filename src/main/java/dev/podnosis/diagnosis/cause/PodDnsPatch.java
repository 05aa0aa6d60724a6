package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Patch;
import dev.podnosis.evidence.PodFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * The DNS settings of a pod as its manifest holds them, to be changed where they come from: a
 * running pod's own cannot be.
 *
 * @param policy {@code dnsPolicy}
 * @param nameservers {@code dnsConfig.nameservers}
 * @param searches {@code dnsConfig.searches}
 * @param options {@code dnsConfig.options}, written {@code name:value} or {@code name}
 */
record PodDnsPatch(
    String policy, List<String> nameservers, List<String> searches, List<String> options) {
  static PodDnsPatch of(PodFacts pod) {
    return new PodDnsPatch(
        pod.dns().policy(),
        oneLine(pod.dns().nameservers()),
        oneLine(pod.dns().searches()),
        oneLine(pod.dns().options()));
  }

  /** What a cluster says is hostile: a line break would make a line of its own in the patch. */
  private static List<String> oneLine(List<String> values) {
    return values.stream().map(v -> v.replaceAll("\\R", " ")).toList();
  }

  PodDnsPatch withPolicy(String other) {
    return new PodDnsPatch(other, nameservers, searches, options);
  }

  PodDnsPatch withSearches(List<String> others) {
    return new PodDnsPatch(policy, nameservers, others, options);
  }

  /** With an option set, in place of one of the same name. */
  PodDnsPatch withOption(String option) {
    String name = option.split(":", 2)[0];
    List<String> all = new ArrayList<>(options);
    all.removeIf(o -> o.split(":", 2)[0].equals(name));
    all.add(option);
    return new PodDnsPatch(policy, nameservers, searches, all);
  }

  /** The change from these settings to others, in the object that a pod is made from. */
  Patch to(PodDnsPatch other, PodFacts pod) {
    String target = PodTemplate.of(pod);
    String indent = target.startsWith("Pod/") ? "" : "    ";
    return SpecPatch.of(target, yaml(indent), other.yaml(indent));
  }

  /** The settings as {@code kubectl get -o yaml} prints them: keys in the order of the alphabet. */
  private String yaml(String indent) {
    StringBuilder yaml = new StringBuilder();
    if (!indent.isEmpty()) {
      yaml.append("spec:\n  template:\n");
    }
    yaml.append(indent).append("spec:\n");
    if (!(nameservers.isEmpty() && searches.isEmpty() && options.isEmpty())) {
      yaml.append(indent).append("  dnsConfig:\n");
      list(yaml, indent, "nameservers", nameservers.stream().map(n -> "- " + n).toList());
      list(yaml, indent, "options", options.stream().map(o -> option(o, indent)).toList());
      list(yaml, indent, "searches", searches.stream().map(s -> "- " + s).toList());
    }
    return yaml.append(indent).append("  dnsPolicy: ").append(policy).append("\n").toString();
  }

  private static void list(StringBuilder yaml, String indent, String name, List<String> items) {
    if (!items.isEmpty()) {
      yaml.append(indent).append("    ").append(name).append(":\n");
      items.forEach(i -> yaml.append(indent).append("    ").append(i).append("\n"));
    }
  }

  private static String option(String option, String indent) {
    String[] parts = option.split(":", 2);
    return parts.length == 1
        ? "- name: " + parts[0]
        : "- name: " + parts[0] + "\n" + indent + "      value: \"" + parts[1] + "\"";
  }
}
