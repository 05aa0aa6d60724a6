package dev.podnosis.probe;

import dev.podnosis.evidence.KubeProxySeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.PodsSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Looks for kube-proxy's pods and its mode, or for what stands in for it. */
final class KubeProxyProbe implements Probe {
  private static final Pattern MODE = Pattern.compile("(?m)^mode:\\s*\"?([a-z]*)\"?\\s*$");
  private static final Pattern UDP_TIMEOUT =
      Pattern.compile("(?m)^\\s+udpTimeout:\\s*\"?([0-9]{1,6})(ms|s|m|h)?\"?");

  /** The settings of KubeProxyIPVSConfiguration (kubeproxy.config.k8s.io/v1alpha1). */
  private static final Pattern IPVS_SETTING =
      Pattern.compile(
          " +(?:(?:excludeCIDRs|minSyncPeriod|scheduler|strictARP|syncPeriod|tcpFinTimeout"
              + "|tcpTimeout|udpTimeout):[ \"\\[\\]A-Za-z0-9./:,-]{0,200}|- [0-9A-Fa-f.:/]{2,43})");

  private static final int MOST_SETTINGS = 40;

  /** Of kubeadm's and EKS's DaemonSet, of ACK's, and of GKE's static pods and AKS's DaemonSet. */
  private static final List<String> SELECTORS =
      List.of("k8s-app=kube-proxy", "k8s-app=kube-proxy-worker", "component=kube-proxy");

  private static final String CILIUM = "cilium-config";
  private static final List<String> NAMES =
      List.of("kube-proxy", "kube-proxy-config", "kube-proxy-worker", CILIUM);

  @Override
  public void look(Scene scene) throws InterruptedException {
    scene.note(
        pods(scene.cluster()),
        pods -> new PodsSeen(PodsSeen.Role.KUBE_PROXY, DnsPodsProbe.read(pods)),
        SELECTORS.stream()
            .map(l -> Kubectl.list(ObjectKind.PODS, "kube-system", l, ""))
            .collect(Collectors.joining("; ")));
    NotObserved missing =
        new NotObserved(NotObserved.Reason.MISSING, "ConfigMap kube-system/kube-proxy", "");
    Read<KubeProxySeen> seen = new Read.Not<>(missing);
    String asked = NAMES.getFirst();
    for (String name : NAMES) {
      Read<JsonNode> map = scene.cluster().get(ObjectKind.CONFIGMAPS, "kube-system", name);
      if (map instanceof Read.Got<JsonNode> got) {
        seen = new Read.Got<>(read(name, got.value()));
        asked = name;
        break;
      }
      if (map instanceof Read.Not<JsonNode> not
          && not.why().reason() != NotObserved.Reason.MISSING) {
        seen = new Read.Not<>(not.why());
        asked = name;
      }
    }
    scene.note(seen, k -> k, Kubectl.get(ObjectKind.CONFIGMAPS, "kube-system", asked));
  }

  /** All of them: while a cluster changes from one kind to the other, nodes have either. */
  private static Read<List<JsonNode>> pods(ClusterReads cluster) throws InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    for (String labels : SELECTORS) {
      switch (cluster.list(ObjectKind.PODS, "kube-system", labels, "")) {
        case Read.Got<List<JsonNode>> got -> all.addAll(got.value());
        case Read.Not<List<JsonNode>> not -> {
          return not;
        }
      }
    }
    return new Read.Got<>(all);
  }

  static KubeProxySeen read(String name, JsonNode map) {
    if (!name.equals(CILIUM)) {
      return kubeProxy(name, String.join("\n", Json.map(map, "data").values()));
    }
    boolean replaces = !Json.text(map, "data", "kube-proxy-replacement").matches("|false|disabled");
    return replaces
        ? new KubeProxySeen("cilium", "ebpf", 0, name, "")
        : new KubeProxySeen("unknown", "", 0, name, "");
  }

  private static KubeProxySeen kubeProxy(String name, String config) {
    Matcher mode = MODE.matcher(config);
    Matcher timeout = UDP_TIMEOUT.matcher(config);
    return new KubeProxySeen(
        "kube-proxy",
        mode.find() ? mode.group(1).isEmpty() ? "iptables" : mode.group(1) : "",
        timeout.find() ? seconds(timeout) : 0,
        name,
        ipvsSection(config));
  }

  /** The lines of the section that hold settings of IPVS; whatever else stands there stays out. */
  private static String ipvsSection(String config) {
    return config
        .lines()
        .dropWhile(l -> !l.stripTrailing().equals("ipvs:"))
        .skip(1)
        .takeWhile(l -> l.startsWith(" ") || l.startsWith("-"))
        .filter(l -> IPVS_SETTING.matcher(l).matches())
        .limit(MOST_SETTINGS)
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("\n"), t -> t.isEmpty() ? "" : "ipvs:\n" + t + "\n"));
  }

  private static long seconds(Matcher timeout) {
    long n = Long.parseLong(timeout.group(1));
    String unit = timeout.group(2) == null ? "s" : timeout.group(2);
    return switch (unit) {
      case "ms" -> n / 1000;
      case "m" -> n * 60;
      case "h" -> n * 3600;
      default -> n;
    };
  }
}
