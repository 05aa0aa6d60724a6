package dev.podnosis.diagnosis;

import static java.util.Map.entry;

import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.corefile.KubeDnsConfig;
import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.coredns.log.MessageSummary;
import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.coredns.metrics.TroubleCounter;
import dev.podnosis.diagnosis.EvidenceLine.State;
import dev.podnosis.dns.EnumId;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Proportion;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.EventsSeen;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.HttpSeen;
import dev.podnosis.evidence.InjectionSeen;
import dev.podnosis.evidence.KernelLogSeen;
import dev.podnosis.evidence.KubeDnsSeen;
import dev.podnosis.evidence.KubeProxySeen;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.NodeCountersSeen;
import dev.podnosis.evidence.NodeDnsConfigSeen;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.PoliciesSeen;
import dev.podnosis.evidence.ResolvConfSeen;
import dev.podnosis.evidence.RightsSeen;
import dev.podnosis.evidence.ScalingSeen;
import dev.podnosis.evidence.ServerSeen;
import dev.podnosis.evidence.ServicesSeen;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.SymptomSeen;
import dev.podnosis.evidence.ThrottlingSeen;
import dev.podnosis.evidence.TriesSeen;
import dev.podnosis.evidence.UsageSeen;
import dev.podnosis.evidence.WorkloadsSeen;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in one line what a piece of evidence shows. */
public final class EvidenceLines {
  private static final String NONE = "–";
  private static final int MOST_ISSUES = 3;

  private static final Set<LogMessage> ERRORS =
      EnumSet.of(
          LogMessage.UPSTREAM_TIMEOUT,
          LogMessage.UPSTREAM_REFUSED,
          LogMessage.UPSTREAM_NO_ROUTE,
          LogMessage.UPSTREAM_NOT_PERMITTED,
          LogMessage.UPSTREAM_ERROR,
          LogMessage.NO_HEALTHY_UPSTREAM,
          LogMessage.MAX_CONCURRENT,
          LogMessage.MALFORMED_ANSWER,
          LogMessage.CONSOLIDATED_ERRORS,
          LogMessage.API_SERVER_TROUBLE,
          LogMessage.FORBIDDEN,
          LogMessage.UNKNOWN_DIRECTIVE,
          LogMessage.STARTUP_FATAL,
          LogMessage.LOOP_DETECTED,
          LogMessage.RELOAD_FAILED,
          LogMessage.HEALTH_FAILED,
          LogMessage.PANIC,
          LogMessage.NODE_CACHE_SETUP_FAILED,
          LogMessage.OTHER_ERROR);

  private EvidenceLines() {}

