package dev.podnosis.coredns.corefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.Mutations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Damaged Corefiles: nothing is thrown, positions hold, patches keep what they do not touch. */
class CorefileFuzzTest {
  private static final int ROUNDS = 200;
  private static final LintContext CONTEXT =
      new LintContext(
          CoreDnsVersion.of(1, 13, 1),
          LintContext.Role.CLUSTER_DNS,
          "cluster.local",
          Set.of("10.96.0.10"));

  static Stream<String> corefiles() {
    return Stream.of(
        Corefiles.KUBEADM,
        Corefiles.ACK,
        Corefiles.AKS,
        Corefiles.OLD_KUBEADM,
        Corefiles.SNIPPETS,
        Corefiles.recorded("nodelocal-on", "node-local-dns"),
        Corefiles.recorded("corefile-unknown-directive", "coredns"));
  }

  @ParameterizedTest
  @MethodSource("corefiles")
  void damagedCorefilesAreRead(String original) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = new Mutations(round).of(original.getBytes(UTF_8));
            check(new String(damaged, UTF_8));
          }
        });
  }

  private static void check(String text) {
    CorefileSources sources =
        new CorefileSources(Map.of("TTL", "30"), Map.of("log.override", "log\n"), true);
    Corefile corefile = Corefile.parse(text, sources);
    corefile.servers().forEach(s -> s.directives().forEach(d -> positions(text, d)));
    List<CorefileIssue> issues = new ArrayList<>(CorefileLint.check(corefile, CONTEXT));
    LintContext cache =
        new LintContext(null, LintContext.Role.NODE_LOCAL, "cluster.local", Set.of());
    issues.addAll(CorefileLint.check(corefile, cache));
    assertNotNull(LintContext.Role.of(corefile));
    CorefileDigest.sha512(corefile).ifPresent(d -> assertEquals(128, d.length()));
    for (CorefileIssue issue : issues) {
      CorefilePatches.fix(corefile, issue).ifPresent(p -> patched(text, p));
    }
    patched(text, CorefilePatches.enableQueryLog(corefile));
    patched(text, CorefilePatches.preferUdp(corefile, "www.example.com"));
    patched(text, CorefilePatches.remove(corefile, "forward"));
    CorefileFacts facts = CorefileFacts.of(corefile);
    String json = JsonMapper.shared().writeValueAsString(facts);
    assertEquals(facts, JsonMapper.shared().readValue(json, CorefileFacts.class));
    String issuesJson = JsonMapper.shared().writeValueAsString(issues);
    assertTrue(issuesJson.length() < 1_000_000);
  }

  private static void positions(String text, Directive directive) {
    if (directive.inOnePiece()) {
      assertTrue(directive.end() <= text.length());
      assertTrue(directive.token().start() < directive.token().end());
      assertTrue(directive.line() <= 1 + text.chars().filter(c -> c == '\n').count());
    }
    directive.options().forEach(o -> positions(text, o));
  }

  private static void patched(String text, Optional<Patch> patch) {
    patch.ifPresent(p -> patched(text, p));
  }

  private static void patched(String text, Patch patch) {
    String result = patch.applyTo(text);
    assertTrue(
        patch.diff(text, "Corefile").length() <= 4 * (text.length() + result.length()) + 200);
    int removed = patch.edits().stream().mapToInt(e -> e.end() - e.start()).sum();
    int added = patch.edits().stream().mapToInt(e -> e.replacement().length()).sum();
    assertEquals(text.length() - removed + added, result.length());
  }
}
