package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.ClusterNames;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.ServicesSeen;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.WorkloadsSeen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A name that fails names nothing: a typo, a wrong namespace, a missing label, a wrong domain. */
final class NameDoesNotExist implements Cause {
  /** Plugins by which CoreDNS may answer for names that no Service has. */
  private static final List<String> OTHER_ANSWERS =
      List.of("rewrite", "template", "hosts", "file", "auto", "etcd", "k8s_external");

  @Override
  public CauseId id() {
    return new CauseId("name-does-not-exist");
  }

  @Override
  public Verdict judge(Facts facts) {
    return facts.symptom().domains().stream()
        .map(name -> judge(name, facts))
        .min(Comparator.comparingInt(NameDoesNotExist::rank))
        .orElseGet(() -> Verdict.undecided(Need.of(ProbeId.NAME_TARGETS)));
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Confirmed c -> 0;
      case Verdict.Suspected s -> 1;
      case Verdict.Undecided u -> 2;
      case Verdict.RuledOut r -> 3;
    };
  }

  private static Verdict judge(String name, Facts facts) {
    AskedName asked = AskedName.of(name, facts);
    if (!asked.found().isEmpty()) {
      return Verdict.ruledOut(con("name-resolves", Map.of("name", name), asked.found()));
    }
    Optional<ClusterNames.Meaning> meaning = facts.names().meaning(name);
    if (meaning.isEmpty()) {
      return new OddName(name, facts).judge(asked);
    }
    ObjectRef ref = meaning.get().service();
    Optional<Fact<ServiceFacts>> service = facts.service(ref.namespace(), ref.name());
    if (service.isPresent() && service.get().value().type().equals("ExternalName")) {
      return alias(name, service.get(), asked, facts);
    }
    return service.isPresent()
        ? existing(name, meaning.get().host(), service.get(), facts)
        : missing(name, ref, asked, facts);
  }

  /** An ExternalName exists like any Service; whether its name resolves is up to the target. */
  private static Verdict alias(
      String name, Fact<ServiceFacts> service, AskedName asked, Facts facts) {
    String text = service.value().ref().toString();
    if (asked.denied().isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.REPLICA_LOOKUPS));
    }
    List<String> evidence = new ArrayList<>(service.evidence());
    evidence.addAll(asked.denied());
    return Verdict.suspected(
        List.of(
            pro(
                "alias-of-nothing",
                Map.of("service", text, "target", service.value().externalName()),
                evidence)),
        facts.failuresOf(name),
        new Need(ProbeId.COREDNS_NETWORK, "upstream"));
  }

  private static Verdict existing(
      String name, String host, Fact<ServiceFacts> service, Facts facts) {
    String text = service.value().ref().toString();
    Verdict exists =
        Verdict.ruledOut(
            con("service-exists", Map.of("name", name, "service", text), service.evidence()));
    Optional<Fact<EndpointsSeen>> endpoints = facts.endpoints(service.value());
    if (host.isEmpty() || host.startsWith("_") || ofStatefulSet(host, facts)) {
      return exists;
    }
    if (endpoints.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.NAME_TARGETS));
    }
    boolean known =
        endpoints.get().value().endpoints().stream()
            .anyMatch(e -> e.hostname().equals(host) || dashed(e.address()).equals(host));
    return known
        ? exists
        : Verdict.confirmed(
            List.of(
                pro(
                    "no-such-host",
                    Map.of(
                        "host",
                        host,
                        "service",
                        text,
                        "count",
                        endpoints.get().value().endpoints().size()),
                    endpoints.get().evidence())),
            facts.failuresOf(name));
  }

  /** CoreDNS names an endpoint without a host name by its address (kubernetes plugin). */
  private static String dashed(String address) {
    return address.replace('.', '-').replace(':', '-');
  }

  /** The names of a StatefulSet's pods are judged by statefulset-service-name-mismatch. */
  private static boolean ofStatefulSet(String host, Facts facts) {
    return facts
        .all(WorkloadsSeen.class)
        .flatMap(s -> s.what().workloads().stream())
        .filter(w -> w.kind().equals("StatefulSet"))
        .anyMatch(w -> host.matches("\\Q" + w.ref().name() + "\\E-\\d+"));
  }

  private static Verdict missing(String name, ObjectRef ref, AskedName asked, Facts facts) {
    Optional<Seen<ServicesSeen>> list =
        facts
            .all(ServicesSeen.class)
            .filter(s -> s.what().complete() && s.what().namespaces().contains(ref.namespace()))
            .findFirst();
    if (list.isEmpty()) {
      return missingNamespace(name, ref, asked, facts);
    }
    List<ServiceFacts> there =
        list.get().what().services().stream()
            .filter(s -> s.ref().namespace().equals(ref.namespace()))
            .toList();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        pro(
            "no-such-service",
            Map.of(
                "name",
                name,
                "service",
                ref.name(),
                "namespace",
                ref.namespace(),
                "count",
                there.size()),
            List.of(list.get().id())));
    List<String> nearest = SimilarServices.of(ref, facts);
    if (!nearest.isEmpty()) {
      findings.add(
          pro(
              "similar-services",
              Map.of("services", List.copyOf(nearest)),
              List.of(list.get().id())));
    }
    if (!asked.denied().isEmpty()) {
      findings.add(pro("said-not-to-exist", Map.of("name", name), asked.denied()));
    }
    return unlessAnswered(findings, name, asked, facts);
  }

  /**
   * Where no server was heard to deny it, the name may have an answer that no Service gives; one
   * that does not exist fails every time.
   */
  private static Verdict unlessAnswered(
      List<Finding> findings, String name, AskedName asked, Facts facts) {
    return asked.denied().isEmpty() && (mayBeAnswered(facts) || failsAtTimes(facts.symptom()))
        ? Verdict.suspected(findings, facts.failuresOf(name), Need.of(ProbeId.CLIENT_LOOKUPS))
        : Verdict.confirmed(findings, facts.failuresOf(name));
  }

  private static boolean mayBeAnswered(Facts facts) {
    return !facts.dns().isKubeDns()
        && facts
            .dns()
            .corefileFacts()
            .filter(f -> f.value().unseenImports().isEmpty())
            .filter(f -> OTHER_ANSWERS.stream().noneMatch(f.value()::uses))
            .isEmpty();
  }

  private static boolean failsAtTimes(Symptom symptom) {
    Frequency frequency = symptom.frequency();
    return Boolean.FALSE.equals(symptom.reproducible())
        || (frequency != null && frequency != Frequency.ALWAYS);
  }

  /** The probe lists the namespace that a name speaks of, unless there is no such namespace. */
  private static Verdict missingNamespace(
      String name, ObjectRef ref, AskedName asked, Facts facts) {
    return facts
        .all(ServicesSeen.class)
        .filter(s -> s.what().complete() && s.what().scope() == ServicesSeen.Scope.NAME_TARGETS)
        .map(
            s ->
                unlessAnswered(
                    List.of(
                        pro(
                            "no-such-namespace",
                            Map.of("name", name, "namespace", ref.namespace()),
                            List.of(s.id()))),
                    name,
                    asked,
                    facts))
        .findFirst()
        .orElseGet(() -> Verdict.undecided(Need.of(ProbeId.NAME_TARGETS)));
  }

  @Override
  public Map<String, Object> args(Facts facts) {
    String right =
        facts.symptom().domains().stream()
            .flatMap(d -> facts.names().meaning(d).stream())
            .flatMap(m -> SimilarServices.of(m.service(), facts).stream())
            .findFirst()
            .orElse("SERVICE.NAMESPACE");
    return Map.of("suggestion", right + ".svc." + facts.dns().clusterDomain());
  }
}
