package dev.podnosis.coredns.corefile;

import java.util.List;

/**
 * Settings of one forward plugin.
 *
 * @param at where it stands; line 0 for one that no Corefile holds
 * @param zone the names it takes, absolute and in lower case
 * @param maxConcurrent 0 for no limit
 * @param except zones it leaves out
 */
public record ForwardFacts(
    Position at,
    String zone,
    List<Upstream> upstreams,
    boolean forceTcp,
    boolean preferUdp,
    int maxConcurrent,
    String policy,
    List<String> except) {
  public ForwardFacts {
    upstreams = List.copyOf(upstreams);
    except = List.copyOf(except);
  }

  static ForwardFacts of(Directive forward) {
    List<Token> args = forward.argTokens();
    return new ForwardFacts(
        forward.position(),
        args.isEmpty() ? "." : ZoneAddress.of(args.getFirst()).zone(),
        args.stream().skip(1).limit(50).map(t -> Upstream.of(t.text())).toList(),
        forward.option("force_tcp").isPresent(),
        forward.option("prefer_udp").isPresent(),
        forward
            .option("max_concurrent")
            .flatMap(o -> o.arg(0))
            .filter(a -> a.matches("\\d{1,9}"))
            .map(Integer::parseInt)
            .orElse(0),
        forward.option("policy").flatMap(o -> o.arg(0)).orElse("random"),
        forward
            .options("except")
            .flatMap(o -> o.args().stream())
            .map(ZoneAddress::absolute)
            .toList());
  }

  /** Whether a query for that name (absolute, in lower case) goes to these upstreams. */
  public boolean takes(String name) {
    return ZoneAddress.isUnder(name, zone)
        && except.stream().noneMatch(e -> ZoneAddress.isUnder(name, e));
  }
}
