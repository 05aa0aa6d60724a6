package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Patch;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ServiceFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Changes of a Service. */
final class ServicePatch {
  /** The label of the DNS server's pods, whatever the server (kubernetes/dns, CoreDNS's own). */
  private static final String USUAL_LABEL = "k8s-app";

  /** A label's key or value, by the rules of the API server. */
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9._/-]{1,317}");

  /** A value that YAML reads as a string without quotes. */
  private static final Pattern BARE =
      Pattern.compile("(?i)(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9._-]*");

  private ServicePatch() {}

  /** Pods get records before they are ready. */
  static Patch publishNotReady(ServiceFacts service) {
    return of(service, "spec:\n", "spec:\n  publishNotReadyAddresses: true\n");
  }

  /** A client's queries go to any replica. */
  static Patch noAffinity(ServiceFacts service) {
    return of(service, "spec:\n  sessionAffinity: ClientIP\n", "spec:\n  sessionAffinity: None\n");
  }

  /** A client's queries go to replicas on every node. */
  static Patch toAllNodes(ServiceFacts service) {
    return of(
        service,
        "spec:\n  internalTrafficPolicy: Local\n",
        "spec:\n  internalTrafficPolicy: Cluster\n");
  }

  /**
   * The selector that fits all of these pods: the labels that it names, with the values that the
   * pods have, or the usual one. None where it fits already, or the pods have nothing in common.
   */
  static Optional<Patch> selecting(ServiceFacts service, List<PodFacts> pods) {
    Map<String, String> common = common(pods);
    Map<String, String> fitting = new TreeMap<>(common);
    fitting.keySet().retainAll(service.selector().keySet());
    if (fitting.isEmpty() && common.containsKey(USUAL_LABEL)) {
      fitting.put(USUAL_LABEL, common.getOrDefault(USUAL_LABEL, ""));
    }
    return fitting.isEmpty() || fitting.equals(service.selector()) || !plain(service, fitting)
        ? Optional.empty()
        : Optional.of(of(service, selector(service.selector()), selector(fitting)));
  }

  private static Map<String, String> common(List<PodFacts> pods) {
    Map<String, String> common = new TreeMap<>();
    pods.stream().findFirst().ifPresent(p -> common.putAll(p.labels()));
    pods.forEach(p -> common.entrySet().retainAll(p.labels().entrySet()));
    return common;
  }

  private static boolean plain(ServiceFacts service, Map<String, String> labels) {
    return List.of(service.selector(), labels).stream()
        .flatMap(m -> m.entrySet().stream())
        .allMatch(
            e -> LABEL.matcher(e.getKey()).matches() && LABEL.matcher(e.getValue()).matches());
  }

  private static String selector(Map<String, String> labels) {
    StringBuilder yaml = new StringBuilder("spec:\n");
    if (!labels.isEmpty()) {
      yaml.append("  selector:\n");
    }
    new TreeMap<>(labels)
        .forEach(
            (key, value) ->
                yaml.append("    ").append(key).append(": ").append(quoted(value)).append('\n'));
    return yaml.toString();
  }

  private static String quoted(String value) {
    return BARE.matcher(value).matches() ? value : '"' + value + '"';
  }

  private static Patch of(ServiceFacts service, String before, String after) {
    return SpecPatch.of("Service/" + service.ref(), before, after);
  }
}
