package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.KubeProxySeen;
import java.util.Map;

/** What kube-proxy's pods and its ConfigMap are called in this cluster, for commands. */
final class KubeProxyNames {
  private static final String USUAL = "kube-proxy";

  /** ACK's DaemonSet and ConfigMap. */
  private static final String OF_ACK = "kube-proxy-worker";

  private KubeProxyNames() {}

  /** {@code kubeProxySelector} and {@code kubeProxyConfigMap}. */
  static Map<String, Object> args(Facts facts) {
    return Map.of("kubeProxySelector", selector(facts), "kubeProxyConfigMap", configMap(facts));
  }

  /** The label by which its pods were found. */
  private static String selector(Facts facts) {
    if (labelled("component", USUAL, facts)) {
      return "component=" + USUAL;
    }
    return "k8s-app=" + (labelled("k8s-app", OF_ACK, facts) ? OF_ACK : USUAL);
  }

  private static boolean labelled(String key, String value, Facts facts) {
    return facts.dns().kubeProxyPods().stream()
        .flatMap(f -> f.value().stream())
        .anyMatch(p -> value.equals(p.labels().get(key)));
  }

  private static String configMap(Facts facts) {
    return facts
        .all(KubeProxySeen.class)
        .filter(s -> s.what().kind().equals(USUAL))
        .map(s -> s.what().configMap())
        .filter(name -> !name.isEmpty())
        .reduce((a, b) -> b)
        .orElse(USUAL);
  }
}
