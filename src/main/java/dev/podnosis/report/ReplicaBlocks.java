package dev.podnosis.report;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.corefile.CorefileDigest;
import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.diagnosis.ClusterDns;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.ReplicaCorefile;
import dev.podnosis.diagnosis.ReplicaLoad;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.EventsSeen;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ReplicaVersion;
import dev.podnosis.evidence.ScalingSeen;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Facts.Fact;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Mark;
import dev.podnosis.report.page.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** CoreDNS's replicas side by side: where they are, what they use, what they are asked. */
final class ReplicaBlocks {
  private static final String NONE = BlockLines.NONE;

  private final Facts facts;
  private final ReportWords words;

  ReplicaBlocks(CaseFile file, ReportWords words) {
    this.facts = new Facts(file);
    this.words = words;
  }

  /** The table and what belongs to all of them; nothing when no replica was seen. */
  List<Block> blocks() {
    List<PodFacts> replicas = facts.dns().replicas().map(f -> f.value()).orElse(List.of());
    if (replicas.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Block.Heading(words.say("heading.replicas")),
        new Table(columns(), replicas.stream().map(this::row).toList()),
        new Block.Facts(together()));
  }

  private List<Table.Column> columns() {
    return List.of(
        column("replica", 18),
        column("node", 12),
        column("cpu", 13),
        column("memory", 15),
        column("restarts", 11),
        column("rate", 12),
        column("slowest", 8),
        column("cached", 11));
  }

  private Table.Column column(String key, int percent) {
    return new Table.Column(words.say("column." + key), percent);
  }

  private Table.Row row(PodFacts pod) {
    ReplicaLoad load =
        facts.loads().stream().filter(l -> l.pod().equals(pod)).findFirst().orElse(null);
    ContainerFacts container = ReplicaLoad.dnsContainer(pod).orElse(null);
    MetricsRates rates =
        facts.metrics().of(pod.ref()).map(s -> s.what()).map(MetricsSeen::rates).orElse(null);
    return new Table.Row(
        pod.serving() ? Mark.OK : Mark.PROBLEM,
        "",
        List.of(
            Phrase.code(pod.ref().name()),
            Phrase.plain(place(pod)),
            Phrase.plain(cpu(load, container)),
            Phrase.plain(memory(load, container)),
            Phrase.plain(restarts(pod)),
            Phrase.plain(rates == null ? NONE : Figures.decimal(rates.queriesPerSecond(), 1)),
            Phrase.plain(rates == null ? NONE : p99(rates)),
            Phrase.plain(rates == null ? NONE : hits(rates))));
  }

  private String place(PodFacts pod) {
    String node = pod.node();
    if (node == null) {
      return NONE;
    }
    String zone = facts.node(node).map(f -> f.value().zone()).orElse("");
    return zone.isEmpty() ? node : node + " · " + zone;
  }

  /** What a replica asks for and may use is known where what it uses is not: when it crashes. */
  private static String cpu(@Nullable ReplicaLoad load, @Nullable ContainerFacts container) {
    return container == null
        ? NONE
        : millis(load == null ? null : load.cpuMillis())
            + " / "
            + millis(container.cpuRequestMillis())
            + " / "
            + millis(container.cpuLimitMillis());
  }

  private static String memory(@Nullable ReplicaLoad load, @Nullable ContainerFacts container) {
    return container == null
        ? NONE
        : bytes(load == null ? null : load.memoryBytes())
            + " / "
            + bytes(container.memoryRequestBytes())
            + " / "
            + bytes(container.memoryLimitBytes());
  }

  private static String millis(@Nullable Long cpu) {
    return cpu == null ? NONE : cpu + "m";
  }

  private static String bytes(@Nullable Long memory) {
    return memory == null ? NONE : Figures.memory(memory);
  }

  /** How often, and how the last one ended. */
  private static String restarts(PodFacts pod) {
    Optional<String> reason =
        pod.containers().stream()
            .map(ContainerFacts::last)
            .flatMap(s -> Optional.ofNullable(s).stream())
            .map(ContainerFacts.State::reason)
            .filter(r -> !r.isEmpty())
            .findFirst();
    return pod.restarts() + reason.filter(r -> pod.restarts() > 0).map(r -> " " + r).orElse("");
  }

  private static String p99(MetricsRates rates) {
    return rates.duration().count() == 0
        ? NONE
        : Figures.latency(Duration.ofNanos((long) (rates.duration().quantile(0.99) * 1e9)));
  }

  private static String hits(MetricsRates rates) {
    long requests = Math.round(rates.cache().requests());
    return requests <= 0 ? NONE : Figures.percent(Math.round(rates.cache().hits()), requests);
  }

  private List<Fact> together() {
    List<Fact> all = new ArrayList<>();
    if (facts.dns().isKubeDns()) {
      all.add(fact("fact.server", words.say("server.kube-dns")));
    }
    version().ifPresent(v -> all.add(fact("fact.coredns", v)));
    List<String> conflicts = conflicts(facts, words);
    if (!conflicts.isEmpty()) {
      all.add(fact("fact.versions", joined(conflicts)));
    }
    List<String> corefiles = corefiles();
    if (!corefiles.isEmpty()) {
      all.add(fact("fact.corefiles", joined(corefiles)));
    }
    facts
        .dns()
        .service()
        .ifPresent(
            s ->
                all.add(
                    fact(
                        "fact.affinity",
                        s.value().sessionAffinity() + " · " + s.value().internalTrafficPolicy())));
    facts
        .caseFile()
        .last(ScalingSeen.class)
        .ifPresent(
            s -> {
              all.add(fact("fact.budgets", named(s.what().disruptionBudgets())));
              all.add(fact("fact.autoscalers", named(s.what().autoscalers())));
            });
    List<String> readiness =
        facts.dns().replicas().map(f -> f.value()).orElse(List.of()).stream()
            .map(this::readiness)
            .filter(r -> !r.isEmpty())
            .toList();
    if (!readiness.isEmpty()) {
      all.add(fact("fact.readiness", joined(readiness)));
    }
    unready().ifPresent(u -> all.add(fact("fact.unready", u)));
    return all;
  }

