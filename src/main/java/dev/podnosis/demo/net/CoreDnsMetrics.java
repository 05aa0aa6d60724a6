package dev.podnosis.demo.net;

import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a CoreDNS 1.12 replica. Its everyday traffic is made up: a steady rate since the
 * container started, of which a share goes to the upstreams; the share fares as the upstreams do.
 */
public final class CoreDnsMetrics {
  private static final double QUERIES_PER_SECOND = 38;
  private static final double FORWARDED = 0.09;
  private static final double[] BUCKETS = {
    0.00025, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1.024,
    2.048, 4.096, 8.192
  };
  private static final String SERVER = "server=\"dns://:53\",view=\"\"";

  private final StringBuilder text = new StringBuilder();
  private final Upstreams upstreams;
  private final double load;

  private CoreDnsMetrics(Upstreams upstreams, double load) {
    this.upstreams = upstreams;
    this.load = load;
  }

  /** What {@code /metrics} of a running replica says at a time. */
  public static String text(Pod replica, Network network, Instant now) {
    Instant started = Tree.time(replica.status("coredns"), "state", "running", "startedAt");
    CoreDnsMetrics metrics = new CoreDnsMetrics(network.upstreams(), network.coreDns().load());
    metrics.write(started == null ? now : started, now);
    return metrics.text.toString();
  }

  private void write(Instant started, Instant now) {
    double seconds = Duration.between(started, now).toMillis() / 1000.0;
    long all = Math.round(seconds * QUERIES_PER_SECOND * load);
    long troubled = troubled(started, upstreams.changed(), now);
    long forwarded = Math.round(all * FORWARDED);
    build();
    requests(all);
    responses(all, forwarded, troubled);
    duration(all, troubled);
    cache(all, forwarded);
    forward(forwarded, troubled);
    family(
        "coredns_health_request_failures_total",
        "counter",
        "coredns_health_request_failures_total 0");
    family("coredns_panics_total", "counter", "coredns_panics_total 0");
    family("coredns_reload_failed_total", "counter", "coredns_reload_failed_total 0");
    process(started, seconds);
  }

  /** Forwarded queries since the upstreams fell into their mood. */
  private static long troubled(Instant started, @Nullable Instant changed, Instant now) {
    if (changed == null) {
      return 0;
    }
    Instant from = changed.isAfter(started) ? changed : started;
    return Math.round(
        Duration.between(from, now).toMillis() / 1000.0 * QUERIES_PER_SECOND * FORWARDED);
  }

  private void build() {
    family(
        "coredns_build_info",
        "gauge",
        "coredns_build_info{goversion=\"go1.23.3\",revision=\"51e11f166\",version=\"1.12.0\"} 1");

    text.append("# TYPE coredns_plugin_enabled gauge\n");
    for (String plugin :
        new String[] {
          "cache", "errors", "forward", "kubernetes", "loadbalance", "loop", "prometheus"
        }) {
      line("coredns_plugin_enabled{name=\"" + plugin + "\"," + SERVER + ",zone=\".\"}", 1);
    }
  }

  private void requests(long all) {
    type("coredns_dns_requests_total", "counter");
    String labels =
        "coredns_dns_requests_total{family=\"1\",proto=\"%s\","
            + SERVER.replace(",view", ",type=\"%s\",view")
            + ",zone=\".\"}";
    line(labels.formatted("udp", "A"), all / 2);
    line(labels.formatted("udp", "AAAA"), all - all / 2 - all / 4000);
    line(labels.formatted("tcp", "A"), all / 4000);
  }

  private void responses(long all, long forwarded, long troubled) {
    type("coredns_dns_responses_total", "counter");
    String labels =
        "coredns_dns_responses_total{plugin=\"%s\",rcode=\"%s\"," + SERVER + ",zone=\".\"}";
    Upstreams.Mood mood = upstreams.mood(upstreams.addresses().getFirst());
    String rcode = mood == Upstreams.Mood.REFUSES ? "REFUSED" : "SERVFAIL";
    long denied = Math.round(all * 0.58);
    line(
        labels.formatted("loadbalance", "NOERROR"),
        all - denied - (troubled > 0 ? Math.min(troubled, forwarded) : 0));
    line(labels.formatted("loadbalance", "NXDOMAIN"), denied);
    if (troubled > 0) {
      line(labels.formatted(rcode.equals("SERVFAIL") ? "" : "loadbalance", rcode), troubled);
    }
  }

