package dev.podnosis.diagnosis;

import dev.podnosis.diagnosis.EvidenceLine.State;
import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.CorefileSeen;
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
import java.util.Map;

/** Says in one line what a piece of evidence shows. */
public final class EvidenceLines {
  private EvidenceLines() {}

  /** The line for a piece of evidence. */
  public static EvidenceLine of(Evidence evidence) {
    return switch (evidence.observation()) {
      case SymptomSeen s -> symptom(s);
      case ServerSeen s -> ClusterLines.server(s);
      case PodsSeen p -> ClusterLines.pods(p);
      case ServicesSeen s -> ClusterLines.services(s);
      case EndpointsSeen e -> ClusterLines.endpoints(e);
      case WorkloadsSeen w -> ClusterLines.workloads(w);
      case ScalingSeen s -> ClusterLines.scaling(s);
      case CorefileSeen c -> ClusterLines.corefile(c);
      case KubeDnsSeen k -> ClusterLines.kubeDns(k);
      case EventsSeen e -> ClusterLines.events(e);
      case NodesSeen n -> ClusterLines.nodes(n);
      case RightsSeen r -> ClusterLines.rights(r);
      case ResolvConfSeen r -> PodLines.resolvConf(r);
      case ContainerSeen c -> PodLines.container(c);
      case UsageSeen u -> CoreDnsLines.usage(u);
      case ThrottlingSeen t -> CoreDnsLines.throttling(t);
      case HttpSeen h -> CoreDnsLines.http(h);
      case KubeProxySeen k -> ClusterLines.kubeProxy(k);
      case InjectionSeen i -> ClusterLines.injection(i);
      case PoliciesSeen p -> EvidenceLine.ok("policies", Map.of("count", p.policies().size()));
      case NodeCountersSeen c -> NodeLines.counters(c);
      case KernelLogSeen k -> NodeLines.kernelLog(k);
      case NodeDnsConfigSeen n -> NodeLines.dnsConfig(n);
      case NodeRulesSeen n -> NodeLines.rules(n);
      case LogSeen l -> CoreDnsLines.log(l);
      case MetricsSeen m -> CoreDnsLines.metrics(m);
      case LookupsSeen l -> MeasuredLines.lookups(l);
      case StubLookupSeen s -> MeasuredLines.stub(s);
      case TriesSeen t -> MeasuredLines.tries(t);
      case ConnectionsSeen c -> MeasuredLines.connections(c);
      case NotObserved n -> notObserved(n);
    };
  }

  private static EvidenceLine symptom(SymptomSeen symptom) {
    return symptom.error().isBlank()
        ? EvidenceLine.ok("symptom-none", Map.of())
        : new EvidenceLine(
            "symptom", Map.of("error", Blank.firstLine(symptom.error())), State.ATTENTION);
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
            seen.neededRight() == null ? Blank.NONE : seen.neededRight()),
        State.UNKNOWN);
  }
}
