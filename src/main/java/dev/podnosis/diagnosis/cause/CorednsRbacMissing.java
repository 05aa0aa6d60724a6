package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.DnsLogs;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.RightsSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The API server does not let CoreDNS read what it serves. */
final class CorednsRbacMissing implements Cause {
  private static final Pattern FORBIDDEN = Pattern.compile("([\\w.-]{1,200}) is forbidden");

  @Override
  public CauseId id() {
    return new CauseId("coredns-rbac-missing");
  }

  @Override
  public Verdict judge(Facts facts) {
    DnsLogs.Said said = facts.logs().inWindow(LogMessage.FORBIDDEN);
    List<Finding> denied = new ArrayList<>(denied(facts));
    double refused = facts.metrics().between(r -> r.apiRequests().getOrDefault("403", 0.0));
    if (refused > 0) {
      denied.add(
          pro(
              "refusals-counted",
              Map.of("count", Math.round(refused)),
              facts.metrics().evidence()));
    }
    if (said.any()) {
      List<Finding> findings = new ArrayList<>();
      findings.add(
          pro(
              "said-forbidden",
              Map.of("count", said.count(), "resource", resource(said.samples())),
              said.evidence()));
      findings.addAll(denied);
      return Verdict.confirmed(findings, facts.internalFailures());
    }
    if (!denied.isEmpty()) {
      return Verdict.suspected(denied, facts.internalFailures(), Need.of(ProbeId.DNS_LOGS));
    }
    return facts.logs().complete()
        ? Verdict.ruledOut(con("nothing-forbidden", Map.of(), facts.logs().evidence()))
        : Verdict.undecided(Need.of(ProbeId.DNS_LOGS));
  }

  private static String resource(List<String> samples) {
    return samples.stream()
        .flatMap(s -> FORBIDDEN.matcher(s).results())
        .map(m -> m.group(1))
        .findFirst()
        .orElse("–");
  }

  private static List<Finding> denied(Facts facts) {
    return facts
        .all(RightsSeen.class)
        .filter(s -> s.what().subject().startsWith("system:serviceaccount:"))
        .flatMap(
            s ->
                s.what().rights().stream()
                    .filter(r -> !r.allowed())
                    .limit(1)
                    .map(
                        r ->
                            pro(
                                "right-denied",
                                Map.of("verb", r.verb(), "resource", r.resource()),
                                List.of(s.id()))))
        .toList();
  }
}
