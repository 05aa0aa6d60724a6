package dev.podnosis.probe;

import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.coredns.metrics.CoreDnsMetrics;
import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.coredns.metrics.MetricsSample;
import dev.podnosis.diagnosis.ClusterDns;
import dev.podnosis.diagnosis.KubeDns;
import dev.podnosis.diagnosis.ReadCorefile;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Transcript;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what every replica counts, and NodeLocal DNSCache on the nodes that matter: all of them,
 * then after a while all of them again, so that the two readings of each give rates.
 */
final class DnsMetricsProbe implements Probe {
  private static final int MOST_REPLICAS = 16;
  private static final int MOST_NODES = 4;

  /** Where kubeadm's Corefile and most others have them. */
  private static final int COREDNS_PORT = 9153;

  /** Where NodeLocal DNSCache's manifest has them (kubernetes/dns). */
  private static final int NODELOCAL_PORT = 9253;

  /**
   * Where node-cache counts errors as it sets its interface and rules, by its flag {@code
   * -metrics-listen-address} (kubernetes/dns, cmd/node-cache/main.go).
   */
  private static final int SETUP_PORT = 9353;

  private static final String SETUP_METRICS = "coredns_nodecache_";

  private static final int LONGEST_RAW = 16_000;

  private final Forwards forwards;
  private final Duration betweenReadings;

  DnsMetricsProbe(Forwards forwards, Duration betweenReadings) {
    this.forwards = forwards;
    this.betweenReadings = betweenReadings;
  }

  /** Where metrics are read, and what the first reading brought. */
  private record Page(
      PodFacts pod,
      MetricsSeen.Server server,
      int port,
      @Nullable Instant at,
      @Nullable MetricsSample first) {
    String command() {
      return command(port);
    }

    String command(int at) {
      return "kubectl get --raw /api/v1/namespaces/%s/pods/%s:%d/proxy/metrics"
          .formatted(pod.ref().namespace(), pod.ref().name(), at);
    }
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    List<Page> pages = new ArrayList<>();
    for (Page page : pages(scene)) {
      pages.add(first(page));
    }
    if (scene.facts().dns().isKubeDns()) {
      for (PodFacts replica : Replicas.running(scene)) {
        scene.missed(
            new NotObserved(
                NotObserved.Reason.UNSUPPORTED,
                "metrics of pod " + replica.ref(),
                new Detail.Known(Detail.Fact.NO_COREDNS_METRICS)),
            "");
      }
    } else if (pages.isEmpty()) {
      scene.missed(Places.unseen("CoreDNS pods"), "");
    }
    if (pages.stream().anyMatch(p -> p.first() != null)) {
      Thread.sleep(betweenReadings);
    }
    for (Page page : pages) {
      second(scene, page);
    }
  }

  private static List<Page> pages(Scene scene) {
    ClusterDns dns = scene.facts().dns();
    List<PodFacts> all = Replicas.running(scene);
    List<PodFacts> replicas = KubeDns.serves(all) ? List.of() : all;
    int port = port(dns.readCorefile().orElse(null), COREDNS_PORT);
    int nodePort = port(dns.readNodeLocalCorefile().orElse(null), NODELOCAL_PORT);
    List<Page> pages =
        new ArrayList<>(
            replicas.stream()
                .limit(MOST_REPLICAS)
                .map(p -> new Page(p, MetricsSeen.Server.COREDNS, port, null, null))
                .toList());
    Replicas.running(dns.nodeLocalPods().map(f -> f.value()).orElse(List.of())).stream()
        .filter(p -> nodes(scene, all).contains(p.node()))
        .limit(MOST_NODES)
        .map(p -> new Page(p, MetricsSeen.Server.NODELOCAL, nodePort, null, null))
        .forEach(pages::add);
    return pages;
  }

  /** The business pod's node, or without one those of the replicas. */
  private static Set<@Nullable String> nodes(Scene scene, List<PodFacts> replicas) {
    Set<@Nullable String> own =
        scene.facts().businessPod().stream()
            .map(f -> f.value().node())
            .collect(Collectors.toCollection(HashSet::new));
    return own.isEmpty()
        ? replicas.stream().map(PodFacts::node).collect(Collectors.toCollection(HashSet::new))
        : own;
  }

  /** The port behind {@code prometheus ADDRESS}. */
  private static int port(@Nullable ReadCorefile corefile, int otherwise) {
    return Optional.ofNullable(corefile)
        .map(ReadCorefile::facts)
        .map(CorefileFacts::metricsAddress)
        .map(a -> a.substring(a.lastIndexOf(':') + 1))
        .filter(p -> p.matches("[1-9][0-9]{0,4}"))
        .map(Integer::parseInt)
        .filter(p -> p <= 65_535)
        .orElse(otherwise);
  }

