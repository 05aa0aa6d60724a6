package dev.podnosis.diagnosis;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.EventsSeen;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.ServerSeen;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.ServicesSeen;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.SymptomSeen;
import dev.podnosis.evidence.TriesSeen;
import dev.podnosis.path.Controls;
import dev.podnosis.path.fault.Localisation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case file as causes want to read it: what the evidence says, put together from several pieces,
 * always with the numbers of the evidence it rests on. Pure and immutable.
 */
public final class Facts {
  private final CaseFile caseFile;
  private final ClusterDns dns;
  private final List<String> failures;
  private final Supplier<Set<DomainKind>> kinds = new Once<>(this::findKinds);
  private final Supplier<Edges> edges = new Once<>(() -> new Edges(this));
  private final Supplier<Controls> controls;
  private final Provider provider;

  /** The facts of a case, whatever its provider. */
  public Facts(CaseFile caseFile) {
    this(caseFile, Providers.none());
  }

  /** Worked out when it is first asked for; always the same. */
  private volatile @Nullable Localisation localisation;

  /** The facts of a case. */
  public Facts(CaseFile caseFile, Providers providers) {
    this.caseFile = caseFile;
    this.dns = new ClusterDns(caseFile);
    this.failures = Failures.of(caseFile);
    this.controls = new Once<>(() -> Controls.of(caseFile));
    this.provider = providers.of(caseFile);
  }

  /** The case itself. */
  public CaseFile caseFile() {
    return caseFile;
  }

  /** What the user reports. */
  public Symptom symptom() {
    return caseFile.symptom();
  }

  /**
   * The incident's window by the cluster's clock, as logs, events and restarts are dated by it
   * while the user's times are the desktop's.
   */
  public Symptom.Window window() {
    Symptom.Window said = symptom().window();
    Duration ahead =
        caseFile
            .last(ServerSeen.class)
            .filter(s -> s.what().clocksDiffer())
            .map(s -> s.what().clockAhead())
            .orElse(Duration.ZERO);
    return new Symptom.Window(said.start().plus(ahead), said.end().plus(ahead), said.given());
  }

  /** Whether a moment of the cluster's time lies in the incident's window. */
  public boolean inWindow(Instant at) {
    return window().contains(at);
  }

  /** The cloud that the cluster runs on. */
  public Provider provider() {
    return provider;
  }

  /** The cluster's DNS: Service, replicas, Corefile, upstream servers. */
  public ClusterDns dns() {
    return dns;
  }

  /** The DNS server's pods that count; empty when none was seen. */
  public Optional<Replicas> replicas() {
    return dns.replicas().filter(f -> !f.value().isEmpty()).map(f -> new Replicas(this, f));
  }

  /** What the DNS server's replicas logged. */
  public DnsLogs logs() {
    return new DnsLogs(this);
  }

  /** What the DNS server's replicas count. */
  public DnsMetrics metrics() {
    return new DnsMetrics(this);
  }

  /** How much each replica that serves has to do. */
  public List<ReplicaLoad> loads() {
    return ReplicaLoad.all(this);
  }

  /** Who CoreDNS forwards to, and what came of asking them from its network. */
  public Upstreams upstreams() {
    return new Upstreams(this);
  }

  /** What passed between measured ends. */
  public Edges edges() {
    return edges.get();
  }

  /** Where the path of a lookup is broken, as far as what was measured tells. */
  public Localisation localisation() {
    Localisation known = localisation;
    if (known == null) {
      known = Localisation.of(caseFile, PathRoutes.of(this));
      localisation = known;
    }
    return known;
  }

  /** NodeLocal DNSCache's pods that count; empty when none was seen. */
  public Optional<Replicas> nodeLocal() {
    return dns.nodeLocalPods().filter(f -> !f.value().isEmpty()).map(f -> new Replicas(this, f));
  }

  /** All observations of one kind. */
  public <T extends Observation> Stream<Seen<T>> all(Class<T> kind) {
    return caseFile.all(kind);
  }

