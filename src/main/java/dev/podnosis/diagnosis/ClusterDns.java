package dev.podnosis.diagnosis;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.corefile.Corefile;
import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.coredns.corefile.CorefileSources;
import dev.podnosis.coredns.corefile.LintContext;
import dev.podnosis.coredns.corefile.Variable;
import dev.podnosis.dns.IpLiteral;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.KubeDnsSeen;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.NodeDnsConfigSeen;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ReplicaVersion;
import dev.podnosis.evidence.ResolvConfSeen;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.ServicesSeen;
import dev.podnosis.evidence.WorkloadsSeen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The cluster's DNS as the evidence shows it. */
public final class ClusterDns {
  /** Where NodeLocal DNSCache listens unless it is told otherwise (kubernetes/dns). */
  public static final String DEFAULT_NODELOCAL_ADDRESS = "169.254.20.10";

  /** The installed Corefile may still hold a placeholder such as {@code __PILLAR__LOCAL__DNS__}. */
  private static final Pattern AN_ADDRESS = Pattern.compile("[0-9A-Fa-f:.]*[.:][0-9A-Fa-f:.]*");

  static final String DEFAULT_CLUSTER_DOMAIN = "cluster.local";

  private final CaseFile caseFile;

  /** Nearly every cause asks for them, and reading them is the dearest thing a cause does. */
  private final Supplier<Optional<ReadCorefile>> corefile;

  private final Supplier<Optional<ReadCorefile>> nodeLocalCorefile;
  private final Supplier<Optional<ReadKubeDns>> kubeDns;

  ClusterDns(CaseFile caseFile) {
    this.caseFile = caseFile;
    this.corefile = new Once<>(() -> corefile().map(ReadCorefile::of));
    this.nodeLocalCorefile = new Once<>(() -> nodeLocalCorefile().map(ReadCorefile::of));
    this.kubeDns =
        new Once<>(
            () ->
                isKubeDns()
                    ? caseFile.last(KubeDnsSeen.class).map(ReadKubeDns::of)
                    : Optional.empty());
  }

  /** The DNS Service. */
  public Optional<Fact<ServiceFacts>> service() {
    return caseFile
        .all(ServicesSeen.class)
        .filter(s -> s.what().scope() == ServicesSeen.Scope.DNS && !s.what().services().isEmpty())
        .reduce((a, b) -> b)
        .map(s -> Fact.of(s.what().services().getFirst(), s.id()));
  }

  /** The DNS Service's addresses; empty when it was not seen. */
  public List<String> serviceAddresses() {
    return service().map(f -> f.value().clusterIps()).orElse(List.of());
  }

  /** The DNS Service's endpoints. */
  public Optional<Fact<EndpointsSeen>> endpoints() {
    return service()
        .flatMap(
            service ->
                caseFile
                    .all(EndpointsSeen.class)
                    .filter(e -> e.what().service().equals(service.value().ref()))
                    .reduce((a, b) -> b)
                    .map(e -> Fact.of(e.what(), e.id())));
  }

  /**
   * The DNS server's replicas. Empty when they were not looked at; an empty list when none is
   * visible, as with managed DNS.
   */
  public Optional<Fact<List<PodFacts>>> replicas() {
    return pods(PodsSeen.Role.COREDNS).map(f -> behindService(f.value()) ? f : bystanders(f));
  }

  /**
   * Whether pods that carry the usual label may be the DNS Service's. One without a selector has
   * its endpoints from elsewhere; where none of them is a pod's, the pods were left behind.
   */
  private boolean behindService(List<PodFacts> pods) {
    boolean selects = service().filter(s -> s.value().selector().isEmpty()).isEmpty();
    return selects
        || endpoints().filter(e -> e.value().readyCount() > 0).isEmpty()
        || endpoints().get().value().endpoints().stream()
            .anyMatch(
                e ->
                    pods.stream()
                        .anyMatch(
                            p -> p.ref().equals(e.pod()) || p.addresses().contains(e.address())));
  }

