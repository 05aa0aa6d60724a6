package dev.podnosis.coredns.corefile;

import static dev.podnosis.coredns.corefile.Corefiles.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.CoreDnsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The Corefiles that distributions install are understood, and patches leave the rest as it is. */
class CorefileFormsTest {
  /** As the EKS add-on has it. */
  private static final String EKS =
      """
      .:53 {
          errors
          health {
              lameduck 5s
            }
          ready
          kubernetes cluster.local in-addr.arpa ip6.arpa {
            pods insecure
            fallthrough in-addr.arpa ip6.arpa
          }
          prometheus :9153
          forward . /etc/resolv.conf
          cache 30
          loop
          reload
          loadbalance
      }
      """;

  private static final String NODELOCAL = Corefiles.NODELOCAL;

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of("kubeadm", Corefiles.KUBEADM, "1.11.3"),
        Arguments.of("old kubeadm", Corefiles.OLD_KUBEADM, "1.7.0"),
        Arguments.of("ACK", Corefiles.ACK, "v1.9.3.10-7dfca203-aliyun"),
        Arguments.of("AKS", Corefiles.AKS, "1.9.4"),
        Arguments.of("EKS", EKS, "v1.11.1-eksbuild.4"),
        Arguments.of("NodeLocal DNSCache", NODELOCAL, "1.11.3"),
        Arguments.of(
            "NodeLocal DNSCache without cache",
            NODELOCAL_RUNNING.replace("    cache 30\n", ""),
            "1.12.1"),
        Arguments.of(
            "NodeLocal DNSCache, bare",
            NODELOCAL_RUNNING
                .replaceAll("    (loop|reload|prometheus :9253)\n", "")
                .replace("force_tcp", "max_fails 2"),
            "1.12.1"),
        Arguments.of("CR LF", Corefiles.OLD_KUBEADM.replace("\n", "\r\n"), "1.5.0"),
        Arguments.of("tabs", EKS.replace("    ", "\t"), "1.13.1"));
  }

  private static LintContext context(String version) {
    return LintContext.ofVersion(CoreDnsVersion.parse(version).orElseThrow());
  }

  private static List<CorefileIssue> lint(String text, String version) {
    Corefile corefile = Corefile.parse(text);
    LintContext known = context(version);
    return CorefileLint.check(
        corefile, new LintContext(known.version(), LintContext.Role.of(corefile), null, Set.of()));
  }

  @Test
  void eksLeavesOutTheLimitOnly() {
    assertEquals("12:max-concurrent-missing", codes(lint(EKS, "v1.11.1-eksbuild.4")));
  }

  /** As node-cache itself fills it in when it starts (kubernetes/dns, configmap.go). */
  private static final String NODELOCAL_RUNNING =
      NODELOCAL
          .replace("__PILLAR__DNS__DOMAIN__", "cluster.local")
          .replace("__PILLAR__LOCAL__DNS__", "169.254.20.10")
          .replace("__PILLAR__DNS__SERVER__", "10.96.0.10")
          .replace("__PILLAR__CLUSTER__DNS__", "10.96.111.7")
          .replace("__PILLAR__UPSTREAM__SERVERS__", "/etc/resolv.conf");

  /** As Kubespray installs it: an address of its own, health on a port of its own. */
  private static final String NODELOCAL_KUBESPRAY =
      NODELOCAL_RUNNING
          .replace("169.254.20.10 10.96.0.10", "169.254.25.10")
          .replace("169.254.20.10:8080", "169.254.25.10:9254");

  static Stream<Arguments> nodeLocal() {
    return Stream.of(
        Arguments.of(
            "before it is installed",
            NODELOCAL,
            "1:pillar-for-installer __PILLAR__DNS__DOMAIN__:53"),
        Arguments.of(
            "as the installer leaves it",
            NODELOCAL.replace("__PILLAR__DNS__DOMAIN__", "cluster.local"),
            ""),
        Arguments.of("recorded", Corefiles.recorded("nodelocal-on", "node-local-dns"), ""),
        Arguments.of("as it runs", NODELOCAL_RUNNING, ""),
        Arguments.of("Kubespray's", NODELOCAL_KUBESPRAY, ""),
        Arguments.of(
            "IPv6",
            NODELOCAL_RUNNING
                .replace("169.254.20.10:8080", "[fd00:90::10]:8080")
                .replace("169.254.20.10", "fd00:90::10"),
            ""));
  }

  /** None of CoreDNS's own rules is applied to it, and no variable of the manifest is a mistake. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("nodeLocal")
  void nodeLocalIsKnownFromItsText(String form, String text, String found) {
    Corefile corefile = Corefile.parse(text);
    assertEquals(LintContext.Role.NODE_LOCAL, LintContext.Role.of(corefile));
    for (String domain : new String[] {null, "cluster.local"}) {
      LintContext context =
          new LintContext(
              CoreDnsVersion.of(1, 12, 1), LintContext.Role.of(corefile), domain, Set.of());
      assertEquals(found, codes(CorefileLint.check(corefile, context)), domain);
    }
  }

  /** A cluster's DNS is never taken for a cache, not even one that binds or holds a variable. */
  @Test
  void aClusterDnsIsNoCache() {
    for (String text :
        List.of(
            Corefiles.KUBEADM,
            Corefiles.ACK,
            Corefiles.AKS,
            EKS,
            EKS.replace("    errors", "    bind 169.254.1.1\n    errors"),
            EKS.replace("/etc/resolv.conf", "__PILLAR__UPSTREAM__SERVERS__"),
            ".:53 {\n    bind 10.0.0.1\n    forward . 8.8.8.8\n}\n")) {
      assertEquals(LintContext.Role.CLUSTER_DNS, LintContext.Role.of(Corefile.parse(text)), text);
    }
    assertTrue(
        codes(lint(EKS.replace("/etc/resolv.conf", "__PILLAR__UPSTREAM__SERVERS__"), "1.13.1"))
            .contains("pillar-not-replaced"));
  }

  static Stream<Arguments> nodeLocalMistakes() {
    String bind = "    bind 169.254.20.10 10.96.0.10\n";
    return Stream.of(
        Arguments.of(bind, "", "1:nodelocal-bind-missing cluster.local."),
        Arguments.of(
            bind, "    bind 169.254.20.10\n", "1:nodelocal-binds-differ 10.96.0.10 cluster.local."),
        Arguments.of(
            "    cache {\n            success 9984 30\n            denial 9984 5\n    }\n",
            "",
            "1:nodelocal-cache-missing cluster.local."),
        Arguments.of("    health 169.254.20.10:8080\n", "", "0:nodelocal-plugin-missing health"),
        Arguments.of("health 169.254.20.10:8080", "health", "14:nodelocal-health-everywhere"),
        Arguments.of(
            "health 169.254.20.10:8080",
            "health 127.0.0.1:8080",
            "14:nodelocal-health-elsewhere 127.0.0.1:8080"),
        Arguments.of("force_tcp", "max_fails 2", "10:nodelocal-force-tcp-missing"),
        Arguments.of("force_tcp", "prefer_udp", ""),
        Arguments.of(
            "10.96.111.7",
            "/etc/resolv.conf",
            "10:nodelocal-cluster-names-outside /etc/resolv.conf cluster.local."),
        Arguments.of("10.96.111.7", "10.96.0.10", "10:forward-to-itself 10.96.0.10"),
        Arguments.of("cluster.local:53", "k8s.example:53", ""));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("nodeLocalMistakes")
  void nodeLocalHasRulesOfItsOwn(String from, String to, String found) {
    assertTrue(NODELOCAL_RUNNING.contains(from), from);
    String text = NODELOCAL_RUNNING.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
    assertEquals(found, codes(lint(text, "1.12.1")));
  }

  @Test
  void whatNodeLocalsOwnCorefileHasIsMissed() {
    String bare = NODELOCAL_RUNNING.replaceAll("    (loop|reload|errors|prometheus :9253)\n", "");
    assertEquals(
        "0:nodelocal-plugin-missing errors\n0:nodelocal-plugin-missing reload\n"
            + "0:nodelocal-plugin-missing loop\n0:nodelocal-plugin-missing prometheus",
        codes(lint(bare, "1.12.1")));
  }

  /** With the domain known, a cache that has no block for it sends its names outside. */
  @Test
  void aCacheWithoutTheClustersDomainLosesItsNames() {
    String text = NODELOCAL_RUNNING.replace("cluster.local:53", "k8s.example:53");
    LintContext context =
        new LintContext(null, LintContext.Role.NODE_LOCAL, "cluster.local", Set.of());
    assertEquals(
        "33:nodelocal-cluster-zone-missing /etc/resolv.conf",
        codes(CorefileLint.check(Corefile.parse(text), context)));
    String only = NODELOCAL_RUNNING.substring(NODELOCAL_RUNNING.indexOf(".:53 {"));
    assertTrue(
        codes(lint(only, "1.12.1")).contains("nodelocal-cluster-zone-missing /etc/resolv.conf"));
    String throughCluster = only.replace("/etc/resolv.conf", "10.96.111.7");
    assertFalse(codes(lint(throughCluster, "1.12.1")).contains("nodelocal-cluster"));
  }

  /** A plugin that is not known may answer. */
  @ParameterizedTest
  @CsvSource({
    "errors, 18:server-answers-nothing corp.internal.",
    "cache 30, 18:server-answers-nothing corp.internal.",
    "somevendorplugin, ''",
    "hosts, ''",
    "forward . 10.77.0.54, ''"
  })
  void aBlockThatNothingAnswersInIsNamed(String plugin, String found) {
    String stub = EKS + "corp.internal:53 {\n    " + plugin + "\n}\n";
    assertEquals(
        found,
        codes(lint(stub, "1.13.1"))
            .lines()
            .filter(l -> l.contains("server-answers-nothing"))
            .collect(Collectors.joining()));
  }

  /**
   * Every fix resolves its issue, brings no other to act on, and touches no line that it does not
   * name.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void fixesAreMinimal(String form, String text, String version) {
    List<CorefileIssue> before = lint(text, version);
    int fixes = 0;
    for (CorefileIssue issue : before) {
      Optional<Patch> patch = CorefilePatches.fix(Corefile.parse(text), issue);
      if (patch.isPresent()) {
        fixes++;
        String after = patch.get().applyTo(text);
        kept(text, after, patch.get());
        List<CorefileIssue> then = lint(after, version);
        List<String> left = then.stream().map(CorefileIssue::code).toList();
        assertTrue(
            then.stream().noneMatch(i -> i.code().equals(issue.code()) && i.line() == issue.line())
                || count(left, issue.code()) < count(codesOf(before), issue.code()),
            form + ": " + issue);
        List<CorefileIssue> serious =
            then.stream().filter(i -> i.severity() != Severity.ADVICE).toList();
        assertTrue(
            codesOf(before).containsAll(codesOf(serious)), form + ": " + issue + " brings " + left);
      }
    }
    assertTrue(fixes > 0 || before.stream().allMatch(i -> i.severity() != Severity.ERROR), form);
  }

  /** The query log is switched on in every block, and taking the lines out gives the old text. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void theQueryLogCanBeSwitchedOnAndOff(String form, String text, String version) {
    Corefile corefile = Corefile.parse(text);
    Optional<Patch> on = CorefilePatches.enableQueryLog(corefile);
    if (corefile.servers().stream().allMatch(s -> s.has("log"))) {
      assertTrue(on.isEmpty(), form);
      return;
    }
    String logged = on.orElseThrow().applyTo(text);
    kept(text, logged, on.get());
    assertTrue(Corefile.parse(logged).servers().stream().allMatch(s -> s.has("log")), form);
    String off =
        CorefilePatches.remove(Corefile.parse(logged), "log").orElseThrow().applyTo(logged);
    assertEquals(text, off, form);
  }

  /** What stands between the edits is the same to the byte. */
  private static void kept(String before, String after, Patch patch) {
    List<TextEdit> edits = new ArrayList<>(patch.edits());
    edits.sort(java.util.Comparator.comparingInt(TextEdit::start));
    int from = 0;
    int at = 0;
    for (TextEdit edit : edits) {
      String same = before.substring(from, edit.start());
      assertTrue(after.startsWith(same + edit.replacement(), at));
      at += same.length() + edit.replacement().length();
      from = edit.end();
    }
    assertEquals(before.substring(from), after.substring(at));
  }

  private static List<String> codesOf(List<CorefileIssue> issues) {
    return issues.stream().map(CorefileIssue::code).toList();
  }

  private static long count(List<String> codes, String code) {
    return codes.stream().filter(code::equals).count();
  }
}