  /** The line for a piece of evidence. */
  public static EvidenceLine of(Evidence evidence) {
    return switch (evidence.observation()) {
      case SymptomSeen s -> symptom(s);
      case ServerSeen s -> server(s);
      case PodsSeen p -> pods(p);
      case ServicesSeen s -> services(s);
      case EndpointsSeen e -> endpoints(e);
      case WorkloadsSeen w -> workloads(w);
      case ScalingSeen s ->
          s.autoscalers().isEmpty() && s.disruptionBudgets().isEmpty()
              ? ok("scaling-none", Map.of())
              : ok(
                  "scaling",
                  Map.of("autoscalers", s.autoscalers(), "budgets", s.disruptionBudgets()));
      case CorefileSeen c -> corefile(c);
      case KubeDnsSeen k -> kubeDns(k);
      case EventsSeen e -> events(e);
      case NodesSeen n -> nodes(n);
      case RightsSeen r -> rights(r);
      case ResolvConfSeen r -> resolvConf(r);
      case ContainerSeen c -> container(c);
      case UsageSeen u -> usage(u);
      case ThrottlingSeen t -> throttling(t);
      case HttpSeen h -> http(h);
      case KubeProxySeen k -> ok("kube-proxy", Map.of("kind", k.kind(), "mode", orNone(k.mode())));
      case InjectionSeen i ->
          ok(
              "injection",
              Map.of(
                  "webhooks",
                  i.webhooks().size(),
                  "label",
                  orNone(i.namespaceLabels().getOrDefault("node-local-dns-injection", ""))));
      case PoliciesSeen p -> ok("policies", Map.of("count", p.policies().size()));
      case NodeCountersSeen c -> counters(c);
      case KernelLogSeen k ->
          new EvidenceLine(
              "kernel-log",
              Map.of("node", k.node(), "count", k.lines().size()),
              k.lines().isEmpty() ? State.OK : State.ATTENTION);
      case NodeDnsConfigSeen n ->
          ok(
              "node-dns-config",
              Map.of(
                  "node",
                  n.node(),
                  "servers",
                  n.clusterDns(),
                  "domain",
                  orNone(n.clusterDomain())));
      case NodeRulesSeen n ->
          new EvidenceLine(
              n.targets().isEmpty() ? "node-rules-none" : "node-rules",
              Map.of("node", n.node(), "mode", n.mode(), "targets", n.targets()),
              n.rejects() ? State.PROBLEM : State.OK);
      case LogSeen l -> log(l);
      case MetricsSeen m -> metrics(m);
      case LookupsSeen l -> lookups(l);
      case StubLookupSeen s -> stub(s);
      case TriesSeen t -> tries(t);
      case ConnectionsSeen c -> connections(c);
      case NotObserved n -> notObserved(n);
    };
  }

  private static EvidenceLine symptom(SymptomSeen symptom) {
    return symptom.error().isBlank()
        ? ok("symptom-none", Map.of())
        : new EvidenceLine("symptom", Map.of("error", firstLine(symptom.error())), State.ATTENTION);
  }

