package dev.podnosis.coredns.corefile;

import dev.podnosis.coredns.CoreDnsVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which plugins and options each version of CoreDNS knows: from the release notes,
 * corefile-migration and plugin.cfg. Where a first version is not certain the earliest possible one
 * stands here, so that nothing valid is called unknown.
 */
final class PluginCatalogue {
  /** The newest release this knowledge covers. */
  static final CoreDnsVersion NEWEST = CoreDnsVersion.of(1, 14, 7);

  /**
   * Plugins that answer names, or may: those behind the cache in plugin.cfg, the older and external
   * ones, and those that answer in special cases.
   */
  static final Set<String> BACKENDS =
      Set.of(
          "acl",
          "any",
          "auto",
          "azure",
          "chaos",
          "clouddns",
          "dns64",
          "erratic",
          "etcd",
          "file",
          "forward",
          "grpc",
          "hosts",
          "import",
          "k8s_external",
          "kubernetes",
          "local",
          "nomad",
          "proxy",
          "records",
          "route53",
          "secondary",
          "template",
          "whoami");

  /** Name, first version, then: {@code -1.7.0} removed in, {@code ~1.4.0} deprecated since. */
  private static final String PLUGINS =
      """
      root 0
      metadata 1.2.0
      geoip 1.8.5
      cancel 1.5.0
      tls 0
      proxyproto 1.14.2
      quic 1.12.2
      grpc_server 1.13.1
      https 1.13.1
      https3 1.13.1
      timeouts 1.10.1
      multisocket 1.12.0
      reload 0
      nsid 0
      bufsize 1.6.6
      bind 0
      debug 0
      trace 0
      ready 1.5.0
      health 0
      pprof 0
      shed 1.14.7
      prometheus 0
      errors 0
      log 0
      dnstap 0
      local 1.8.0
      dns64 1.7.0
      any 1.5.0
      chaos 0
      loadbalance 0
      tsig 1.9.4
      rewrite 0
      autopath 0
      acl 1.6.3
      cache 0
      header 1.8.5
      dnssec 0
      minimal 1.8.4
      template 0
      transfer 1.6.5
      hosts 0
      route53 0
      azure 1.6.2
      clouddns 1.6.2
      k8s_external 1.2.6
      kubernetes 0
      file 0
      auto 0
      secondary 0
      etcd 0
      loop 1.2.1
      forward 0
      grpc 1.5.0
      erratic 0
      whoami 0
      on 0
      sign 1.6.3
      view 1.10.0
      nomad 1.13.0
      proxy 0 ~1.4.0 -1.5.0 >forward
      federation 0 ~1.6.3 -1.7.0
      startup 0 -1.1.0
      shutdown 0 -1.1.0
      """;

  /** As above; {@code !1.5.0} means read and ignored since, which no whole plugin ever was. */
  private static final String OPTIONS =
      """
      kubernetes.endpoint 0
      kubernetes.tls 0
      kubernetes.kubeconfig 1.2.3
      kubernetes.namespaces 0
      kubernetes.namespace_labels 1.6.8
      kubernetes.labels 0
      kubernetes.pods 0
      kubernetes.endpoint_pod_names 0
      kubernetes.ttl 0
      kubernetes.noendpoints 0
      kubernetes.fallthrough 0
      kubernetes.ignore 0
      kubernetes.multicluster 1.12.2
      kubernetes.startup_timeout 1.12.3
      kubernetes.apiserver_qps 1.14.0
      kubernetes.apiserver_burst 1.14.0
      kubernetes.apiserver_max_inflight 1.14.0
      kubernetes.zonal 1.14.7
      kubernetes.upstream 0 ~1.4.0 !1.5.0 -1.7.0
      kubernetes.resyncperiod 0 ~1.5.0 !1.6.0 -1.7.0
      kubernetes.transfer 0 -1.8.0 >transfer
      forward.except 0
      forward.force_tcp 0
      forward.prefer_udp 1.2.0
      forward.expire 0
      forward.max_fails 0
      forward.tls 0
      forward.tls_servername 0
      forward.policy 0
      forward.health_check 0
      forward.max_concurrent 1.6.8
      forward.next 1.11.2
      forward.failfast_all_unhealthy_upstreams 1.12.1
      forward.failover 1.13.0
      forward.max_connect_attempts 1.13.2
      forward.max_idle_conns 1.13.2
      forward.max_age 1.14.3
      forward.fallthrough 1.14.3
      forward.resolve_upstream 1.14.4
      forward.read_timeout 1.14.5
      forward.doh_method 1.14.5
      forward.source_address 1.14.6
      cache.success 0
      cache.denial 0
      cache.prefetch 0
      cache.serve_stale 1.6.6
      cache.servfail 1.9.4
      cache.disable 1.9.4
      cache.keepttl 1.10.1
      health.lameduck 0
      log.class 0
      errors.consolidate 1.2.6
      errors.stacktrace 1.9.0
      """;

  /** Plugins that some builds carry and a plain CoreDNS does not. */
  private static final Set<String> EXTERNAL =
      Set.of(
          "ocp_dnsnameresolver",
          "fanout",
          "alternate",
          "k8s_gateway",
          "k8s_event",
          "k8s_crd",
          "k8gb",
          "kubeapi",
          "kubenodes",
          "lighthouse",
          "meshname",
          "multicluster",
          "netbox",
          "redis",
          "redisc",
          "mysql",
          "pdsql",
          "unbound",
          "recursor",
          "records",
          "ads",
          "blocklist",
          "demo",
          "docker",
          "dump",
          "ens",
          "example",
          "finalize",
          "git",
          "gslb",
          "idetcd",
          "ipecho",
          "ipset",
          "mdns",
          "namelist",
          "ratelimit",
          "rrl",
          "consul",
          "warnlist",
          "wgsd",
          "filter",
          "doh",
          "dnsredir",
          "amazondns",
          "alias",
          "intercept");

  private static final Map<String, Life> LIVES = new HashMap<>();

  /** Plugins whose options are all listed above, so that another one is an error. */
  private static final Set<String> OPTIONS_KNOWN =
      Set.of("kubernetes", "forward", "cache", "health", "log", "errors");

  static {
    (PLUGINS + OPTIONS).lines().forEach(PluginCatalogue::read);
  }

  private PluginCatalogue() {}

  private static void read(String line) {
    String[] words = line.split(" ");
    LIVES.put(words[0], Life.read(words));
  }

  static Optional<Life> plugin(String name) {
    return name.indexOf('.') >= 0 ? Optional.empty() : Optional.ofNullable(LIVES.get(name));
  }

  static Optional<Life> option(String plugin, String option) {
    return Optional.ofNullable(LIVES.get(plugin + "." + option));
  }

  static boolean knowsOptionsOf(String plugin) {
    return OPTIONS_KNOWN.contains(plugin);
  }

  static boolean isExternal(String plugin) {
    return EXTERNAL.contains(plugin);
  }
}
