package dev.podnosis.diagnosis;

import dev.podnosis.coredns.log.LogFilter;
import dev.podnosis.coredns.log.LogLine;
import dev.podnosis.coredns.log.LogLines;
import dev.podnosis.coredns.log.LogOptions;
import dev.podnosis.diagnosis.ClientLookup.Answer;
import dev.podnosis.diagnosis.ClientLookup.Source;
import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.IpLiteral;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.RecordType;
import dev.podnosis.dns.resolver.Query;
import dev.podnosis.dns.resolver.Reaction;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.ServicesSeen;
import dev.podnosis.evidence.StubLookupSeen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the evidence says of single queries of the business pod's resolver. */
final class ClientAnswers {
  /** Lines of the pod's own queries looked at in each log. */
  private static final int MOST_LINES = 5000;

  /** Plugins by which CoreDNS may answer otherwise than the Services alone say. */
  private static final List<String> OTHER_ANSWERS =
      List.of("autopath", "rewrite", "template", "hosts", "file", "auto", "etcd", "k8s_external");

  private final Facts facts;
  private final Map<String, Answer> logged;

  ClientAnswers(Facts facts) {
    this.facts = facts;
    this.logged = logged();
  }

  /** What came of a query in the lookup of a name, as far as is known. */
  Answer to(Query query, DnsName lookedUp) {
    return measured(query, this::fromPod, Source.MEASURED)
        .or(() -> silent(query))
        .or(() -> clusterDns(query))
        .or(() -> found(query, lookedUp))
        .orElseGet(Answer::unknown);
  }

  private Optional<Answer> clusterDns(Query query) {
    return facts.dns().answersAt(query.server())
        ? Optional.ofNullable(logged.get(key(query.name(), query.type().mnemonic())))
            .or(() -> measured(query, s -> !fromPod(s), Source.ELSEWHERE))
            .or(() -> services(query))
        : Optional.empty();
  }

  private boolean fromPod(Seen<LookupsSeen> seen) {
    return seen.evidence().vantage().place() instanceof Place.InPod in
        && in.pod().equals(facts.caseFile().target().pod());
  }

  /** The same question: to the same server from the pod, to any of the cluster's from elsewhere. */
  private Optional<Answer> measured(
      Query query, Predicate<Seen<LookupsSeen>> whence, Source source) {
    Map<Reaction, List<String>> seen = new HashMap<>();
    facts
        .all(LookupsSeen.class)
        .filter(whence)
        .filter(
            s ->
                source == Source.MEASURED
                    ? to(s, query)
                    : facts.dns().answersAt(s.what().target().address()))
        .filter(s -> s.what().type().equals(query.type().mnemonic()))
        .forEach(
            s ->
                s.what().samples().stream()
                    .filter(x -> same(x.name(), query.name()))
                    .flatMap(x -> reaction(x).stream())
                    .filter(r -> source == Source.MEASURED || r instanceof Reaction.Response)
                    .forEach(r -> seen.computeIfAbsent(r, _ -> new ArrayList<>()).add(s.id())));
    return seen.entrySet().stream()
        .max(Comparator.comparingInt(e -> e.getValue().size()))
        .map(e -> new Answer(e.getKey(), source, e.getValue().stream().distinct().toList()));
  }

  private static boolean to(Seen<LookupsSeen> seen, Query query) {
    return IpLiteral.same(seen.what().target().address(), query.server())
        && seen.what().transport() == query.transport();
  }

  /** From the pod's network the server answered nothing that it was asked. */
  private Optional<Answer> silent(Query query) {
    List<Seen<LookupsSeen>> asked =
        facts.all(LookupsSeen.class).filter(this::fromPod).filter(s -> to(s, query)).toList();
    List<Optional<Reaction>> all =
        asked.stream()
            .flatMap(s -> s.what().samples().stream())
            .map(ClientAnswers::reaction)
            .filter(Optional::isPresent)
            .toList();
    boolean nothing =
        !all.isEmpty()
            && all.stream().allMatch(r -> r.filter(Reaction.Silence.class::isInstance).isPresent());
    return nothing
        ? Optional.of(
            new Answer(
                new Reaction.Silence(),
                Source.SILENT_SERVER,
                asked.stream().map(Seen::id).distinct().toList()))
        : Optional.empty();
  }

  /** Without times: those of single questions say nothing of the next. */
  private static Optional<Reaction> reaction(LookupsSeen.Sample sample) {
    return switch (sample.outcome()) {
      case LookupOutcome.Answered a ->
          Rcode.parse(a.rcode())
              .map(
                  code ->
                      new Reaction.Response(
                          code, !a.answers().isEmpty(), a.truncated(), Duration.ZERO));
      case LookupOutcome.NoAnswer n when !n.tellsOfDns() -> Optional.empty();
      case LookupOutcome.NoAnswer n ->
          switch (n.kind()) {
            case REFUSED -> Optional.of(new Reaction.PortClosed(Duration.ZERO));
            case MALFORMED -> Optional.empty();
            default -> Optional.of(new Reaction.Silence());
          };
    };
  }

  /** The pod's own queries in the excerpts of the query logs, the latest of each question. */
  private Map<String, Answer> logged() {
    List<String> addresses = facts.businessPod().map(f -> f.value().addresses()).orElse(List.of());
    Map<String, Answer> answers = new HashMap<>();
    for (String address : addresses) {
      for (Seen<LogSeen> log : facts.all(LogSeen.class).toList()) {
        lines(log.what(), address).stream()
            .flatMap(e -> e.line() instanceof LogLine.Query q ? Stream.of(q) : Stream.of())
            .filter(q -> q.client().equals(address))
            .forEach(q -> logged(q, log.id(), answers));
      }
    }
    return answers;
  }