  private Fact<List<PodFacts>> bystanders(Fact<List<PodFacts>> pods) {
    List<String> evidence = new ArrayList<>(pods.evidence());
    service().ifPresent(s -> evidence.addAll(s.evidence()));
    endpoints().ifPresent(e -> evidence.addAll(e.evidence()));
    return new Fact<>(List.of(), evidence);
  }

  /** NodeLocal DNSCache's pods. */
  public Optional<Fact<List<PodFacts>>> nodeLocalPods() {
    return pods(PodsSeen.Role.NODELOCAL);
  }

  /** kube-proxy's pods. */
  public Optional<Fact<List<PodFacts>>> kubeProxyPods() {
    return pods(PodsSeen.Role.KUBE_PROXY);
  }

  private Optional<Fact<List<PodFacts>>> pods(PodsSeen.Role role) {
    return caseFile
        .all(PodsSeen.class)
        .filter(s -> s.what().role() == role)
        .reduce((a, b) -> b)
        .map(s -> Fact.of(s.what().pods(), s.id()));
  }

  /** The replica with this name. */
  public Optional<PodFacts> replica(ObjectRef ref) {
    return replicas().stream()
        .flatMap(f -> f.value().stream())
        .filter(p -> p.ref().equals(ref))
        .findFirst();
  }

  /** CoreDNS's Corefile as it stands in its ConfigMap. */
  public Optional<Seen<CorefileSeen>> corefile() {
    return corefile(CorefileSeen.Owner.COREDNS);
  }

  /** NodeLocal DNSCache's Corefile. */
  public Optional<Seen<CorefileSeen>> nodeLocalCorefile() {
    return corefile(CorefileSeen.Owner.NODELOCAL);
  }

  /** The numbers of the evidence that shows the replicas. */
  public List<String> replicaEvidence() {
    return replicas().map(Fact::evidence).orElse(List.of());
  }

  /** Whether the DNS server is kube-dns and not CoreDNS. */
  public boolean isKubeDns() {
    return replicas().filter(f -> KubeDns.serves(f.value())).isPresent();
  }

  /** Whether settings of both servers stand there, and the pods that would tell were not read. */
  private boolean serverUnknown() {
    return replicas().isEmpty() && caseFile.last(KubeDnsSeen.class).isPresent();
  }

  /** What has to be read to know where names are sent. */
  public ProbeId tellsForwarding() {
    return serverUnknown() ? ProbeId.DNS_PODS : ProbeId.DNS_CONFIG;
  }

  /** A Corefile beside kube-dns is one that nobody reads. */
  private Optional<Seen<CorefileSeen>> corefile(CorefileSeen.Owner owner) {
    if (owner == CorefileSeen.Owner.COREDNS && (isKubeDns() || serverUnknown())) {
      return Optional.empty();
    }
    return caseFile
        .all(CorefileSeen.class)
        .filter(s -> s.what().owner() == owner)
        .reduce((a, b) -> b);
  }

  /** What CoreDNS's Corefile makes it do. */
  public Optional<Fact<CorefileFacts>> corefileFacts() {
    return readCorefile().map(c -> Fact.of(c.facts(), c.id()));
  }

  /** The settings of kube-dns, where that is the DNS server. */
  public Optional<ReadKubeDns> readKubeDns() {
    return kubeDns.get();
  }

  /** Where the DNS server sends which names: by CoreDNS's Corefile, or by kube-dns's settings. */
  public Optional<Fact<CorefileFacts>> forwarding() {
    return corefileFacts().or(() -> readKubeDns().map(k -> Fact.of(k.forwarding(), k.id())));
  }

  /** A Corefile with what it imports. */
  public static Corefile parsed(CorefileSeen seen) {
    return Corefile.parse(
        seen.text(),
        new CorefileSources(
            Map.of(), seen.imports(), !seen.imports().isEmpty(), seen.customKnown()));
  }