  private void duration(long all, long troubled) {
    type("coredns_dns_request_duration_seconds", "histogram");
    boolean slow = upstreams.mood(upstreams.addresses().getFirst()) == Upstreams.Mood.SILENT;
    long late = slow ? troubled : 0;
    histogram("coredns_dns_request_duration_seconds", SERVER + ",zone=\".\"", all, late, 2.0);
  }

  private void histogram(String name, String labels, long count, long late, double lateSeconds) {
    for (double bucket : BUCKETS) {
      double share = bucket >= 0.004 ? 1 : bucket >= 0.001 ? 0.97 : bucket >= 0.0005 ? 0.93 : 0.8;
      long below = Math.round((count - late) * share) + (bucket > lateSeconds ? late : 0);
      line(name + "_bucket{" + labels + ",le=\"" + plain(bucket) + "\"}", below);
    }
    line(name + "_bucket{" + labels + ",le=\"+Inf\"}", count);
    text.append(
        "%s_sum{%s} %s%n"
            .formatted(name, labels, plain((count - late) * 0.00031 + late * lateSeconds)));
    line(name + "_count{" + labels + "}", count);
  }

  private void cache(long all, long forwarded) {
    type("coredns_cache_entries", "gauge");
    line(
        "coredns_cache_entries{"
            + SERVER.replace(",view", ",type=\"denial\",view")
            + ",zones=\".\"}",
        41);
    line(
        "coredns_cache_entries{"
            + SERVER.replace(",view", ",type=\"success\",view")
            + ",zones=\".\"}",
        17);
    type("coredns_cache_hits_total", "counter");
    line(
        "coredns_cache_hits_total{"
            + SERVER.replace(",view", ",type=\"success\",view")
            + ",zones=\".\"}",
        forwarded / 2);
    type("coredns_cache_misses_total", "counter");
    line("coredns_cache_misses_total{" + SERVER + ",zones=\".\"}", all - forwarded / 2);
    type("coredns_cache_requests_total", "counter");
    line("coredns_cache_requests_total{" + SERVER + ",zones=\".\"}", all);
  }

  private void forward(long forwarded, long troubled) {
    type("coredns_forward_healthcheck_broken_total", "counter");
    boolean silent = upstreams.mood(upstreams.addresses().getFirst()) == Upstreams.Mood.SILENT;
    line("coredns_forward_healthcheck_broken_total", silent ? troubled : 0);
    type("coredns_forward_max_concurrent_rejects_total", "counter");
    line("coredns_forward_max_concurrent_rejects_total", 0);
    type("coredns_proxy_healthcheck_failures_total", "counter");
    for (String address : upstreams.addresses()) {
      long failures = upstreams.mood(address) == Upstreams.Mood.SILENT ? troubled / 2 : 0;
      line(
          "coredns_proxy_healthcheck_failures_total{proxy_name=\"forward\",to=\""
              + address
              + ":53\"}",
          failures);
    }
    type("coredns_proxy_request_duration_seconds", "histogram");
    for (String address : upstreams.addresses()) {
      long answered =
          upstreams.mood(address) == Upstreams.Mood.SILENT ? forwarded - troubled : forwarded;
      histogram(
          "coredns_proxy_request_duration_seconds",
          "proxy_name=\"forward\",rcode=\"NOERROR\",to=\"" + address + ":53\"",
          Math.max(0, answered / upstreams.addresses().size()),
          0,
          0);
    }
  }

  private void process(Instant started, double seconds) {
    family("go_goroutines", "gauge", "go_goroutines 46");
    family(
        "process_cpu_seconds_total",
        "counter",
        "process_cpu_seconds_total " + plain(seconds * 0.0085 * load));
    family("process_max_fds", "gauge", "process_max_fds 1.048576e+06");
    family("process_open_fds", "gauge", "process_open_fds 19");
    family("process_resident_memory_bytes", "gauge", "process_resident_memory_bytes 6.3725568e+07");
    family(
        "process_start_time_seconds",
        "gauge",
        "process_start_time_seconds " + plain(started.toEpochMilli() / 1000.0));
  }

  private void family(String name, String type, String line) {
    type(name, type);
    text.append(line).append('\n');
  }

  private void type(String name, String type) {
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void line(String series, long value) {
    text.append(series).append(' ').append(value).append('\n');
  }

  private static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.5f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
