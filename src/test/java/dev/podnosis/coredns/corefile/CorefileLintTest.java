package dev.podnosis.coredns.corefile;

import static dev.podnosis.coredns.corefile.Corefiles.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.CoreDnsVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorefileLintTest {
  private static List<CorefileIssue> lint(String text, String version) {
    return CorefileLint.check(
        Corefile.parse(text), LintContext.ofVersion(CoreDnsVersion.parse(version).orElse(null)));
  }

  private static Set<String> codesOf(String text, String version) {
    return lint(text, version).stream().map(CorefileIssue::code).collect(Collectors.toSet());
  }

  @Test
  void aHealthyCorefileHasNoIssues() {
    assertEquals("", codes(lint(Corefiles.recorded("healthy", "coredns"), "1.13.1")));
    LintContext nodeLocal =
        new LintContext(
            CoreDnsVersion.of(1, 13, 2),
            LintContext.Role.NODE_LOCAL,
            "cluster.local",
            Set.of("169.254.20.10", "10.96.0.10"));
    List<CorefileIssue> issues =
        CorefileLint.check(
            Corefile.parse(Corefiles.recorded("nodelocal-on", "node-local-dns")), nodeLocal);
    assertEquals("", codes(issues));
  }

  @Test
  void namesTheDirectiveThatEndsCoreDns() {
    List<CorefileIssue> issues =
        lint(Corefiles.recorded("corefile-unknown-directive", "coredns"), "1.13.1");
    assertEquals("22:directive-unknown loadbalanceee", codes(issues));
    assertEquals(Severity.ERROR, issues.getFirst().severity());
  }

  @Test
  void seesTheForwardToItself() {
    assertEquals(
        "13:forward-to-loopback 127.0.0.1",
        codes(lint(Corefiles.recorded("forwarding-loop", "coredns"), "1.13.1")));
    LintContext context =
        new LintContext(null, LintContext.Role.CLUSTER_DNS, "cluster.local", Set.of("10.96.0.10"));
    String text = Corefiles.KUBEADM.replace("/etc/resolv.conf", "10.96.0.10");
    assertEquals(
        "13:forward-to-itself 10.96.0.10",
        codes(CorefileLint.check(Corefile.parse(text), context)));
  }

  @ParameterizedTest
  @CsvSource({
    "1.4.0, 6:option-deprecated, 10:directive-deprecated",
    "1.5.0, 6:option-ignored, 10:directive-removed",
    "1.7.0, 6:option-removed, 10:directive-removed",
  })
  void knowsWhenThingsWereRemoved(String version, String upstream, String proxy) {
    String found = codes(lint(Corefiles.OLD_KUBEADM, version));
    assertTrue(found.contains(upstream), found);
    assertTrue(found.contains(proxy), found);
  }

  @Test
  void knowsWhenThingsCame() {
    String found = codes(lint(Corefiles.KUBEADM, "1.4.0"));
    assertTrue(found.contains("6:directive-not-yet ready"), found);
    assertTrue(found.contains("14:option-not-yet forward max_concurrent"), found);
    assertTrue(found.contains("17:option-not-yet cache disable"), found);
  }

  /** What is there, and so is missed when it is taken out. */
  @ParameterizedTest
  @CsvSource({
    "errors, errors",
    "ready, ready",
    "loop, loop",
    "reload, reload",
    "prometheus, prometheus :9153"
  })
  void missesWhatKubeadmHas(String name, String line) {
    assertEquals("", codes(lint(Corefiles.KUBEADM, "1.13.1")));
    assertEquals(
        "0:plugin-missing " + name,
        codes(lint(Corefiles.KUBEADM.replaceFirst("    " + line + "\n", ""), "1.13.1")));
  }

  @Test
  void missesHealthAndItsLameduck() {
    String health = "    health {\n       lameduck 5s\n    }\n";
    assertTrue(Corefiles.KUBEADM.contains(health));
    assertEquals(
        "0:plugin-missing health", codes(lint(Corefiles.KUBEADM.replace(health, ""), "1.13.1")));
    assertEquals(
        "3:lameduck-missing",
        codes(lint(Corefiles.KUBEADM.replace(health, "    health\n"), "1.13.1")));
  }

  @Test
  void whatIsNoCorefileIsSaid() {
    assertEquals("0:corefile-empty", codes(lint("", "1.13.1")));
    assertEquals(
        Set.of("too-large", "corefile-empty"), codesOf("#".repeat(2 * 1024 * 1024 + 1), "1.13.1"));
    assertTrue(
        codesOf("a.example:53 {\n    forward b.example 1.1.1.1\n}\n", "1.13.1")
            .contains("forward-zone-not-served"));
    Corefile known =
        Corefile.parse(
            Corefiles.KUBEADM.replace("loadbalance", "import nowhere"),
            new CorefileSources(Map.of(), Map.of(), true));
    assertEquals(
        "22:import-missing nowhere",
        codes(CorefileLint.check(known, LintContext.ofVersion(CoreDnsVersion.of(1, 13, 1)))));
    String option = Corefiles.KUBEADM.replace("ttl 30", "somevendoroption");
    assertTrue(codesOf(option, "1.11.1-eksbuild.4").contains("option-external"));
  }

  @Test
  void aVendorsBuildMayKnowMore() {
    String text = Corefiles.KUBEADM.replace("loadbalance", "somevendorplugin");
    assertTrue(codesOf(text, "1.11.1").contains("directive-unknown"));
    assertTrue(codesOf(text, "1.11.1-eksbuild.4").contains("directive-external"));
    assertTrue(codesOf(text, "1.99.0").contains("directive-external"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pods insecure|pods verfied|pods-mode-invalid",
        "ttl 30|ttl 7200|ttl-invalid",
        "ttl 30|namespaces shop|kubernetes-scope-limited",
        "ttl 30|noendpoints|kubernetes-noendpoints",
        "ttl 30|bogus|option-unknown",
        "forward . /etc/resolv.conf|forward . 127.0.0.53|forward-to-stub-resolver",
        "forward . /etc/resolv.conf|forward . dns.example.com|forward-upstream-invalid",
        "forward . /etc/resolv.conf|forward .|forward-without-upstream",
        "forward . /etc/resolv.conf|forward . __PILLAR__UPSTREAM__SERVERS__|pillar-not-replaced",
        "max_concurrent 1000|force_tcp|forward-force-tcp",
        "max_concurrent 1000|policy best|forward-policy-invalid",
        "max_concurrent 1000|max_concurrent many|forward-max-concurrent-invalid",
        "loadbalance|autopath @kubernetes|autopath-pods-not-verified",
        "lameduck 5s|lameduck five|lameduck-invalid",
        "cache 30|cache 0|cache-ttl-invalid",
        "disable success cluster.local|denial 9984 0|cache-ttl-invalid",
        "forward . /etc/resolv.conf|forward . 10.0.0.2 10.0.0.300|forward-address-invalid",
        "forward . /etc/resolv.conf|forward . 10.0.0.2:dns|forward-port-invalid",
        "forward . /etc/resolv.conf|forward . tls://10.0.0.2:99999|forward-port-invalid",
        "cache 30|cache|cache-denial-long",
        "loop|log|plugin-missing",
        "loadbalance|cache 60|plugin-twice",
        ".:53|shop.example:53|root-zone-not-served",
        ".:53|.:99999|address-port-invalid",
        ".:53|a..b:53|address-invalid",
        "forward . /etc/resolv.conf|whoami|forward-missing",
        "forward . /etc/resolv.conf|forward . 1.1.1.1 1.1.1.2 1.1.1.3 1.1.1.4 1.1.1.5 1.1.1.6"
            + " 1.1.1.7 1.1.1.8 1.1.1.9 1.1.1.10 1.1.1.11 1.1.1.12 1.1.1.13 1.1.1.14 1.1.1.15"
            + " 1.1.1.16|forward-too-many-upstreams",
        "ttl 30|ignore empty_service|kubernetes-ignores-empty-services",
        "kubernetes cluster.local in-addr.arpa ip6.arpa|template IN A|kubernetes-missing",
        "kubernetes cluster.local in-addr.arpa ip6.arpa|kubernetes"
            + " cluster.local|kubernetes-no-reverse",
        "kubernetes cluster.local in-addr.arpa ip6.arpa|kubernetes in-addr.arpa"
            + " ip6.arpa|kubernetes-only-reverse",
        "disable success cluster.local|serve_stale|cache-serves-stale",
      })
  void findsOneChangeForTheWorse(String from, String to, String code) {
    String text = Corefiles.KUBEADM.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
    assertTrue(!codesOf(Corefiles.KUBEADM, "1.13.1").contains(code));
    assertTrue(codesOf(text, "1.13.1").contains(code), codes(lint(text, "1.13.1")));
  }

  /** The environment of the container is not known, so that nothing is said of what it may hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".:53|.:{$PORT}",
        "loop|{$EXTRA}",
        "loadbalance|{%PLUGIN%}",
        "ttl 30|{$OPTION} 30",
        "ttl 30|ttl {$TTL}",
        "pods insecure|pods {$MODE}",
        "kubernetes cluster.local|kubernetes {$DOMAIN}",
        "forward . /etc/resolv.conf|forward . {$SERVER}:{$PORT}",
        "max_concurrent 1000|max_concurrent {$MAX}",
        "max_concurrent 1000|policy {$POLICY};       max_concurrent 1000",
        "lameduck 5s|lameduck {%LAME%}",
        "cache 30|cache {$TTL}",
        "cache 30|cache {$TTL};    {$X}",
      })
  void saysOfAVariableOnlyThatItsValueIsNotKnown(String from, String to) {
    String text =
        Corefiles.KUBEADM.replaceFirst(
            Pattern.quote(from), Matcher.quoteReplacement(to.replace(";", "\n")));
    LintContext context =
        new LintContext(
            CoreDnsVersion.of(1, 13, 1), LintContext.Role.CLUSTER_DNS, "cluster.local", Set.of());
    assertEquals(
        Set.of("variable-unknown"),
        CorefileLint.check(Corefile.parse(text), context).stream()
            .map(CorefileIssue::code)
            .collect(Collectors.toSet()));
  }

  /** With both options force_tcp takes precedence (plugin/forward, README). */
  @Test
  void preferUdpBesideForceTcpIsUnused() {
    String both = Corefiles.KUBEADM.replace("max_concurrent 1000", "force_tcp\n       prefer_udp");
    assertTrue(codes(lint(both, "1.13.1")).contains("15:forward-prefer-udp-unused"));
    String one = Corefiles.KUBEADM.replace("max_concurrent 1000", "prefer_udp");
    assertTrue(!codesOf(one, "1.13.1").contains("forward-prefer-udp-unused"));
  }

  @Test
  void seesZonesThatDoNotFit() {
    LintContext context =
        new LintContext(
            CoreDnsVersion.of(1, 13, 1), LintContext.Role.CLUSTER_DNS, "k8s.example.org", Set.of());
    assertEquals(
        "7:cluster-domain-mismatch k8s.example.org. cluster.local.",
        codes(CorefileLint.check(Corefile.parse(Corefiles.KUBEADM), context)));
    String shadow =
        Corefiles.KUBEADM
            + "shop.svc.cluster.local:53 {\n"
            + "    errors\n"
            + "    forward . 10.1.1.1 {\n"
            + " max_concurrent 10\n"
            + " }\n"
            + "}\n";
    LintContext local =
        new LintContext(
            CoreDnsVersion.of(1, 13, 1), LintContext.Role.CLUSTER_DNS, "cluster.local", Set.of());
    assertEquals(
        "24:server-shadows-cluster-domain shop.svc.cluster.local.",
        codes(CorefileLint.check(Corefile.parse(shadow), local)));
    assertEquals(
        "24:server-shadows-reverse-zone 10.in-addr.arpa.",
        codes(
            CorefileLint.check(
                Corefile.parse(shadow.replace("shop.svc.cluster.local", "10.in-addr.arpa")),
                local)));
    String ownZones = Corefiles.KUBEADM.replace(" in-addr.arpa ip6.arpa", "");
    assertFalse(
        codesOf(ownZones + "10.in-addr.arpa:53 {\n  forward . 10.1.1.1\n}\n", "1.13.1")
            .contains("server-shadows-reverse-zone"));
    String twice = Corefiles.KUBEADM + Corefiles.KUBEADM;
    assertTrue(codesOf(twice, "1.13.1").contains("zone-served-twice"));
    String elsewhere =
        Corefiles.KUBEADM
            .replace("kubernetes cluster.local", "kubernetes")
            .replace(".:53", "example.org:53");
    assertTrue(codesOf(elsewhere, "1.13.1").contains("kubernetes-zone-not-served"));
  }

  @Test
  void ackAndAksFormsAreUnderstood() {
    assertEquals("14:autopath-on", codes(lint(Corefiles.ACK, "v1.9.3.10-7dfca203-aliyun")));
    assertEquals(Set.of("import-not-seen"), codesOf(Corefiles.AKS, "1.9.4"));
  }
}
