package dev.podnosis.probe;

import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.diagnosis.EvidenceSource;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.TriesSeen;
import dev.podnosis.kube.SideBySide;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the probe that was asked for on a cluster. */
public final class Probes implements EvidenceSource {
  /** Long enough for a rate, short enough to wait for. */
  private static final Duration BETWEEN_READINGS = Duration.ofSeconds(4);

  /** The kubelet counts what containers use every 10 to 15 s. */
  private static final Duration BETWEEN_KUBELET_READINGS = Duration.ofSeconds(16);

  private final Map<ProbeId, Probe> probes = new EnumMap<>(ProbeId.class);
  private final ClusterReads cluster;
  private final InstantSource clock;
  private SideBySide sideBySide = SideBySide.inTurn();

  /**
   * Probes on a cluster.
   *
   * @param cluster what they may ask
   * @param signatures how clients' error messages look
   * @param clock the time
   */
  public Probes(ClusterReads cluster, ErrorSignatures signatures, InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
    probes.put(ProbeId.SYMPTOM, new SymptomProbe(signatures));
    probes.put(ProbeId.CLUSTER, new ClusterProbe());
    probes.put(ProbeId.BUSINESS_POD, new BusinessPodProbe());
    probes.put(ProbeId.NODES, new NodesProbe());
    probes.put(ProbeId.DNS_SERVICE, new DnsServiceProbe());
    probes.put(ProbeId.DNS_PODS, new DnsPodsProbe());
    probes.put(ProbeId.DNS_WORKLOAD, new DnsWorkloadProbe());
    probes.put(ProbeId.DNS_CONFIG, new DnsConfigProbe());
    probes.put(ProbeId.DNS_EVENTS, new DnsEventsProbe());
    probes.put(ProbeId.DNS_USAGE, new DnsUsageProbe(BETWEEN_KUBELET_READINGS));
    probes.put(ProbeId.DNS_LOGS, new DnsLogsProbe());
    probes.put(ProbeId.NODELOCAL, new NodeLocalProbe());
    probes.put(ProbeId.KUBE_PROXY, new KubeProxyProbe());
    probes.put(ProbeId.POLICIES, new PoliciesProbe());
    probes.put(ProbeId.NAME_TARGETS, new NameTargetsProbe());
    probes.put(ProbeId.RESOLV_CONF, new ResolvConfProbe());
    probes.put(ProbeId.CONTAINER, new ContainerProbe());
    probes.put(ProbeId.CLIENT_LOOKUPS, new ClientLookupsProbe());
  }

  /** These probes with those that need a way into pods and places to work at. */
  Probes reaching(Forwards forwards, Workplaces workplaces, int samples) {
    forwarding(forwards, BETWEEN_READINGS);
    probes.put(ProbeId.RESOLV_CONF, new ResolvConfProbe(workplaces));
    return at(workplaces, samples);
  }

  /**
   * These probes with those that need places to work at.
   *
   * @param workplaces makes the places
   * @param samples how many questions an edge is measured with
   */
  public Probes at(Workplaces workplaces, int samples) {
    probes.put(ProbeId.TRIES, new TriesProbe(samples, seen -> {}));
    probes.put(ProbeId.POD_NETWORK, new PodNetworkProbe(workplaces, samples));
    probes.put(ProbeId.COREDNS_NETWORK, new CoreDnsNetworkProbe(workplaces, samples));
    probes.put(ProbeId.NODE_NETWORK, new NodeNetworkProbe(workplaces, samples));
    probes.put(ProbeId.NODE_COUNTERS, new NodeCountersProbe(workplaces));
    probes.put(ProbeId.NODE_KERNEL_LOG, new NodeKernelLogProbe(workplaces));
    probes.put(ProbeId.NODE_DNS_CONFIG, new NodeDnsConfigProbe(workplaces));
    probes.put(ProbeId.NODE_RULES, new NodeRulesProbe(workplaces));
    return this;
  }

  /**
   * These probes with those that need a way into pods.
   *
   * @param betweenReadings how long metrics count before they are read again
   */
  Probes forwarding(Forwards forwards, Duration betweenReadings) {
    probes.put(ProbeId.DNS_HEALTH, new DnsHealthProbe(forwards));
    probes.put(ProbeId.DNS_METRICS, new DnsMetricsProbe(forwards, betweenReadings));
    probes.put(ProbeId.REPLICA_LOOKUPS, new ReplicaLookupsProbe(forwards));
    return this;
  }

  /** These probes, whose tries are told of as each lookup ends. */
  Probes telling(int samples, Consumer<TriesSeen> watch) {
    probes.put(ProbeId.TRIES, new TriesProbe(samples, watch));
    return this;
  }

  /** These probes with one that asks for the user's rights. */
  Probes asking(Rights rights) {
    probes.put(ProbeId.RIGHTS, new RightsProbe(rights));
    return this;
  }

  /** These probes, which look at several things of one kind side by side. */
  Probes sideBySide(SideBySide bound) {
    this.sideBySide = bound;
    return this;
  }

  @Override
  public List<Look> collect(ProbeId id, CaseFile soFar) throws InterruptedException {
    Scene scene = new Scene(id, cluster, new Facts(soFar), clock, sideBySide);
    Probe probe = probes.get(id);
    if (probe == null) {
      scene.missed(new NotObserved(NotObserved.Reason.UNSUPPORTED, id.id(), ""), "");
    } else {
      probe.look(scene);
    }
    return scene.looks();
  }
}
