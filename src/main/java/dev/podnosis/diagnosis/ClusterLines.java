package dev.podnosis.diagnosis;

import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.corefile.KubeDnsConfig;
import dev.podnosis.diagnosis.EvidenceLine.State;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.EventsSeen;
import dev.podnosis.evidence.InjectionSeen;
import dev.podnosis.evidence.KubeDnsSeen;
import dev.podnosis.evidence.KubeProxySeen;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.RightsSeen;
import dev.podnosis.evidence.ScalingSeen;
import dev.podnosis.evidence.ServerSeen;
import dev.podnosis.evidence.ServicesSeen;
import dev.podnosis.evidence.WorkloadsSeen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says in one line what the API server's objects show. */
final class ClusterLines {
  private static final int MOST_ISSUES = 3;

  private ClusterLines() {}

  static EvidenceLine pods(PodsSeen seen) {
    List<PodFacts> pods = seen.pods();
    long ready = pods.stream().filter(PodFacts::serving).count();
    Map<String, Object> args = new TreeMap<>();
    args.put("ready", ready);
    args.put("total", pods.size());
    args.put("restarts", pods.stream().mapToInt(PodFacts::restarts).sum());
    State state = ready == pods.size() ? State.OK : State.PROBLEM;
    return switch (seen.role()) {
      case BUSINESS -> businessPod(pods);
      case COREDNS ->
          pods.isEmpty()
              ? new EvidenceLine("replicas-none", Map.of(), State.UNKNOWN)
              : new EvidenceLine(
                  KubeDns.serves(pods) ? "replicas-kube-dns" : "replicas", args, state);
      case NODELOCAL ->
          pods.isEmpty()
              ? EvidenceLine.ok("nodelocal-none", Map.of())
              : new EvidenceLine("nodelocal-pods", args, state);
      case KUBE_PROXY ->
          pods.isEmpty()
              ? EvidenceLine.ok("kube-proxy-none", Map.of())
              : new EvidenceLine("kube-proxy-pods", args, state);
    };
  }

  private static EvidenceLine businessPod(List<PodFacts> pods) {
    PodFacts pod = pods.getFirst();
    return new EvidenceLine(
        pod.dns().hostNetwork() ? "business-pod-host-network" : "business-pod",
        Map.of(
            "pod",
            pod.ref().toString(),
            "phase",
            Blank.orNone(pod.phase()),
            "node",
            pod.node() == null ? Blank.NONE : pod.node(),
            "policy",
            Blank.orNone(pod.dns().policy())),
        pod.serving() ? State.OK : State.ATTENTION);
  }

  static EvidenceLine services(ServicesSeen seen) {
    if (seen.scope() == ServicesSeen.Scope.NAME_TARGETS) {
      return EvidenceLine.ok("services", Map.of("count", seen.services().size()));
    }
    if (seen.services().isEmpty()) {
      return new EvidenceLine("dns-service-none", Map.of(), State.PROBLEM);
    }
    return EvidenceLine.ok(
        seen.scope() == ServicesSeen.Scope.DNS ? "dns-service" : "api-service",
        Map.of(
            "service",
            seen.services().getFirst().ref().toString(),
            "address",
            seen.services().getFirst().clusterIps()));
  }

  static EvidenceLine endpoints(EndpointsSeen seen) {
    return new EvidenceLine(
        "endpoints",
        Map.of(
            "service",
            seen.service().toString(),
            "ready",
            seen.readyCount(),
            "total",
            seen.endpoints().size()),
        seen.readyCount() == 0 ? State.PROBLEM : State.OK);
  }

  static EvidenceLine workloads(WorkloadsSeen seen) {
    if (seen.workloads().isEmpty()) {
      return EvidenceLine.ok("workloads-none", Map.of());
    }
    WorkloadsSeen.Workload first = seen.workloads().getFirst();
    return new EvidenceLine(
        "workloads",
        Map.of(
            "name",
            first.kind() + " " + first.ref(),
            "ready",
            first.ready(),
            "desired",
            first.desired()),
        first.ready() < first.desired() ? State.PROBLEM : State.OK);
  }