  private String joined(List<String> sentences) {
    return words.language().series(sentences);
  }

  /** Since when a replica is ready or not, and when and how each container last ended. */
  private String readiness(PodFacts pod) {
    List<String> said = new ArrayList<>();
    Instant changed = pod.readinessChanged();
    if (changed != null) {
      said.add(
          words.say(
              pod.ready() ? "ready-since" : "not-ready-since", "when", words.moment(changed)));
    }
    pod.containers().stream().flatMap(c -> ended(c).stream()).forEach(said::add);
    return said.isEmpty() ? "" : pod.ref().name() + " " + words.listed(said);
  }

  private Optional<String> ended(ContainerFacts container) {
    ContainerFacts.State last = container.last();
    Instant at = last == null ? null : last.finishedAt();
    return last == null || at == null
        ? Optional.empty()
        : Optional.of(
            words.say(
                "ended-at",
                "container",
                container.name(),
                "when",
                words.moment(at),
                "reason",
                last.reason().isEmpty() ? NONE : last.reason()));
  }

  /** How often probes of the replicas failed, by the events that are still kept. */
  private Optional<String> unready() {
    List<EventsSeen.Event> failed =
        facts.events("Unhealthy").stream()
            .map(f -> f.value())
            .filter(e -> facts.dns().replica(e.object()).isPresent())
            .toList();
    Optional<Instant> last =
        failed.stream()
            .flatMap(e -> Optional.ofNullable(e.last()).stream())
            .max(Instant::compareTo);
    int count = failed.stream().mapToInt(e -> Math.max(1, e.count())).sum();
    return facts.caseFile().observed(ProbeId.DNS_EVENTS)
        ? Optional.of(
            last.map(t -> words.say("unready", "count", count, "last", words.moment(t)))
                .orElse(Figures.count(count)))
        : Optional.empty();
  }

  private String named(List<String> names) {
    return names.isEmpty() ? words.say("none-seen") : words.listed(names);
  }

  /** The version, and how old it is. */
  private Optional<String> version() {
    return facts.dns().version().map(v -> version(v, words));
  }

  /** Where the image, the metrics and the log of a replica disagree, or the replicas do. */
  static List<String> conflicts(Facts facts, ReportWords words) {
    List<String> said = new ArrayList<>();
    Map<String, String> running = new TreeMap<>();
    for (ReplicaVersion version : facts.dns().versions()) {
      version.running().ifPresent(v -> running.put(version.pod().name(), v.release().toString()));
      CoreDnsVersion image = version.image();
      CoreDnsVersion process = version.process().orElse(null);
      CoreDnsVersion log = version.log();
      if (image != null && process != null && !image.release().equals(process.release())) {
        said.add(
            words.say(
                "versions.image", "pod", version.pod().name(), "image", image, "process", process));
      }
      if (version.metrics() != null
          && log != null
          && !version.metrics().release().equals(log.release())) {
        said.add(
            words.say(
                "versions.log",
                "pod",
                version.pod().name(),
                "metrics",
                version.metrics(),
                "log",
                log));
      }
    }
    if (Set.copyOf(running.values()).size() > 1) {
      List<String> each =
          running.entrySet().stream()
              .map(e -> words.say("versions.replica", "pod", e.getKey(), "version", e.getValue()))
              .toList();
      said.add(words.say("versions.replicas", "list", words.listed(each)));
    }
    return said;
  }

  /** A version with the month of its release, where that is known. */
  static String version(CoreDnsVersion version, ReportWords words) {
    return version
        .released()
        .map(m -> words.say("released", "version", version, "month", m))
        .orElse("CoreDNS " + version);
  }

  /** Which Corefile each replica runs, by its digest, and how many it refused. */
  private List<String> corefiles() {
    Optional<String> wanted =
        facts.dns().corefile().flatMap(c -> CorefileDigest.sha512(ClusterDns.parsed(c.what())));
    List<String> said = new ArrayList<>();
    List<ReplicaCorefile> replicas =
        facts.dns().isKubeDns() ? List.of() : ReplicaCorefile.all(facts);
    for (ReplicaCorefile replica : replicas) {
      List<String> parts = new ArrayList<>();
      if (!replica.digest().isEmpty()) {
        boolean ofConfigMap = wanted.filter(replica.digest()::equals).isPresent();
        parts.add(
            words.say(
                ofConfigMap ? "corefile.of-configmap" : "corefile.digest",
                "digest",
                replica.shortDigest()));
      }
      if (replica.refused() != null && replica.refused() > 0) {
        parts.add(words.say("corefile.refused", "count", Math.round(replica.refused())));
      }
      if (!parts.isEmpty()) {
        said.add(replica.pod().name() + " " + words.listed(parts));
      }
    }
    return said;
  }

  private Fact fact(String key, String value) {
    return new Fact(words.say(key), Phrase.plain(value));
  }
}
