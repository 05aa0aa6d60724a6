package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.resolver.LibcVersion;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.ContainerSeen.Libc;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.StubLookupSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The C library asks for A and AAAA at the same instant from one socket, and one of the two is
 * lost: the lookup hangs until its timeout. Which packet was lost only a capture shows.
 */
final class ParallelAAaaaRace implements Cause {
  /** resolv.conf(5): a question is repeated after five seconds unless told otherwise. */
  private static final double TIMEOUT = 5_000;

  private static final double EARLY = 150;
  private static final double LATE = 900;

  @Override
  public CauseId id() {
    return new CauseId("parallel-a-aaaa-race");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Seen<ContainerSeen>> container = facts.all(ContainerSeen.class).reduce((a, b) -> b);
    if (container.isEmpty() || container.get().what().libc() == Libc.UNKNOWN) {
      return Verdict.undecided(Need.of(ProbeId.CONTAINER));
    }
    List<String> seen = List.of(container.get().id());
    Libc libc = container.get().what().libc();
    if (libc == Libc.NONE) {
      return Verdict.undecided(Need.of(ProbeId.CAPTURE));
    }
    Optional<Finding> apart = asksOneByOne(libc, facts);
    if (apart.isPresent()) {
      return Verdict.ruledOut(apart.get());
    }
    if (facts.symptom().frequency() == Frequency.ALWAYS) {
      return Verdict.ruledOut(con("fails-always", Map.of(), seen));
    }
    return signs(container.get(), facts);
  }

  /** glibc asks one after the other when it is told to; musl knows no such option. */
  private static Optional<Finding> asksOneByOne(Libc libc, Facts facts) {
    return facts
        .podResolver()
        .filter(r -> libc == Libc.GLIBC)
        .filter(
            r ->
                r.value().conf().option("single-request").isPresent()
                    || r.value().conf().option("single-request-reopen").isPresent())
        .map(r -> con("asks-one-after-another", Map.of(), r.evidence()));
  }

  private static Verdict signs(Seen<ContainerSeen> container, Facts facts) {
    List<Seen<StubLookupSeen>> lookups =
        facts.stubLookups().stream()
            .filter(s -> s.what().result() != StubLookupSeen.Result.UNCLEAR)
            .toList();
    List<Seen<StubLookupSeen>> hung = lookups.stream().filter(s -> hung(s.what())).toList();
    List<Finding> findings = new ArrayList<>();
    if (!hung.isEmpty()) {
      findings.add(
          pro(
              "hangs-for-a-timeout",
              Map.of(
                  "count", hung.size(),
                  "total", lookups.size(),
                  "millis", Math.round(hung.getFirst().what().millis())),
              hung.stream().map(Seen::id).toList()));
    }
    defect(container, facts).ifPresent(findings::add);
    ClientNode.counters(facts)
        .filter(c -> c.what().growth("conntrack.insert_failed") > 0)
        .ifPresent(
            c ->
                findings.add(
                    pro(
                        "inserts-fail",
                        Map.of(
                            "node", c.what().node(),
                            "count", c.what().growth("conntrack.insert_failed")),
                        List.of(c.id()))));
    if (!findings.isEmpty() && facts.complaint()) {
      Map<String, Object> args =
          Map.of("libc", libc(container.what()), "container", container.what().container());
      findings.add(pro("asks-both-at-once", args, List.of(container.id())));
      return Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.CAPTURE));
    }
    // What happens rarely is not ruled out by a few lookups that went well.
    return lookups.isEmpty() || facts.symptom().frequency() == Frequency.RARELY
        ? Verdict.undecided(
            lookups.isEmpty() ? Need.of(ProbeId.CLIENT_LOOKUPS) : Need.of(ProbeId.CAPTURE))
        : Verdict.ruledOut(
            con(
                "no-lookup-hangs",
                Map.of("total", lookups.size()),
                lookups.stream().map(Seen::id).toList()));
  }

  /** Close to one or two timeouts: an answer that was lost, not a slow server. */
  private static boolean hung(StubLookupSeen lookup) {
    double over = lookup.millis() % TIMEOUT;
    long times = Math.round(lookup.millis() / TIMEOUT);
    return times >= 1 && times <= 2 && (over <= LATE || over >= TIMEOUT - EARLY);
  }

  /** glibc before 2.33 loses one of two answers on ARM (sourceware bug 26600). */
  private static Optional<Finding> defect(Seen<ContainerSeen> container, Facts facts) {
    Optional<String> arch = ClientNode.object(facts).map(n -> n.architecture());
    Optional<LibcVersion> version = LibcVersion.find(container.what().libcVersion());
    return container.what().libc() == Libc.GLIBC
            && arch.filter(a -> a.startsWith("arm") || a.equals("aarch64")).isPresent()
            && version.filter(v -> !v.atLeast(2, 33, 0)).isPresent()
        ? Optional.of(
            pro(
                "glibc-loses-answers-on-arm",
                Map.of("libc", libc(container.what()), "arch", arch.get()),
                List.of(container.id())))
        : Optional.empty();
  }

  private static String libc(ContainerSeen container) {
    String name = container.libc() == Libc.MUSL ? "musl" : "glibc";
    return container.libcVersion().isEmpty() ? name : name + " " + container.libcVersion();
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return facts
        .businessPod()
        .filter(p -> remedy.equals("single-request-reopen"))
        .map(
            p -> {
              StringBuilder now = new StringBuilder("spec:\n  dnsConfig:\n    options:\n");
              p.value().dns().options().stream()
                  .filter(o -> o.matches("[\\w.-]+(:[\\w.-]+)?"))
                  .forEach(o -> now.append(option(o)));
              return SpecPatch.of(
                  PodTemplate.of(p.value()),
                  now.toString(),
                  now + "    - name: single-request-reopen\n");
            });
  }

  private static String option(String written) {
    int colon = written.indexOf(':');
    return colon < 0
        ? "    - name: " + written + "\n"
        : "    - name: %s\n      value: \"%s\"\n"
            .formatted(written.substring(0, colon), written.substring(colon + 1));
  }
}