  private Page first(Page page) throws InterruptedException {
    Read<Forwards.HttpAnswer> read = read(page).answer();
    return read instanceof Read.Got<Forwards.HttpAnswer>(Forwards.HttpAnswer answer)
            && answer.status() == 200
        ? new Page(
            page.pod(), page.server(), page.port(), answer.at(), CoreDnsMetrics.read(answer.body()))
        : page;
  }

  private void second(Scene scene, Page page) throws InterruptedException {
    scene.begin();
    Reading reading = read(page);
    switch (reading.answer()) {
      case Read.Not<Forwards.HttpAnswer> not ->
          scene.missed(Silence.explained(page.pod(), not.why()), page.command());
      case Read.Got<Forwards.HttpAnswer> got -> note(scene, page, got.value(), reading.command());
    }
  }

  /** What was read, and how. */
  private record Reading(Read<Forwards.HttpAnswer> answer, String command) {}

  /**
   * A page of metrics. NodeLocal DNSCache's of today holds its errors of setup as well; older ones
   * show them on a port of their own, and so do those whose Corefile lacks the prometheus plugin.
   */
  private Reading read(Page page) throws InterruptedException {
    Read<Forwards.HttpAnswer> own = forwards.http(page.pod().ref(), page.port(), "/metrics");
    boolean whole = page(own).filter(a -> a.body().contains(SETUP_METRICS)).isPresent();
    if (page.server() == MetricsSeen.Server.COREDNS || whole) {
      return new Reading(own, page.command());
    }
    Read<Forwards.HttpAnswer> setup = forwards.http(page.pod().ref(), SETUP_PORT, "/metrics");
    Optional<Forwards.HttpAnswer> beside =
        page(setup).filter(a -> a.body().contains(SETUP_METRICS));
    if (beside.isEmpty()) {
      return new Reading(own, page.command());
    }
    if (page(own).isEmpty()) {
      return CoreDnsMetrics.read(beside.get().body()).ofCoreDns()
          ? new Reading(setup, page.command(SETUP_PORT))
          : new Reading(own, page.command());
    }
    return new Reading(
        own.map(a -> new Forwards.HttpAnswer(a.status(), both(a, beside.get()), a.at())),
        page.command() + " ; " + page.command(SETUP_PORT));
  }

  private static Optional<Forwards.HttpAnswer> page(Read<Forwards.HttpAnswer> read) {
    return read instanceof Read.Got<Forwards.HttpAnswer>(Forwards.HttpAnswer answer)
            && answer.status() == 200
        ? Optional.of(answer)
        : Optional.empty();
  }

  /** Of the second page only the errors: it may repeat what the first one holds. */
  private static String both(Forwards.HttpAnswer own, Forwards.HttpAnswer setup) {
    return setup
        .body()
        .lines()
        .filter(l -> l.startsWith(SETUP_METRICS))
        .collect(Collectors.joining("\n", own.body() + "\n", "\n"));
  }

  private static void note(Scene scene, Page page, Forwards.HttpAnswer answer, String command) {
    MetricsSample last = CoreDnsMetrics.read(answer.body());
    if (answer.status() != 200 || !last.ofCoreDns()) {
      scene.missed(unreadable(page.pod().ref(), answer.status()), command);
      return;
    }
    scene.saw(
        new Vantage(Source.PORT_FORWARD, new Place.InPod(page.pod().ref(), page.pod().node())),
        new MetricsSeen(page.pod().ref(), page.server(), last, rates(page, last, answer.at())),
        new Transcript(command, null, raw(answer.body()), "", false));
  }

  private static NotObserved unreadable(ObjectRef pod, int status) {
    return status == 200
        ? new NotObserved(
            NotObserved.Reason.UNREADABLE,
            "metrics of pod " + pod,
            new Detail.Known(Detail.Fact.NO_COREDNS_METRICS))
        : new NotObserved(
            NotObserved.Reason.ERROR, "metrics of pod " + pod, new Detail.Itself("HTTP " + status));
  }

  private static @Nullable MetricsRates rates(Page page, MetricsSample last, Instant at) {
    MetricsSample first = page.first();
    Instant before = page.at();
    return first != null && before != null && at.isAfter(before)
        ? MetricsRates.between(first, last, Duration.between(before, at))
        : null;
  }

  /** The page without what belongs to its language's runtime and without single buckets. */
  private static String raw(String body) {
    String kept =
        body.lines()
            .filter(l -> l.startsWith("coredns_") || l.startsWith("process_"))
            .filter(l -> !l.contains("_bucket{"))
            .collect(Collectors.joining("\n"));
    return kept.substring(0, Math.min(LONGEST_RAW, kept.length()));
  }
}