  /** Whether a probe brought at least one observation. */
  public boolean observed(ProbeId probe) {
    return caseFile.observed(probe);
  }

  /** The business pod. */
  public Optional<Fact<PodFacts>> businessPod() {
    return caseFile
        .all(PodsSeen.class)
        .filter(s -> s.what().role() == PodsSeen.Role.BUSINESS && !s.what().pods().isEmpty())
        .reduce((a, b) -> b)
        .map(s -> Fact.of(s.what().pods().getFirst(), s.id()));
  }

  /** What the business pod's resolver is told: the file in the container, or nothing. */
  public Optional<Fact<PodResolver>> podResolver() {
    return PodResolver.of(this);
  }

  /** The client's error message, classified. */
  public Optional<Fact<SymptomSeen>> clientError() {
    return caseFile
        .last(SymptomSeen.class)
        .filter(s -> !s.what().error().isBlank())
        .map(s -> Fact.of(s.what(), s.id()));
  }

  /** The kinds of the names that fail, by the user's word or by their form. */
  public Set<DomainKind> kinds() {
    return kinds.get();
  }

  private Set<DomainKind> findKinds() {
    DomainKind said = symptom().kind();
    return said == null ? kindsByForm() : Set.of(said);
  }

  /**
   * The kinds of the names that fail, by their form and by the Services they speak of; the user's
   * word where no name is given.
   */
  public Set<DomainKind> kindsByForm() {
    DomainKind said = symptom().kind();
    Set<DomainKind> kinds = new LinkedHashSet<>();
    symptom().domains().forEach(d -> kinds.add(names().kind(d)));
    if (kinds.isEmpty() && said != null) {
      kinds.add(said);
    }
    return kinds;
  }

  /** How names relate to this cluster. */
  public ClusterNames names() {
    return new ClusterNames(this);
  }

  /** A Service by name, where Services were read. */
  public Optional<Fact<ServiceFacts>> service(String namespace, String name) {
    return caseFile
        .all(ServicesSeen.class)
        .flatMap(
            s ->
                s.what().services().stream()
                    .filter(
                        f -> f.ref().namespace().equals(namespace) && f.ref().name().equals(name))
                    .map(f -> Fact.of(f, s.id())))
        .findFirst();
  }

  /** The endpoints of a Service, where they were read. */
  public Optional<Fact<EndpointsSeen>> endpoints(ServiceFacts service) {
    return caseFile
        .all(EndpointsSeen.class)
        .filter(s -> s.what().service().equals(service.ref()))
        .reduce((a, b) -> b)
        .map(s -> Fact.of(s.what(), s.id()));
  }

  /** A node by name, where nodes were read. */
  public Optional<Fact<NodesSeen.Node>> node(String name) {
    return caseFile
        .all(NodesSeen.class)
        .flatMap(
            s ->
                s.what().nodes().stream()
                    .filter(n -> n.name().equals(name))
                    .map(n -> Fact.of(n, s.id())))
        .findFirst();
  }

  /** Events with one of these reasons, each with its evidence. */
  public List<Fact<EventsSeen.Event>> events(String... reasons) {
    Set<String> wanted = Set.of(reasons);
    return caseFile
        .all(EventsSeen.class)
        .flatMap(
            s ->
                s.what().events().stream()
                    .filter(e -> wanted.contains(e.reason()))
                    .map(e -> Fact.of(e, s.id())))
        .toList();
  }

  /** Lookups put to servers of one role. */
  public List<Seen<LookupsSeen>> lookups(DnsTarget.Role role) {
    return caseFile
        .all(LookupsSeen.class)
        .filter(s -> s.what().target().role() == role)
        .filter(s -> s.what().question() != LookupsSeen.Question.LARGE)
        .filter(s -> s.what().question() != LookupsSeen.Question.CONTROL)
        .toList();
  }

