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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

  /** As the manifest of NodeLocal DNSCache has it before it is installed (kubernetes/dns). */
  private static final String NODELOCAL =
      """
      __PILLAR__DNS__DOMAIN__:53 {
          errors
          cache {
                  success 9984 30
                  denial 9984 5
          }
          reload
          loop
          bind __PILLAR__LOCAL__DNS__ __PILLAR__DNS__SERVER__
          forward . __PILLAR__CLUSTER__DNS__ {
                  force_tcp
          }
          prometheus :9253
          health __PILLAR__LOCAL__DNS__:8080
          }
      in-addr.arpa:53 {
          errors
          cache 30
          reload
          loop
          bind __PILLAR__LOCAL__DNS__ __PILLAR__DNS__SERVER__
          forward . __PILLAR__CLUSTER__DNS__ {
                  force_tcp
          }
          prometheus :9253
          }
      .:53 {
          errors
          cache 30
          reload
          loop
          bind __PILLAR__LOCAL__DNS__ __PILLAR__DNS__SERVER__
          forward . __PILLAR__UPSTREAM__SERVERS__
          prometheus :9253
          }
      """;

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of("kubeadm", Corefiles.KUBEADM, "1.11.3"),
        Arguments.of("old kubeadm", Corefiles.OLD_KUBEADM, "1.7.0"),
        Arguments.of("ACK", Corefiles.ACK, "v1.9.3.10-7dfca203-aliyun"),
        Arguments.of("AKS", Corefiles.AKS, "1.9.4"),
        Arguments.of("EKS", EKS, "v1.11.1-eksbuild.4"),
        Arguments.of("NodeLocal DNSCache", NODELOCAL, "1.11.3"),
        Arguments.of("CR LF", Corefiles.OLD_KUBEADM.replace("\n", "\r\n"), "1.5.0"),
        Arguments.of("tabs", EKS.replace("    ", "\t"), "1.13.1"));
  }

  private static LintContext context(String version) {
    return LintContext.ofVersion(CoreDnsVersion.parse(version).orElseThrow());
  }

  private static List<CorefileIssue> lint(String text, String version) {
    return CorefileLint.check(Corefile.parse(text), context(version));
  }

  @Test
  void eksLeavesOutTheLimitOnly() {
    assertEquals("12:max-concurrent-missing", codes(lint(EKS, "v1.11.1-eksbuild.4")));
  }

  @Test
  void whatTheInstallerOfNodeLocalShouldHaveReplacedIsNamed() {
    LintContext context =
        new LintContext(
            CoreDnsVersion.of(1, 11, 3), LintContext.Role.NODE_LOCAL, "cluster.local", Set.of());
    List<CorefileIssue> issues = CorefileLint.check(Corefile.parse(NODELOCAL), context);
    List<String> names =
        issues.stream()
            .filter(i -> i.code().equals("pillar-not-replaced"))
            .map(i -> i.arg("name"))
            .distinct()
            .sorted()
            .toList();
    assertTrue(names.contains("__PILLAR__DNS__SERVER__"), codes(issues));
    assertTrue(names.contains("__PILLAR__LOCAL__DNS__"), codes(issues));
    // These two the program itself replaces as it runs.
    assertFalse(names.contains("__PILLAR__CLUSTER__DNS__"), codes(issues));
    assertFalse(names.contains("__PILLAR__UPSTREAM__SERVERS__"), codes(issues));
  }

  @Test
  void aBlockThatNothingAnswersInIsNamed() {
    String stub = EKS + "corp.internal:53 {\n    errors\n    cache 30\n}\n";
    assertTrue(
        codes(lint(stub, "1.13.1")).contains("18:server-answers-nothing corp.internal."),
        codes(lint(stub, "1.13.1")));
    String unknown = EKS + "corp.internal:53 {\n    somevendorplugin\n}\n";
    assertFalse(codes(lint(unknown, "1.13.1")).contains("server-answers-nothing"));
    String served = EKS + "corp.internal:53 {\n    hosts\n}\n";
    assertFalse(codes(lint(served, "1.13.1")).contains("server-answers-nothing"));
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
