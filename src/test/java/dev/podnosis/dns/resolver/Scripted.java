package dev.podnosis.dns.resolver;

import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.RecordType;
import dev.podnosis.dns.ResolvConf;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Files and answers that the tests of the models share. */
final class Scripted {

  static final ResolvConf POD =
      ResolvConf.parse(
          """
          search shop.svc.cluster.local svc.cluster.local cluster.local
          nameserver 10.96.0.10
          options ndots:5
          """);

  static final Duration FAST = Duration.ofMillis(1);

  private Scripted() {}

  static ResolverModel model(String libc, ResolvConf conf) {
    return ResolverModel.of(Libc.parse(libc).orElseThrow(), conf);
  }

  static ResolvConf pod(String more) {
    return ResolvConf.parse(
        "search shop.svc.cluster.local svc.cluster.local cluster.local\n"
            + "nameserver 10.96.0.10\noptions ndots:5\n"
            + more);
  }

  static Reaction after(Rcode rcode) {
    return new Reaction.Response(rcode, false, false, FAST);
  }

  static Reaction records() {
    return new Reaction.Response(Rcode.NOERROR, true, false, FAST);
  }

  static Reaction truncated() {
    return new Reaction.Response(Rcode.NOERROR, true, true, FAST);
  }

  static boolean isAaaa(Query query) {
    return query.type().equals(RecordType.AAAA);
  }

  /** One line a batch: time in ms, names, types, servers, transport. */
  static List<String> lines(Walkthrough walk) {
    return walk.queries().stream()
        .collect(
            Collectors.groupingBy(SentQuery::batch, java.util.TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(
            batch ->
                batch.getFirst().at().toMillis()
                    + " "
                    + batch.getFirst().query().name()
                    + " "
                    + joined(batch, q -> q.query().type().mnemonic())
                    + " "
                    + joined(batch, q -> q.query().server())
                    + " "
                    + joined(batch, q -> q.query().transport().id()))
        .toList();
  }

  private static String joined(
      List<SentQuery> batch, java.util.function.Function<SentQuery, String> part) {
    return batch.stream().map(part).distinct().collect(Collectors.joining("+"));
  }
}
