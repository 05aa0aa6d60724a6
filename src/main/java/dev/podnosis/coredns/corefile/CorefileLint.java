package dev.podnosis.coredns.corefile;

import java.util.Comparator;
import java.util.List;

/** Finds what is wrong or unwise in a Corefile, for a given version of CoreDNS. */
public final class CorefileLint {
  private CorefileLint() {}

  /** All issues, those of the grammar included, by line, those in imported files last. */
  public static List<CorefileIssue> check(Corefile corefile, LintContext context) {
    Issues issues = new Issues();
    corefile.issues().forEach(issues::add);
    VersionRules.check(corefile, context.version(), issues);
    ZoneRules.check(corefile, context, issues);
    KubernetesRules.check(corefile, context, issues);
    ForwardRules.check(corefile, context, issues);
    DefaultRules.check(corefile, context, issues);
    NodeLocalRules.check(corefile, context, issues);
    CacheRules.check(corefile, issues);
    return issues.list().stream()
        .filter(CorefileLint::aboutKnownWords)
        .sorted(
            Comparator.comparing((CorefileIssue i) -> i.at().source())
                .thenComparingInt(CorefileIssue::line))
        .toList();
  }

  /** Of a word with a variable in it only that can be said: its value may well be right. */
  private static boolean aboutKnownWords(CorefileIssue issue) {
    return issue.args().values().stream().noneMatch(Variable::in);
  }
}