  /** Which servers answer control questions, and so are reached. */
  public Controls controls() {
    return controls.get();
  }

  /** The control questions put to servers of one role. */
  public List<Seen<LookupsSeen>> controls(DnsTarget.Role role) {
    return caseFile
        .all(LookupsSeen.class)
        .filter(s -> s.what().target().role() == role)
        .filter(s -> s.what().question() == LookupsSeen.Question.CONTROL)
        .toList();
  }

  /** Lookups through the business container's own resolver. */
  public List<Seen<StubLookupSeen>> stubLookups() {
    return caseFile.all(StubLookupSeen.class).toList();
  }

  /** Connections tried to targets of one role. */
  public List<Seen<ConnectionsSeen>> connections(DnsTarget.Role role) {
    return caseFile
        .all(ConnectionsSeen.class)
        .filter(s -> s.what().target().role() == role)
        .toList();
  }

  /**
   * Numbers of the evidence that shows a failure; what a cause explains is counted against them.
   */
  public List<String> failures() {
    return failures;
  }

  /** The failing evidence that speaks of one name: the client's message and lookups of it. */
  public List<String> failuresOf(String name) {
    return caseFile.evidence().stream()
        .filter(e -> failures.contains(e.id()))
        .filter(
            e ->
                switch (e.observation()) {
                  case SymptomSeen s -> true;
                  case StubLookupSeen s -> names().same(s.name(), name);
                  case LookupsSeen l -> names().same(l.name(), name);
                  default -> false;
                })
        .map(Evidence::id)
        .toList();
  }

  /** The evidence of failing lookups of external names, through whatever server. */
  public List<String> externalFailures() {
    return caseFile.evidence().stream()
        .filter(e -> failures.contains(e.id()) && external(e))
        .map(Evidence::id)
        .toList();
  }

  /** The evidence of failing lookups that is not of external names. */
  public List<String> internalFailures() {
    return caseFile.evidence().stream()
        .filter(e -> failures.contains(e.id()))
        .filter(this::internal)
        .map(Evidence::id)
        .toList();
  }

  private boolean internal(Evidence evidence) {
    return switch (evidence.observation()) {
      case LookupsSeen l ->
          l.question() == LookupsSeen.Question.INTERNAL || names().internal(l.name());
      case StubLookupSeen s -> names().internal(s.name());
      case SymptomSeen s -> symptom().domains().stream().anyMatch(names()::internal);
      default -> false;
    };
  }

  private boolean external(Evidence evidence) {
    return switch (evidence.observation()) {
      case LookupsSeen l ->
          l.question() != LookupsSeen.Question.INTERNAL && names().external(l.name());
      case StubLookupSeen s -> names().external(s.name());
      case SymptomSeen s -> symptom().domains().stream().anyMatch(names()::external);
      default -> false;
    };
  }

  /** Whether a lookup is not one for a large answer that nobody but this program asked for. */
  public boolean matters(LookupsSeen lookups) {
    return (lookups.question() != LookupsSeen.Question.LARGE
            && lookups.question() != LookupsSeen.Question.CONTROL)
        || symptom().domains().stream().anyMatch(d -> names().same(lookups.name(), d));
  }

  /** Whether at least one lookup with a given response code was seen. */
  public static boolean has(LookupsSeen lookups, String rcode) {
    return lookups.samples().stream()
        .anyMatch(s -> s.outcome() instanceof LookupOutcome.Answered a && a.rcode().equals(rcode));
  }

  /** Whether a step makes sense in this case at all; steps without a precondition always do. */
  public boolean applies(StepId step) {
    return switch (step) {
      case CHECK_NODELOCAL -> dns.nodeLocalInstalled() != Presence.ABSENT;
      case CHECK_PRIVATE_ZONE ->
          kinds().contains(DomainKind.PRIVATE_ZONE) || dns.nodeLocalInstalled() == Presence.PRESENT;
      case CHECK_CLIENT_NODE, CHECK_POD_DNS_CONFIG -> caseFile.target().pod() != null;
      case BY_DOMAIN_KIND -> !symptom().domains().isEmpty();
      case BY_FREQUENCY -> symptom().frequency() != null;
      default -> true;
    };
  }