  /** The DNS server's Deployment or DaemonSet. */
  public Optional<Fact<WorkloadsSeen.Workload>> workload() {
    return caseFile
        .all(WorkloadsSeen.class)
        .filter(s -> s.what().scope() == WorkloadsSeen.Scope.DNS)
        .filter(s -> !s.what().workloads().isEmpty())
        .reduce((a, b) -> b)
        .map(s -> Fact.of(s.what().workloads().getFirst(), s.id()));
  }

  /** Whether NodeLocal DNSCache is installed. */
  public Presence nodeLocalInstalled() {
    Optional<Fact<List<PodFacts>>> pods = nodeLocalPods();
    if (pods.isPresent()) {
      boolean workload =
          caseFile
              .all(WorkloadsSeen.class)
              .anyMatch(
                  s ->
                      s.what().scope() == WorkloadsSeen.Scope.NODELOCAL
                          && !s.what().workloads().isEmpty());
      return workload || !pods.get().value().isEmpty() ? Presence.PRESENT : Presence.ABSENT;
    }
    boolean refused =
        caseFile.of(ProbeId.NODELOCAL).anyMatch(e -> e.observation() instanceof NotObserved);
    return refused || !caseFile.asked(ProbeId.NODELOCAL) ? Presence.UNKNOWN : Presence.ABSENT;
  }

  /** Whether an address is one at which the cluster's DNS answers pods. */
  public boolean answersAt(String address) {
    return isService(address)
        || nodeLocalAddresses().stream().anyMatch(a -> IpLiteral.same(a, address))
        || replicas().stream()
            .flatMap(f -> f.value().stream())
            .anyMatch(p -> p.addresses().contains(address));
  }

  /** Whether an address, however it is written, is one of the DNS Service. */
  public boolean isService(String address) {
    return serviceAddresses().stream().anyMatch(a -> IpLiteral.same(a, address));
  }

  /**
   * Addresses at which NodeLocal DNSCache answers: the default one unless it is known not to be
   * installed, those its Corefile binds, and those seen on a node's interface. The ClusterIP is
   * among them only where a node was seen to hold it.
   */
  public Set<String> nodeLocalAddresses() {
    Set<String> addresses = new LinkedHashSet<>();
    if (nodeLocalInstalled() != Presence.ABSENT) {
      addresses.add(DEFAULT_NODELOCAL_ADDRESS);
    }
    readNodeLocalCorefile().stream()
        .flatMap(c -> c.facts().servers().stream())
        .flatMap(s -> s.binds().stream())
        .filter(a -> AN_ADDRESS.matcher(a).matches())
        .filter(a -> service().isPresent() ? !isService(a) : a.startsWith("169.254."))
        .forEach(addresses::add);
    caseFile.all(NodeRulesSeen.class).forEach(s -> addresses.addAll(s.what().nodeLocalAddresses()));
    return addresses;
  }

  /**
   * The cluster's domain, without a trailing dot: by CoreDNS's own configuration; where that cannot
   * be read (managed DNS, few rights) by the kubelet's, else by what it wrote into the pod's file.
   */
  public String clusterDomain() {
    return corefileFacts().stream()
        .flatMap(f -> f.value().clusterDomains().stream())
        .filter(d -> !d.equals(".") && !Variable.in(d))
        .findFirst()
        .map(d -> d.substring(0, d.length() - 1))
        .or(this::domainOfKubelet)
        .or(this::domainOfPod)
        .orElse(DEFAULT_CLUSTER_DOMAIN);
  }

  private Optional<String> domainOfKubelet() {
    return caseFile
        .all(NodeDnsConfigSeen.class)
        .map(s -> bare(s.what().clusterDomain()))
        .filter(d -> !d.isEmpty())
        .findFirst();
  }

  /** The kubelet writes NAMESPACE.svc.DOMAIN, svc.DOMAIN and DOMAIN, in this order. */
  private Optional<String> domainOfPod() {
    ObjectRef pod = caseFile.target().pod();
    return caseFile
        .all(ResolvConfSeen.class)
        .filter(s -> pod != null && s.what().where().equals("pod " + pod))
        .map(
            s -> ResolvConf.parse(s.what().text()).search().stream().map(ClusterDns::bare).toList())
        .flatMap(
            search ->
                search.stream()
                    .filter(d -> search.contains("svc." + d))
                    .filter(d -> pod != null && search.contains(pod.namespace() + ".svc." + d)))
        .findFirst();
  }

