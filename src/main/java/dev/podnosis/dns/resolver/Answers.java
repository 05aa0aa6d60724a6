package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.Rcode;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers the queries of a simulated lookup; asked only for queries that are really sent. */
@FunctionalInterface
public interface Answers {

  /** What comes of this query. */
  Reaction to(Query query);

  /** No name exists: the longest row of queries that a lookup in good order can take. */
  static Answers nothingExists() {
    return _ -> Reaction.rcode(Rcode.NXDOMAIN);
  }

  /** Only these names exist, each with addresses of both kinds. */
  static Answers onlyExisting(Set<DnsName> names) {
    Set<DnsName> absolute =
        names.stream().map(DnsName::toAbsolute).collect(Collectors.toUnmodifiableSet());
    return query ->
        absolute.contains(query.name()) ? Reaction.found() : Reaction.rcode(Rcode.NXDOMAIN);
  }

  /** Nobody answers. */
  static Answers silence() {
    return _ -> new Reaction.Silence();
  }
}
