package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.PodResolver;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.NodeDnsConfigSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.StubLookupSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The business pod asks another server than the cluster's DNS, by its spec or by an edited file.
 */
final class PodNotUsingClusterDns implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("pod-not-using-cluster-dns");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Fact<PodFacts>> pod = facts.businessPod();
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    if (pod.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.BUSINESS_POD));
    }
    boolean bySpec = avoids(pod.get().value(), facts);
    if (resolver.isEmpty()) {
      return unread(pod.get(), bySpec, facts);
    }
    List<String> servers = servers(resolver.get().value());
    return switch (resolver.get().value().attachment()) {
      case UNKNOWN -> Verdict.undecided(Need.of(ProbeId.DNS_SERVICE));
      case KUBE_DNS, NODELOCAL ->
          asked(facts)
              .filter(a -> !ofCluster(a.value(), facts))
              .map(PodNotUsingClusterDns::ownResolver)
              .orElseGet(
                  () ->
                      Verdict.ruledOut(
                          con(
                              "asks-cluster-dns",
                              Map.of("servers", servers),
                              resolver.get().evidence())));
      case OTHER -> asksOther(pod.get(), resolver.get(), bySpec, facts);
    };
  }

  /** The file in the container was not read: the spec and the client's message are left. */
  private static Verdict unread(Fact<PodFacts> pod, boolean bySpec, Facts facts) {
    Optional<Fact<String>> asked = asked(facts);
    boolean askedOther = asked.isPresent() && !ofCluster(asked.get().value(), facts);
    boolean complaint = ClusterKinds.wanted(facts) || facts.complaint();
    if (complaint && (bySpec || askedOther)) {
      List<Finding> findings = new ArrayList<>();
      asked.filter(a -> askedOther).ifPresent(a -> findings.add(clientAskedOther(a)));
      if (bySpec) {
        findings.add(spec(pod));
      }
      return Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.RESOLV_CONF));
    }
    return asked
        .filter(a -> !askedOther && !bySpec)
        .map(
            a ->
                Verdict.ruledOut(
                    con("client-asked-cluster-dns", Map.of("server", a.value()), a.evidence())))
        .orElseGet(() -> Verdict.undecided(Need.of(ProbeId.RESOLV_CONF)));
  }

  /** The server that the client's message names, where the cluster's own addresses are known. */
  private static Optional<Fact<String>> asked(Facts facts) {
    return facts
        .clientError()
        .filter(e -> !e.value().server().isEmpty() && !facts.dns().serviceAddresses().isEmpty())
        .map(e -> new Fact<>(e.value().server(), e.evidence()));
  }

  private static boolean ofCluster(String server, Facts facts) {
    return facts.dns().answersAt(server);
  }

  private static Finding clientAskedOther(Fact<String> asked) {
    return pro("client-asked-other", Map.of("server", asked.value()), asked.evidence());
  }

  /** The file names the cluster's DNS, and yet the client asked another: it brings its own list. */
  private static Verdict ownResolver(Fact<String> asked) {
    return Verdict.suspected(
        List.of(clientAskedOther(asked)), asked.evidence(), Need.of(ProbeId.CAPTURE));
  }

  private static Verdict asksOther(
      Fact<PodFacts> pod, Fact<PodResolver> resolver, boolean bySpec, Facts facts) {
    String server = resolver.value().conf().nameservers().stream().findFirst().orElse("–");
    Optional<Finding> serves = OwnServer.serves(server, facts).filter(s -> !nodesOwn(pod.value()));
    if (serves.isPresent()) {
      return Verdict.ruledOut(serves.get());
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        pro(
            "asks-other-server",
            Map.of("servers", servers(resolver.value()), "address", facts.dns().serviceAddresses()),
            resolver.evidence()));
    if (!bySpec) {
      // The spec asks for the cluster's DNS: an outdated kubelet or an edited file.
      findings.add(
          pro("file-differs-from-spec", Map.of("policy", policy(pod.value())), pod.evidence()));
      return differs(server, findings, facts);
    }
    findings.add(spec(pod));
    // The node's servers are meant to resolve outside names: only where the cluster's DNS does
    // better is it the pod's choice of servers that fails them.
    List<String> clusterAnswers = clusterAnswers(facts);
    boolean ownServers = pod.value().dns().policy().equals("None");
    if (resolvesAll(facts)) {
      return Verdict.advice(findings.toArray(Finding[]::new));
    }
    if (!OwnServer.mayServe(server, facts)
        && (ClusterKinds.wanted(facts)
            || lookupsFail(facts) && (ownServers || !clusterAnswers.isEmpty()))) {
      return Verdict.confirmed(findings, facts.clientFailures());
    }
    return facts.complaint()
        ? Verdict.suspected(
            findings,
            facts.clientFailures(),
            Need.of(lookupsFail(facts) ? ProbeId.POD_NETWORK : ProbeId.CLIENT_LOOKUPS))
        : Verdict.advice(findings.toArray(Finding[]::new));
  }

  /** Whether the spec asks for the node's own servers, whatever these know. */
  private static boolean nodesOwn(PodFacts pod) {
    return pod.dns().policy().equals("Default")
        || (pod.dns().hostNetwork() && pod.dns().policy().equals("ClusterFirst"));
  }

  /** The file names what the spec does not: the kubelet's doing, or somebody else's. */
  private static Verdict differs(String server, List<Finding> findings, Facts facts) {
    Optional<Seen<NodeDnsConfigSeen>> kubelet =
        OwnServer.kubelet(facts).stream().reduce((a, b) -> b);
    if (kubelet.filter(k -> k.what().clusterDns().contains(server)).isPresent()) {
      return Verdict.ruledOut(
          con(
              "kubelet-gives-it",
              Map.of(
                  "node", kubelet.get().what().node(),
                  "servers", kubelet.get().what().clusterDns()),
              List.of(kubelet.get().id())));
    }
    if (kubelet.isPresent() && !OwnServer.mayServe(server, facts)) {
      return Verdict.confirmed(findings, facts.clientFailures());
    }
    Need need = Need.of(kubelet.isPresent() ? ProbeId.NODE_RULES : ProbeId.NODE_DNS_CONFIG);
    return facts.complaint() || !OwnServer.mayServe(server, facts)
        ? Verdict.suspected(findings, facts.clientFailures(), need)
        : Verdict.undecided(need);
  }

  /** The servers may be meant: the container's own resolver finds every name in question. */
  private static boolean resolvesAll(Facts facts) {
    List<String> names = facts.symptom().domains();
    return !names.isEmpty()
        && !lookupsFail(facts)
        && names.stream()
            .allMatch(
                n ->
                    facts.stubLookups().stream()
                        .anyMatch(
                            s ->
                                facts.names().same(s.what().name(), n)
                                    && s.what().result() == StubLookupSeen.Result.FOUND));
  }

  /** Numbers of the evidence in which the cluster's DNS answers, from the pod, what fails there. */
  private static List<String> clusterAnswers(Facts facts) {
    return facts.symptom().domains().stream()
        .flatMap(name -> AskedName.of(name, facts).found().stream())
        .toList();
  }

  private static boolean avoids(PodFacts pod, Facts facts) {
    List<String> cluster = new ArrayList<>(facts.dns().serviceAddresses());
    cluster.addAll(facts.dns().nodeLocalAddresses());
    return PodResolver.specAvoidsClusterDns(pod, cluster);
  }

  private static boolean lookupsFail(Facts facts) {
    return facts.stubLookups().stream()
        .map(s -> s.what().result())
        .anyMatch(StubLookupSeen.Result::failed);
  }

  private static Finding spec(Fact<PodFacts> pod) {
    return pro("spec-avoids-cluster-dns", Map.of("policy", policy(pod.value())), pod.evidence());
  }

  private static String policy(PodFacts pod) {
    return pod.dns().policy() + (pod.dns().hostNetwork() ? ", hostNetwork: true" : "");
  }

  private static List<String> servers(PodResolver resolver) {
    return resolver.conf().nameservers();
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return facts
        .businessPod()
        .filter(p -> remedy.equals("set-dns-policy") && avoids(p.value(), facts))
        .map(Fact::value)
        .filter(p -> !p.dns().policy().equals("None"))
        .map(
            p ->
                PodDnsPatch.of(p)
                    .to(
                        PodDnsPatch.of(p)
                            .withPolicy(
                                p.dns().hostNetwork() ? "ClusterFirstWithHostNet" : "ClusterFirst"),
                        p));
  }
}