  private static String bare(String domain) {
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }

  /** CoreDNS's Corefile, read. */
  public Optional<ReadCorefile> readCorefile() {
    return corefile.get();
  }

  /** NodeLocal DNSCache's Corefile, read. */
  public Optional<ReadCorefile> readNodeLocalCorefile() {
    return nodeLocalCorefile.get();
  }

  /**
   * The version of CoreDNS that its replicas run. The image also has the vendor's part; where the
   * process says another release of itself, that counts.
   */
  public Optional<CoreDnsVersion> version() {
    if (isKubeDns()) {
      return Optional.empty();
    }
    return versions().stream()
        .flatMap(v -> v.running().stream())
        .findFirst()
        .or(this::versionOfUnknownReplicas);
  }

  /** What the image, the metrics and the log say of each replica's version. */
  public List<ReplicaVersion> versions() {
    return replicas().map(Fact::value).orElse(List.of()).stream()
        .map(p -> ReplicaVersion.of(p, caseFile))
        .toList();
  }

  /** Metrics and logs tell even where the pods themselves could not be read. */
  private Optional<CoreDnsVersion> versionOfUnknownReplicas() {
    return caseFile
        .all(MetricsSeen.class)
        .filter(s -> s.what().server() == MetricsSeen.Server.COREDNS)
        .flatMap(s -> CoreDnsVersion.parse(s.what().last().version()).stream())
        .findFirst()
        .or(
            () ->
                caseFile
                    .all(LogSeen.class)
                    .filter(s -> !s.what().previous())
                    .flatMap(s -> CoreDnsVersion.parse(s.what().summary().version()).stream())
                    .findFirst());
  }

  /** What the linter needs to know of this CoreDNS. */
  public LintContext lintContext() {
    Set<String> own = new LinkedHashSet<>(serviceAddresses());
    replicas().ifPresent(f -> f.value().forEach(p -> own.addAll(addressesOfItsOwn(p))));
    return new LintContext(version().orElse(null), LintContext.Role.CLUSTER_DNS, null, own);
  }

  /** A pod in the node's network shares the node's addresses with whatever else runs there. */
  private static List<String> addressesOfItsOwn(PodFacts pod) {
    return pod.dns().hostNetwork() ? List.of() : pod.addresses();
  }

  /** What texts may speak of. */
  Map<String, Object> args() {
    Map<String, Object> args = new LinkedHashMap<>();
    ObjectRef service = service().map(f -> f.value().ref()).orElse(null);
    args.put("dnsNamespace", service == null ? "kube-system" : service.namespace());
    args.put("dnsService", service == null ? "kube-dns" : service.name());
    args.put("dnsSelector", selector());
    args.put("dnsAddress", serviceAddresses().stream().findFirst().orElse("DNS_SERVICE_IP"));
    args.put(
        "dnsWorkload",
        workload()
            .map(f -> f.value().kind().toLowerCase(Locale.ROOT) + "/" + f.value().ref().name())
            .orElse("deployment/coredns"));
    args.put(
        "configMap",
        corefile()
            .map(c -> c.what().configMap().name())
            .orElse(isKubeDns() ? "kube-dns" : "coredns"));
    args.put("clusterDomain", clusterDomain());
    args.replaceAll((name, value) -> CommandWord.of(value.toString(), name));
    return args;
  }

  /** The label selector of the DNS Service, as {@code kubectl -l} takes it. */
  private String selector() {
    return service().map(f -> f.value().selector()).filter(m -> !m.isEmpty()).stream()
        .flatMap(m -> m.entrySet().stream())
        .map(e -> e.getKey() + "=" + e.getValue())
        .sorted()
        .reduce((a, b) -> a + "," + b)
        .orElse("k8s-app=kube-dns");
  }
}