  /** The end of the run: what the case knows of the present is as old as this. */
  public Instant now() {
    return caseFile.run().finishedAt();
  }

  /**
   * Whether something fails, rather than that somebody only asks to look: the user says so, or a
   * failing name was tried in the container and failed.
   */
  public boolean complaint() {
    Symptom symptom = symptom();
    return !symptom.error().isBlank()
        || symptom.frequency() != null
        || symptom.reproducible() != null
        || measuredEveryTime() != null;
  }

  /**
   * Whether it fails every time: what the user said, else what trying it in the container showed;
   * null when neither tells. Not to have failed when it was tried tells nothing.
   */
  public @Nullable Boolean failsEveryTime() {
    Boolean said = symptom().reproducible();
    return said != null ? said : measuredEveryTime();
  }

  /**
   * Whether it failed every time when the failing names were tried in the container; null where
   * they were not, or did not fail.
   */
  public @Nullable Boolean measuredEveryTime() {
    List<Boolean> each =
        caseFile
            .all(TriesSeen.class)
            .filter(t -> symptom().domains().contains(t.what().name()))
            .flatMap(t -> Stream.ofNullable(t.what().everyTime()))
            .toList();
    return each.isEmpty() ? null : (Boolean) each.stream().allMatch(e -> e);
  }

  /** Whether the user says of a failure that was tried something else than the tries showed. */
  public boolean answerDiffers() {
    Boolean said = symptom().reproducible();
    Boolean measured = measuredEveryTime();
    return said != null && measured != null && !said.equals(measured);
  }

  /** Failures as the business pod met them: the client's message and what was tried there. */
  public List<String> clientFailures() {
    ObjectRef pod = caseFile.target().pod();
    return caseFile.evidence().stream()
        .filter(e -> failures.contains(e.id()))
        .filter(
            e ->
                e.observation() instanceof SymptomSeen
                    || e.observation() instanceof StubLookupSeen
                    || (e.vantage().place() instanceof Place.InPod in && in.pod().equals(pod)))
        .map(Evidence::id)
        .toList();
  }

  /** Failures as the business pod met them, and all that was tried from one node and its pods. */
  public List<String> failuresFrom(String node) {
    return caseFile.evidence().stream()
        .filter(e -> failures.contains(e.id()))
        .filter(
            e ->
                switch (e.vantage().place()) {
                  case Place.OnNode on -> on.node().equals(node);
                  case Place.InPod in -> node.equals(in.node());
                  case Place.Desktop d -> e.observation() instanceof SymptomSeen;
                  case Place.ApiServer a -> false;
                })
        .map(Evidence::id)
        .toList();
  }

  /**
   * What every text may speak of. What is not known stands as a word in capitals, so that a command
   * always shows what is left to fill in.
   */
  public Map<String, Object> args() {
    Map<String, Object> args = new LinkedHashMap<>(provider.words());
    args.putAll(dns.args());
    ObjectRef pod = caseFile.target().pod();
    args.put("pod", pod == null ? "NAMESPACE/POD" : CommandWord.of(pod.toString(), "POD"));
    args.put("podName", pod == null ? "POD" : CommandWord.of(pod.name(), "POD"));
    args.put("namespace", pod == null ? "NAMESPACE" : CommandWord.of(pod.namespace(), "NAMESPACE"));
    args.put(
        "node",
        businessPod()
            .map(f -> f.value().node())
            .map(n -> CommandWord.of(n, "NODE"))
            .orElse("NODE"));
    args.put(
        "domain",
        symptom().domains().stream()
            .findFirst()
            .map(d -> CommandWord.of(d, "NAME"))
            .orElse("NAME"));
    return args;
  }
}
