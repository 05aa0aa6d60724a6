package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.corefile.CorefilePatches;
import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.DnsLogs;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.ReadCorefile;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Corefile holds a directive that this CoreDNS does not know, so that it ends at once. */
final class CorefileIncompatible implements Cause {
  private static final Pattern UNKNOWN = Pattern.compile("Unknown directive '([^']{1,100})'");

  @Override
  public CauseId id() {
    return new CauseId("corefile-incompatible");
  }

  @Override
  public Verdict judge(Facts facts) {
    if (facts.dns().isKubeDns()) {
      return Verdict.ruledOut(con("server-is-kube-dns", Map.of(), facts.dns().replicaEvidence()));
    }
    Optional<Replicas> replicas = facts.replicas();
    if (replicas.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_PODS));
    }
    List<PodFacts> crashing = Replicas.pods(replicas.get().crashing());
    if (crashing.isEmpty()) {
      return Verdict.ruledOut(
          con(
              "replicas-accept-it",
              Map.of("total", replicas.get().all().size()),
              replicas.get().evidence()));
    }
    DnsLogs.Said said = facts.logs().ever(crashing, LogMessage.UNKNOWN_DIRECTIVE);
    if (said.any()) {
      return Verdict.confirmed(
          List.of(
              pro(
                  "said-unknown",
                  Map.of(
                      "directive", directive(said.samples()),
                      "count", said.replicas().size(),
                      "total", replicas.get().all().size()),
                  said.evidence())),
          replicas.get().explained());
    }
    return byLint(replicas.get(), facts);
  }

  private static Verdict byLint(Replicas replicas, Facts facts) {
    List<Finding> wrong =
        facts.dns().readCorefile().stream()
            .flatMap(
                c ->
                    CorefileFix.issues(c, facts).stream()
                        .filter(CorefileIncompatible::unknown)
                        .limit(1)
                        .map(
                            i ->
                                pro(
                                    "not-known-to-version",
                                    Map.of(
                                        "directive", i.arg("name"),
                                        "line", i.at().toString(),
                                        "version", version(facts)),
                                    List.of(c.id()))))
            .toList();
    if (!wrong.isEmpty()) {
      return Verdict.suspected(wrong, replicas.explained(), Need.of(ProbeId.DNS_LOGS));
    }
    return facts.logs().observed()
        ? Verdict.ruledOut(con("log-names-none", Map.of(), facts.logs().evidence()))
        : Verdict.undecided(Need.of(ProbeId.DNS_LOGS));
  }

  private static boolean unknown(CorefileIssue issue) {
    return issue.code().equals("directive-unknown")
        || issue.code().equals("directive-not-yet")
        || issue.code().equals("directive-removed");
  }

  private static String version(Facts facts) {
    return facts.dns().version().map(CoreDnsVersion::toString).orElse("–");
  }

  private static String directive(List<String> samples) {
    return samples.stream()
        .flatMap(s -> UNKNOWN.matcher(s).results())
        .map(m -> m.group(1))
        .findFirst()
        .orElse("–");
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    Optional<ReadCorefile> corefile = facts.dns().readCorefile();
    if (!remedy.equals("remove-directive") || corefile.isEmpty()) {
      return Optional.empty();
    }
    List<PodFacts> replicas = facts.replicas().map(Replicas::all).orElse(List.of());
    String named = directive(facts.logs().ever(replicas, LogMessage.UNKNOWN_DIRECTIVE).samples());
    return CorefilePatches.remove(corefile.get().corefile(), named)
        .map(corefile.get()::patch)
        .or(() -> CorefileFix.of(facts, CorefileIncompatible::unknown));
  }
}