  private static EvidenceLine pods(PodsSeen seen) {
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
              ? ok("nodelocal-none", Map.of())
              : new EvidenceLine("nodelocal-pods", args, state);
      case KUBE_PROXY ->
          pods.isEmpty()
              ? ok("kube-proxy-none", Map.of())
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
            orNone(pod.phase()),
            "node",
            pod.node() == null ? NONE : pod.node(),
            "policy",
            orNone(pod.dns().policy())),
        pod.serving() ? State.OK : State.ATTENTION);
  }

  private static EvidenceLine services(ServicesSeen seen) {
    if (seen.scope() == ServicesSeen.Scope.NAME_TARGETS) {
      return ok("services", Map.of("count", seen.services().size()));
    }
    if (seen.services().isEmpty()) {
      return new EvidenceLine("dns-service-none", Map.of(), State.PROBLEM);
    }
    return ok(
        seen.scope() == ServicesSeen.Scope.DNS ? "dns-service" : "api-service",
        Map.of(
            "service",
            seen.services().getFirst().ref().toString(),
            "address",
            seen.services().getFirst().clusterIps()));
  }

  private static EvidenceLine endpoints(EndpointsSeen seen) {
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

  private static EvidenceLine workloads(WorkloadsSeen seen) {
    if (seen.workloads().isEmpty()) {
      return ok("workloads-none", Map.of());
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
  private static EvidenceLine corefile(CorefileSeen seen) {
    Map<String, Object> args = new TreeMap<>();
    args.put("configMap", seen.configMap().toString());
    args.put("lines", seen.text().lines().count());
    List<CorefileIssue> issues =
        seen.owner() == CorefileSeen.Owner.NODELOCAL ? NodeLocalLint.of(seen) : List.of();
    if (issues.isEmpty()) {
      return ok("corefile", args);
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

  private static EvidenceLine kubeDns(KubeDnsSeen seen) {
    KubeDnsConfig config = KubeDnsConfig.read(seen.data(), null);
    Map<String, Object> args = new TreeMap<>();
    args.put("configMap", seen.configMap().toString());
    args.put("stubs", config.stubDomains().size());
    args.put("upstreams", config.upstreamNameservers().size());
    if (config.issues().isEmpty()) {
      return ok("kube-dns-settings", args);
    }
    args.put("count", config.issues().size());
    args.put(
        "issues", config.issues().stream().limit(MOST_ISSUES).map(CorefileIssue::code).toList());
    return new EvidenceLine("kube-dns-issues", args, State.ATTENTION);
  }

  private static EvidenceLine events(EventsSeen seen) {
    long warnings = seen.events().stream().filter(e -> e.type().equals("Warning")).count();
    return new EvidenceLine(
        "events",
        Map.of("about", seen.about(), "warnings", warnings, "count", seen.events().size()),
        warnings > 0 ? State.ATTENTION : State.OK);
  }

  private static EvidenceLine nodes(NodesSeen seen) {
    long ready = seen.nodes().stream().filter(NodesSeen.Node::ready).count();
    return new EvidenceLine(
        "nodes",
        Map.of("ready", ready, "total", seen.nodes().size()),
        ready < seen.nodes().size() ? State.PROBLEM : State.OK);
  }

  private static EvidenceLine rights(RightsSeen seen) {
    if (seen.rights().isEmpty()) {
      return new EvidenceLine("rights-none", Map.of(), State.UNKNOWN);
    }
    long allowed = seen.rights().stream().filter(RightsSeen.Right::allowed).count();
    return new EvidenceLine(
        seen.subject().equals("self") ? "rights-own" : "rights",
        Map.of("subject", seen.subject(), "allowed", allowed, "total", seen.rights().size()),
        allowed < seen.rights().size() ? State.ATTENTION : State.OK);
  }

  private static EvidenceLine resolvConf(ResolvConfSeen seen) {
    ResolvConf conf = ResolvConf.parse(seen.text());
    Map<String, Object> args =
        Map.of(
            "where",
            seen.where(),
            "servers",
            conf.nameservers(),
            "searches",
            conf.search().size(),
            "ndots",
            conf.ndots());
    return conf.nameservers().isEmpty()
        ? new EvidenceLine("resolv-conf-no-server", args, State.ATTENTION)
        : ok("resolv-conf", args);
  }

  private static EvidenceLine container(ContainerSeen seen) {
    return ok(
        "container",
        Map.of(
            "container",
            seen.container(),
            "os",
            orNone(seen.os()),
            "libc",
            EnumId.of(seen.libc()),
            "version",
            seen.libcVersion(),
            "tools",
            seen.tools()));
  }

  private static EvidenceLine throttling(ThrottlingSeen seen) {
    ThrottlingSeen.Held most =
        seen.containers().stream()
            .max(java.util.Comparator.comparingDouble(EvidenceLines::share))
            .orElseThrow();
    ThrottlingSeen.Recent recent = most.recent();
    ThrottlingSeen.Counts counts = recent == null ? most.total() : recent.counts();
    Map<String, Object> args = new TreeMap<>();
    args.put("pod", most.pod().toString());
    args.put("throttled", counts.throttled());
    args.put("periods", counts.periods());
    if (recent == null) {
      return ok("throttling-total", args);
    }
    args.put("seconds", recent.over().toSeconds());
    return ok("throttling", args);
  }

  /** By what is new; what was is worth less than anything new. */
  private static double share(ThrottlingSeen.Held held) {
    ThrottlingSeen.Recent recent = held.recent();
    return recent == null ? held.total().share() - 1 : recent.counts().share();
  }

  private static EvidenceLine usage(UsageSeen seen) {
    if (seen.usages().isEmpty()) {
      return new EvidenceLine("usage-none", Map.of(), State.UNKNOWN);
    }
    UsageSeen.Usage most =
        seen.usages().stream()
            .max(java.util.Comparator.comparingLong(UsageSeen.Usage::cpuMillis))
            .orElseThrow();
    return ok(
        "usage",
        Map.of(
            "pod",
            most.pod().toString(),
            "cpu",
            most.cpuMillis(),
            "memory",
            most.memoryBytes() / (1 << 20)));
  }

  private static EvidenceLine http(HttpSeen seen) {
    Map<String, Object> args =
        Map.of("pod", seen.pod().toString(), "endpoint", seen.endpoint(), "status", seen.status());
    return seen.status() == 0
        ? new EvidenceLine("http-none", args, State.PROBLEM)
        : new EvidenceLine("http", args, seen.status() < 400 ? State.OK : State.PROBLEM);
  }

  private static EvidenceLine counters(NodeCountersSeen seen) {
    return ok(
        "counters",
        Map.of(
            "node",
            seen.node(),
            "load",
            seen.load1(),
            "cpus",
            seen.cpus(),
            "count",
            seen.conntrackCount() == null ? NONE : seen.conntrackCount(),
            "max",
            seen.conntrackMax() == null ? NONE : seen.conntrackMax()));
  }

  private static EvidenceLine log(LogSeen seen) {
    long errors =
        seen.summary().messages().stream()
            .filter(m -> ERRORS.contains(m.message()))
            .mapToLong(MessageSummary::count)
            .sum();
    return new EvidenceLine(
        seen.previous() ? "log-previous" : "log",
        Map.of(
            "pod",
            seen.pod().toString(),
            "lines",
            seen.summary().coverage().lines(),
            "errors",
            errors),
        errors > 0 ? State.PROBLEM : State.OK);
  }

  private static EvidenceLine metrics(MetricsSeen seen) {
    Map<String, Object> args = new TreeMap<>();
    args.put("pod", seen.pod().toString());
    args.put("version", orNone(seen.last().version()));
    MetricsRates rates = seen.rates();
    if (rates == null) {
      args.put("requests", Math.round(seen.last().requests()));
      return ok("metrics-once", args);
    }
    args.put("rate", rates.queriesPerSecond());
    args.put("p99", Duration.ofNanos((long) (rates.duration().quantile(0.99) * 1e9)));
    args.put("hits", Math.round(100 * rates.cache().hitRatio()));
    List<TroubleCounter> counting =
        Stream.of(TroubleCounter.values()).filter(c -> c.between(rates) > 0).toList();
    if (counting.isEmpty()) {
      return ok("metrics", args);
    }
    args.put("counters", TroubleCounter.grown(rates));
    boolean problem = counting.stream().anyMatch(TroubleCounter::isProblem);
    return new EvidenceLine("metrics-trouble", args, problem ? State.PROBLEM : State.ATTENTION);
  }

  private static EvidenceLine lookups(LookupsSeen seen) {
    int answered = seen.sent() - seen.unanswered();
    Map<String, Long> rcodes =
        seen.samples().stream()
            .map(LookupsSeen.Sample::outcome)
            .filter(LookupOutcome.Answered.class::isInstance)
            .collect(
                Collectors.groupingBy(
                    o -> ((LookupOutcome.Answered) o).rcode(),
                    TreeMap::new,
                    Collectors.counting()));
    List<String> codes =
        rcodes.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList();
    boolean failing =
        rcodes.keySet().stream().anyMatch(r -> r.equals("SERVFAIL") || r.equals("REFUSED"));
    State state =
        seen.sent() == 0 || seen.question() == LookupsSeen.Question.CONTROL && answered == 0
            ? State.UNKNOWN
            : answered < seen.sent() || failing ? State.PROBLEM : State.OK;
    return new EvidenceLine(
        codes.isEmpty() ? "lookups-bare" : "lookups",
        Map.of(
            "name",
            seen.name(),
            "type",
            seen.type(),
            "target",
            target(seen.target()),
            "transport",
            seen.bufferSize() == null
                ? seen.transport().name()
                : List.of(seen.transport().name(), "EDNS " + seen.bufferSize()),
            "answered",
            answered,
            "sent",
            seen.sent(),
            "rcodes",
            codes),
        state);
  }

  private static EvidenceLine stub(StubLookupSeen seen) {
    Map<String, Object> args =
        Map.of(
            "tool",
            seen.tool(),
            "name",
            seen.name(),
            "addresses",
            seen.addresses(),
            "message",
            orNone(firstLine(seen.message())));
    return switch (seen.result()) {
      case FOUND -> ok("stub-found", args);
      case NOT_FOUND -> new EvidenceLine("stub-not-found", args, State.PROBLEM);
      case NO_ADDRESS -> new EvidenceLine("stub-no-address", args, State.PROBLEM);
      case TRY_AGAIN -> new EvidenceLine("stub-try-again", args, State.PROBLEM);
      case UNCLEAR -> new EvidenceLine("stub-unclear", args, State.UNKNOWN);
    };
  }

  private static EvidenceLine tries(TriesSeen seen) {
    Proportion failures = seen.failures();
    String words = seen.tries().isEmpty() ? "" : seen.tries().getFirst().message();
    Map<String, Object> args =
        Map.ofEntries(
            entry("tool", seen.tool()),
            entry("name", seen.name()),
            entry("failed", failures.failures()),
            entry("total", failures.total()),
            entry("silent", seen.count(StubLookupSeen.Result.TRY_AGAIN)),
            entry("denied", seen.count(StubLookupSeen.Result.NOT_FOUND)),
            entry("bare", seen.count(StubLookupSeen.Result.NO_ADDRESS)),
            entry("low", Math.round(failures.low() * 100)),
            entry("high", Math.round(failures.high() * 100)),
            entry("slow", seen.slow()),
            entry("left", seen.wanted() - failures.total()),
            entry("message", orNone(firstLine(words))));
    if (failures.total() == 0) {
      return new EvidenceLine("tries-unclear", args, State.UNKNOWN);
    }
    return failures.failures() > 0
        ? new EvidenceLine("tries-failed", args, State.PROBLEM)
        : new EvidenceLine("tries-none-failed", args, seen.slow() > 0 ? State.ATTENTION : State.OK);
  }

  private static EvidenceLine connections(ConnectionsSeen seen) {
    int sent = seen.attempts().size();
    return new EvidenceLine(
        "connections",
        Map.of(
            "target",
            target(seen.target()),
            "protocol",
            seen.protocol().toUpperCase(Locale.ROOT),
            "ok",
            sent - seen.failed(),
            "sent",
            sent),
        seen.failed() > 0 ? State.PROBLEM : State.OK);
  }

  /** The code of the line that tells why nothing was seen. */
  public static String code(NotObserved.Reason reason) {
    return "not-observed-" + EnumId.of(reason);
  }

  private static EvidenceLine notObserved(NotObserved seen) {
    return new EvidenceLine(
        code(seen.reason()),
        Map.of(
            "subject",
            seen.subject(),
            "detail",
            seen.detail(),
            "right",
            seen.neededRight() == null ? NONE : seen.neededRight()),
        State.UNKNOWN);
  }

  private static String target(DnsTarget target) {
    return target.pod() == null
        ? target.address()
        : target.address() + " (" + target.pod().name() + ")";
  }

  private static EvidenceLine server(ServerSeen seen) {
    Map<String, Object> args = new TreeMap<>();
    args.put("version", seen.version());
    args.put("user", orNone(seen.user()));
    Duration ahead = seen.clockAhead();
    if (ahead == null || !seen.clocksDiffer()) {
      return ok("server", args);
    }
    args.put("difference", ahead.abs());
    return new EvidenceLine(
        ahead.isNegative() ? "server-clock-behind" : "server-clock-ahead",
        args,
        EvidenceLine.State.ATTENTION);
  }

  private static EvidenceLine ok(String code, Map<String, Object> args) {
    return new EvidenceLine(code, args, State.OK);
  }

  private static String orNone(String text) {
    return text.isBlank() ? NONE : text;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
