package dev.podnosis.diagnosis;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.corefile.Corefile;
import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.corefile.CorefileLint;
import dev.podnosis.coredns.corefile.KubeDnsConfig;
import dev.podnosis.coredns.corefile.LintContext;
import dev.podnosis.coredns.corefile.Severity;
import dev.podnosis.evidence.CorefileSeen;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the linter objects to in NodeLocal DNSCache's Corefile, and in the ConfigMap kube-dns of
 * which the cache takes servers as it starts.
 */
public final class NodeLocalLint {
  private NodeLocalLint() {}

  /** Errors and warnings in a case; empty when the Corefile was not read. */
  public static List<CorefileIssue> of(Facts facts) {
    String domain = facts.dns().readCorefile().isPresent() ? facts.dns().clusterDomain() : null;
    CoreDnsVersion version =
        facts.metrics().nodeLocal().stream()
            .flatMap(m -> CoreDnsVersion.parse(m.what().last().version()).stream())
            .findFirst()
            .orElse(null);
    return facts.dns().nodeLocalCorefile().stream()
        .flatMap(c -> issues(c.what(), version, domain).stream())
        .toList();
  }

  /** Errors and warnings that need no knowledge of the cluster. */
  static List<CorefileIssue> of(CorefileSeen seen) {
    return issues(seen, null, null);
  }

  private static List<CorefileIssue> issues(
      CorefileSeen seen, @Nullable CoreDnsVersion version, @Nullable String domain) {
    LintContext context = new LintContext(version, LintContext.Role.NODE_LOCAL, domain, Set.of());
    List<CorefileIssue> own = CorefileLint.check(Corefile.parse(seen.text()), context);
    List<CorefileIssue> taken =
        KubeDnsConfig.isIn(seen.imports())
            ? KubeDnsConfig.read(seen.imports(), domain).issues()
            : List.of();
    return Stream.concat(own.stream(), taken.stream())
        .filter(i -> i.severity() != Severity.ADVICE)
        // Whether it was removed already is not known without the version.
        .filter(i -> version != null || !i.code().endsWith("-removed"))
        .toList();
  }
}
