package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.StubLookupSeen;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of asking for one name.
 *
 * @param found numbers of the evidence in which it has an address
 * @param denied numbers of the evidence in which a server says that it does not exist
 */
record AskedName(List<String> found, List<String> denied) {
  static AskedName of(String name, Facts facts) {
    List<Seen<LookupsSeen>> asked =
        facts
            .all(LookupsSeen.class)
            .filter(s -> s.what().question() != LookupsSeen.Question.EXTERNAL_FRESH)
            .filter(s -> facts.names().same(s.what().name(), name))
            .toList();
    Stream<String> byServer =
        ids(asked, a -> a.rcode().equals("NOERROR") && !a.answers().isEmpty());
    Stream<String> byResolver =
        facts.stubLookups().stream()
            .filter(s -> facts.names().same(s.what().name(), name))
            .filter(s -> s.what().result() == StubLookupSeen.Result.FOUND)
            .map(Seen::id);
    Stream<String> byHostsFile =
        facts.businessPod().stream()
            .filter(f -> aliases(f.value()).anyMatch(a -> facts.names().same(a, name)))
            .flatMap(f -> f.evidence().stream());
    return new AskedName(
        Stream.of(byServer, byResolver, byHostsFile).flatMap(s -> s).toList(),
        ids(asked, a -> a.rcode().equals("NXDOMAIN")).toList());
  }

  private static Stream<String> aliases(PodFacts pod) {
    return pod.dns().hostAliases().stream();
  }

  private static Stream<String> ids(
      List<Seen<LookupsSeen>> asked, java.util.function.Predicate<LookupOutcome.Answered> wanted) {
    return asked.stream()
        .filter(
            s ->
                s.what().samples().stream()
                    .anyMatch(
                        x -> x.outcome() instanceof LookupOutcome.Answered a && wanted.test(a)))
        .map(Seen::id);
  }
}