  /** What is wrong with CoreDNS's own is told by causes, which know its version. */
  static EvidenceLine corefile(CorefileSeen seen) {
    Map<String, Object> args = new TreeMap<>();
    args.put("configMap", seen.configMap().toString());
    args.put("lines", seen.text().lines().count());
    List<CorefileIssue> issues =
        seen.owner() == CorefileSeen.Owner.NODELOCAL ? NodeLocalLint.of(seen) : List.of();
    if (issues.isEmpty()) {
      return EvidenceLine.ok("corefile", args);
    }
    args.put("count", issues.size());
    args.put(
        "issues",
        issues.stream()
            .limit(MOST_ISSUES)
            .map(i -> i.line() > 0 ? i.code() + ":" + i.line() : i.code())
            .toList());
    return new EvidenceLine("corefile-issues", args, State.ATTENTION);
  }

  static EvidenceLine events(EventsSeen seen) {
    long warnings = seen.events().stream().filter(e -> e.type().equals("Warning")).count();
    return new EvidenceLine(
        "events",
        Map.of("about", seen.about(), "warnings", warnings, "count", seen.events().size()),
        warnings > 0 ? State.ATTENTION : State.OK);
  }

  static EvidenceLine nodes(NodesSeen seen) {
    long ready = seen.nodes().stream().filter(NodesSeen.Node::ready).count();
    return new EvidenceLine(
        "nodes",
        Map.of("ready", ready, "total", seen.nodes().size()),
        ready < seen.nodes().size() ? State.PROBLEM : State.OK);
  }

  static EvidenceLine rights(RightsSeen seen) {
    if (seen.rights().isEmpty()) {
      return new EvidenceLine("rights-none", Map.of(), State.UNKNOWN);
    }
    long allowed = seen.rights().stream().filter(RightsSeen.Right::allowed).count();
    return new EvidenceLine(
        seen.subject().equals("self") ? "rights-own" : "rights",
        Map.of("subject", seen.subject(), "allowed", allowed, "total", seen.rights().size()),
        allowed < seen.rights().size() ? State.ATTENTION : State.OK);
  }

  static EvidenceLine server(ServerSeen seen) {
    Map<String, Object> args = new TreeMap<>();
    args.put("version", seen.version());
    args.put("user", Blank.orNone(seen.user()));
    Duration ahead = seen.clockAhead();
    if (ahead == null || !seen.clocksDiffer()) {
      return EvidenceLine.ok("server", args);
    }
    args.put("difference", ahead.abs());
    return new EvidenceLine(
        ahead.isNegative() ? "server-clock-behind" : "server-clock-ahead", args, State.ATTENTION);
  }

  static EvidenceLine scaling(ScalingSeen seen) {
    return seen.autoscalers().isEmpty() && seen.disruptionBudgets().isEmpty()
        ? EvidenceLine.ok("scaling-none", Map.of())
        : EvidenceLine.ok(
            "scaling",
            Map.of("autoscalers", seen.autoscalers(), "budgets", seen.disruptionBudgets()));
  }

  static EvidenceLine kubeProxy(KubeProxySeen seen) {
    return EvidenceLine.ok(
        "kube-proxy", Map.of("kind", seen.kind(), "mode", Blank.orNone(seen.mode())));
  }

  static EvidenceLine injection(InjectionSeen seen) {
    return EvidenceLine.ok(
        "injection",
        Map.of(
            "webhooks",
            seen.webhooks().size(),
            "label",
            Blank.orNone(seen.namespaceLabels().getOrDefault("node-local-dns-injection", ""))));
  }

  static EvidenceLine kubeDns(KubeDnsSeen seen) {
    KubeDnsConfig config = KubeDnsConfig.read(seen.data(), null);
    Map<String, Object> args = new TreeMap<>();
    args.put("configMap", seen.configMap().toString());
    args.put("stubs", config.stubDomains().size());
    args.put("upstreams", config.upstreamNameservers().size());
    if (config.issues().isEmpty()) {
      return EvidenceLine.ok("kube-dns-settings", args);
    }
    args.put("count", config.issues().size());
    args.put(
        "issues", config.issues().stream().limit(MOST_ISSUES).map(CorefileIssue::code).toList());
    return new EvidenceLine("kube-dns-issues", args, State.ATTENTION);
  }
}