  private static List<LogLines.Entry> lines(LogSeen log, String client) {
    try {
      LogOptions options =
          LogOptions.of(log.pod().name()).withFilter(LogFilter.ALL.ofClient(client));
      return log.excerpt().lines(options, MOST_LINES).lines();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /**
   * A line tells the RCODE and not whether there were records: NOERROR to A is taken for found, but
   * for a name directly below {@code svc}, which is a namespace's and has none.
   */
  private void logged(LogLine.Query line, String id, Map<String, Answer> answers) {
    Optional<DnsName> name = DnsName.tryParse(line.name());
    Optional<Rcode> code = Rcode.parse(line.rcode());
    if (name.isPresent() && code.isPresent()) {
      String namespaces = ".svc." + facts.dns().clusterDomain();
      boolean ofNamespace =
          name.get().text().toLowerCase(Locale.ROOT).endsWith(namespaces)
              && name.get().text().indexOf('.') == name.get().text().length() - namespaces.length();
      boolean found = code.get().equals(Rcode.NOERROR) && line.type().equals("A") && !ofNamespace;
      answers.put(
          key(name.get(), line.type()),
          new Answer(
              new Reaction.Response(code.get(), found, false, Duration.ZERO),
              Source.LOGGED,
              List.of(id)));
    }
  }

  private static String key(DnsName name, String type) {
    return type + " " + name.toAbsolute().text().toLowerCase(Locale.ROOT);
  }

  private static boolean same(String asked, DnsName name) {
    String bare = asked.endsWith(".") ? asked.substring(0, asked.length() - 1) : asked;
    return bare.equalsIgnoreCase(name.text());
  }

  /** As CoreDNS's kubernetes plugin answers names of its zone (DNS-Based Service Discovery). */
  private Optional<Answer> services(Query query) {
    Optional<ReadCorefile> corefile = facts.dns().readCorefile();
    String domain = facts.dns().clusterDomain();
    String name = query.name().text().toLowerCase(Locale.ROOT);
    if (corefile.isEmpty()
        || !corefile.get().facts().uses("kubernetes")
        || OTHER_ANSWERS.stream().anyMatch(corefile.get().facts()::uses)
        || !corefile.get().facts().unseenImports().isEmpty()
        || !name.endsWith("." + domain)) {
      return Optional.empty();
    }
    String below = name.substring(0, name.length() - domain.length() - 1);
    List<String> labels = List.of(below.split("\\."));
    String kind = labels.getLast();
    if (!List.of("svc", "pod", "dns", "dns-version").contains(kind)) {
      return Optional.of(inferred(Reaction.rcode(Rcode.NXDOMAIN), List.of(corefile.get().id())));
    }
    return kind.equals("svc") && labels.size() >= 3
        ? service(labels, query.type(), corefile.get().id())
        : Optional.empty();
  }

  private Optional<Answer> service(List<String> labels, RecordType type, String corefile) {
    String namespace = labels.get(labels.size() - 2);
    String name = labels.get(labels.size() - 3);
    Optional<Fact<ServiceFacts>> service = facts.service(namespace, name);
    if (service.isPresent()) {
      return labels.size() == 3 ? addresses(service.get(), type) : Optional.empty();
    }
    List<String> listed =
        facts
            .all(ServicesSeen.class)
            .filter(s -> s.what().namespaces().contains(namespace))
            .map(Seen::id)
            .toList();
    return listed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            inferred(
                Reaction.rcode(Rcode.NXDOMAIN),
                Stream.concat(listed.stream(), Stream.of(corefile)).toList()));
  }

  private static Optional<Answer> addresses(Fact<ServiceFacts> service, RecordType type) {
    List<String> addresses =
        service.value().clusterIps().stream().filter(a -> !a.equals("None")).toList();
    if (service.value().headless() || addresses.isEmpty()) {
      return Optional.empty();
    }
    boolean has = addresses.stream().anyMatch(a -> a.contains(":") == type.equals(RecordType.AAAA));
    return Optional.of(
        inferred(has ? Reaction.found() : Reaction.rcode(Rcode.NOERROR), service.evidence()));
  }

  private static Answer inferred(Reaction reaction, List<String> evidence) {
    return new Answer(reaction, Source.SERVICES, evidence);
  }

  /**
   * An address that a tool in the container found for an external name. Where a search domain lies
   * outside of the cluster, it may be the address of a name below that.
   */
  private Optional<Answer> found(Query query, DnsName lookedUp) {
    boolean completed =
        facts.podResolver().stream()
            .flatMap(f -> f.value().conf().search().stream())
            .anyMatch(d -> !(d + ".").contains(facts.dns().clusterDomain() + "."));
    if (completed || facts.names().internal(lookedUp.text())) {
      return Optional.empty();
    }
    Optional<Seen<StubLookupSeen>> found =
        facts.stubLookups().stream()
            .filter(s -> s.what().result() == StubLookupSeen.Result.FOUND)
            .filter(s -> same(s.what().name(), lookedUp))
            .filter(s -> query.name().text().equalsIgnoreCase(lookedUp.text()))
            .reduce((a, b) -> b);
    return found
        .filter(
            s ->
                s.what().addresses().stream()
                    .anyMatch(a -> a.contains(":") == query.type().equals(RecordType.AAAA)))
        .map(s -> new Answer(Reaction.found(), Source.CONTAINER, List.of(s.id())));
  }
}
