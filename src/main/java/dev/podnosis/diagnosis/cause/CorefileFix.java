package dev.podnosis.diagnosis.cause;

import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.corefile.CorefileLint;
import dev.podnosis.coredns.corefile.CorefilePatches;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.ReadCorefile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The edit that puts right what the linter notices in CoreDNS's Corefile. */
final class CorefileFix {
  private CorefileFix() {}

  /** The patch for the first issue wanted that has one sensible edit. */
  static Optional<Patch> of(Facts facts, Predicate<CorefileIssue> wanted) {
    return facts
        .dns()
        .readCorefile()
        .flatMap(
            c ->
                issues(c, facts).stream()
                    .filter(wanted)
                    .flatMap(i -> CorefilePatches.fix(c.corefile(), i).stream())
                    .map(c::patch)
                    .findFirst());
  }

  /** What the linter notices. */
  static List<CorefileIssue> issues(ReadCorefile corefile, Facts facts) {
    return CorefileLint.check(corefile.corefile(), facts.dns().lintContext());
  }
}
