package dev.podnosis.dns.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.dns.resolver.Walkthrough.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What getaddrinfo of glibc 2.36 and musl 1.2.3 was seen to do with a server that answers all names
 * in one way: the number of queries, the error and the whole seconds it took.
 */
class ObservedLookupsTest {

  @ParameterizedTest
  @CsvSource({
    "glibc 2.36, x.example., servfail, '', 'timeout:1 attempts:1 single-request', 1, TEMPORARY, 0",
    "glibc 2.36, x.example., aaaa-lost, '', 'timeout:1 attempts:1 single-request', 4, found, 2",
    "glibc 2.36, x.example., aaaa-lost, '', 'timeout:1 attempts:1', 6, found, 3",
    "glibc 2.36, x.example.com, refused, x.y y.z, 'timeout:1 ndots:5', 8, TEMPORARY, 0",
    "glibc 2.36, x.example.com, servfail, x.y y.z, 'timeout:1 ndots:5', 12, TEMPORARY, 0",
    "glibc 2.36, x.example.com, lost, x.y y.z, 'timeout:1 ndots:5', 8, TEMPORARY, 4",
    "glibc 2.36, x.example.com, nodata, x.y y.z, 'timeout:1 ndots:5', 6, NO_ADDRESS, 0",
    "glibc 2.36, x.example.com, nodata, x.y y.z, 'timeout:1 ndots:2', 6, NO_ADDRESS, 0",
    "glibc 2.36, x.example.com, formerr, x.y y.z, 'timeout:1 ndots:5', 4, NO_SUCH_NAME, 0",
    "glibc 2.36, x.example.com, closed, x.y y.z, 'timeout:1 ndots:5', 4, TEMPORARY, 0",
    "musl 1.2.3, x.example.com, nodata, x.y, 'timeout:2 ndots:5', 2, NO_SUCH_NAME, 0",
    "musl 1.2.3, x.example.com, nxdomain, x.y, 'timeout:2 ndots:5', 4, NO_SUCH_NAME, 0",
    "musl 1.2.3, x.example.com, aaaa-lost, x.y, 'timeout:2 ndots:5', 3, TEMPORARY, 2",
    "musl 1.2.3, x.example.com, servfail, x.y, 'timeout:2 ndots:5', 12, TEMPORARY, 2",
    "musl 1.2.3, x.example.com, refused, x.y, 'timeout:2 ndots:5', 4, TEMPORARY, 2",
    "musl 1.2.3, x.example.com, formerr, x.y, 'timeout:2 ndots:5', 4, TEMPORARY, 2",
    "musl 1.2.3, x.example.com, lost, x.y, 'timeout:2 ndots:5', 4, TEMPORARY, 2",
    "musl 1.2.3, x.example.com, truncated, x.y, 'timeout:2 ndots:5', 2, NO_SUCH_NAME, 0"
  })
  void theModelDoesWhatTheLibraryDid(
      String libc,
      String name,
      String server,
      String search,
      String options,
      int queries,
      String result,
      int seconds) {
    ResolvConf conf =
        ResolvConf.parse(
            "nameserver 127.1.0.1\noptions "
                + options
                + (search.isEmpty() ? "\n" : "\nsearch " + search + "\n"));
    Walkthrough walk =
        Scripted.model(libc, conf).lookUp(DnsName.parse(name), q -> reaction(server, q));
    assertEquals(queries, walk.queries().size());
    assertEquals(seconds, walk.total().toSeconds());
    assertEquals(
        result,
        switch (walk.result()) {
          case Result.Found _ -> "found";
          case Result.Failed f -> f.failure().name();
          case Result.TooLong _ -> "too long";
        });
  }

  private static Reaction reaction(String server, Query query) {
    return switch (server) {
      case "aaaa-lost" -> Scripted.isAaaa(query) ? new Reaction.Silence() : Scripted.records();
      case "lost" -> new Reaction.Silence();
      case "closed" -> new Reaction.PortClosed(Scripted.FAST);
      case "nodata" -> Scripted.after(Rcode.NOERROR);
      case "truncated" -> new Reaction.Response(Rcode.NOERROR, false, true, Scripted.FAST);
      default -> Scripted.after(Rcode.parse(server).orElseThrow());
    };
  }
}
