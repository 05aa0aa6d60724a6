package dev.podnosis.ui.symptom;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the user looks for. A namespace, an address and labels are looked for by the server; the API
 * has no search for a part of a name, so that one goes over its pages.
 *
 * @param namespace the namespace; empty for all
 * @param labels a label selector; may be empty
 * @param fields a field selector; may be empty
 * @param part a part of the pod's or node's name, in lower case; may be empty
 * @param dnsPolicy the dnsPolicy; empty for any
 */
record PodSearch(String namespace, String labels, String fields, String part, String dnsPolicy) {
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:]*");
  private static final Pattern LABELS =
      Pattern.compile("[A-Za-z0-9][\\w./-]*!?=[\\w.-]*(?:,[A-Za-z0-9][\\w./-]*!?=[\\w.-]*)*");
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  /**
   * Reads what was typed: {@code checkout}, {@code shop/checkout}, {@code 172.20.6.71}, {@code
   * app=checkout}.
   *
   * @param labels further labels, as of a workload
   */
  static PodSearch of(String typed, String namespace, String dnsPolicy, String labels) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (LABELS.matcher(typed.strip()).matches()) {
      String both = labels.isEmpty() ? typed.strip() : labels + "," + typed.strip();
      return new PodSearch(namespace, both, "", "", dnsPolicy);
    }
    if (ADDRESS.matcher(text).matches()) {
      return new PodSearch(namespace, labels, "status.podIP=" + text, "", dnsPolicy);
    }
    int slash = text.indexOf('/');
    String before = slash < 0 ? "" : text.substring(0, slash);
    if (slash > 0 && NAMESPACE.matcher(before).matches()) {
      return new PodSearch(before, labels, "", text.substring(slash + 1), dnsPolicy);
    }
    return new PodSearch(namespace, labels, "", text, dnsPolicy);
  }

  boolean fits(PodRow row) {
    return (dnsPolicy.isEmpty() || row.dnsPolicy().equals(dnsPolicy))
        && (part.isEmpty()
            || row.name().toLowerCase(Locale.ROOT).contains(part)
            || row.node().toLowerCase(Locale.ROOT).contains(part));
  }

  boolean fits(WorkloadRow row) {
    return (dnsPolicy.isEmpty() || row.dnsPolicy().equals(dnsPolicy))
        && (part.isEmpty() || row.name().toLowerCase(Locale.ROOT).contains(part));
  }

  /** Whether every pod that the server sends is wanted. */
  boolean wantsAll() {
    return part.isEmpty() && dnsPolicy.isEmpty();
  }
}
