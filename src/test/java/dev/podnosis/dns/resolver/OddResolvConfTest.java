package dev.podnosis.dns.resolver;

import static dev.podnosis.dns.resolver.Scripted.lines;
import static dev.podnosis.dns.resolver.Scripted.model;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.DnsNameException;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.dns.StubOutcome.Failure;
import dev.podnosis.dns.Transport;
import dev.podnosis.dns.resolver.StubSettings.Ignored;
import dev.podnosis.dns.resolver.StubSettings.Reason;
import dev.podnosis.dns.resolver.Walkthrough.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the resolvers make of files and names that are not as one expects them. */
class OddResolvConfTest {
  private static final String CRLF =
      "nameserver 10.96.0.10\r\nsearch svc.cluster.local cluster.local\r\noptions ndots:5\r\n";

  /** glibc res_init.c parts search domains at blanks and tabs only; Go and musl at white space. */
  @ParameterizedTest
  @CsvSource({
    "glibc, web.cluster.local\\013.",
    "glibc 2.25, web.cluster.local\\013.",
    "musl, web.cluster.local.",
    "go, web.cluster.local."
  })
  void aCarriageReturnStaysInTheLastSearchDomainOfGlibcAlone(String libc, String third) {
    List<String> names = names(libc, CRLF, "web");
    assertEquals("web.svc.cluster.local.", names.getFirst());
    assertEquals(third, names.get(1));
    assertEquals("web.", names.get(2), "ndots:5 is read, whatever follows the digit");
  }

  /** inet_aton ends at white space; the IPv6 address is cut at a blank or a line feed only. */
  @Test
  void aCarriageReturnSpoilsAnIpv6ServerForGlibc() {
    String text = "nameserver fd00::a\r\nnameserver 10.96.0.10\r\n";
    assertEquals(List.of("10.96.0.10"), settings("glibc", text).nameservers());
    assertEquals(
        List.of(new Ignored(Reason.CARRIAGE_RETURN, "fd00::a")), settings("glibc", text).ignored());
    assertEquals(List.of("fd00::a", "10.96.0.10"), settings("musl", text).nameservers());
    assertEquals(List.of("fd00::a", "10.96.0.10"), settings("go", text).nameservers());
    assertEquals(
        List.of("fd00::a", "10.96.0.10"), settings("glibc", text.replace("\r", "")).nameservers());
  }

  /** resolv.conf(5): six search domains up to glibc 2.25, any number since. */
  @ParameterizedTest
  @CsvSource({"glibc 2.25, 6", "glibc 2.26, 7", "musl 1.2.5, 7", "go, 7"})
  void sevenSearchDomains(String libc, int used) {
    String text = "nameserver 10.0.0.1\nsearch a b c d e f g\n";
    assertEquals(used, settings(libc, text).search().size());
    assertEquals(7 - used, settings(libc, text).ignored().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"glibc", "musl", "go"})
  void theFourthServerIsNotAsked(String libc) {
    StubSettings settings =
        settings(
            libc,
            "nameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver fd00::3\nnameserver 10.0.0.4\n");
    assertEquals(List.of("10.0.0.1", "10.0.0.2", "fd00::3"), settings.nameservers());
    assertEquals(List.of(new Ignored(Reason.TOO_MANY_NAMESERVERS, "10.0.0.4")), settings.ignored());
  }

  @ParameterizedTest
  @ValueSource(strings = {"glibc", "musl", "go"})
  void aZoneBelongsToALinkLocalServer(String libc) {
    assertEquals(
        List.of("fe80::1%eth0"), settings(libc, "nameserver fe80::1%eth0\n").nameservers());
  }

  /** Comments begin in the first column (resolv.conf(5)); behind a search list they are domains. */
  @Test
  void aCommentBehindASearchListIsAskedFor() {
    String text = "# a\n; b\nnameserver 10.0.0.1 # main\nsearch a.b # office\n";
    for (String libc : List.of("glibc", "musl", "go")) {
      assertEquals(
          List.of("www.a.b.", "www.#.", "www.office.", "www."), names(libc, text, "www"), libc);
    }
    ResolvConf conf = ResolvConf.parse(text);
    assertEquals(
        List.of(ResolvConf.Reason.COMMENT_IN_SEARCH),
        conf.remarks().stream().map(ResolvConf.Remark::reason).toList());
    assertEquals(4, conf.remarks().getFirst().line());
  }

  /** ndots:0 asks every name as it stands first; above 15 counts as 15 (RES_MAXNDOTS). */
  @ParameterizedTest
  @CsvSource({
    "glibc, 0, 0", "musl, 0, 0", "go, 0, 0",
    "glibc, 99, 15", "musl, 99, 15", "go, 99, 15",
    "glibc, abc, 0", "musl, abc, 1", "go, abc, 0",
    "glibc, 3x, 3", "musl, 3x, 3", "go, 3x, 3",
    "glibc, '', 0", "musl, '', 1"
  })
  void oddNumbersOfDots(String libc, String written, int ndots) {
    String text = "nameserver 10.0.0.1\nsearch a.b\noptions ndots:" + written + "\n";
    assertEquals(ndots, settings(libc, text).ndots());
  }

  /** An option without a colon is none of the three that take a number. */
  @Test
  void anOptionWithoutAColonSaysNothing() {
    assertEquals(1, settings("glibc", "nameserver 10.0.0.1\noptions ndots\n").ndots());
  }

  /** glibc's atoi makes 0 attempts of it: nothing is asked at all. */
  @Test
  void noAttemptsMeanNoQueries() {
    ResolvConf conf = ResolvConf.parse("nameserver 10.0.0.1\noptions attempts:x\n");
    Walkthrough walk = model("glibc", conf).lookUp(DnsName.parse("a.b."), Answers.silence());
    assertEquals(List.of(), walk.queries());
    assertEquals(new Result.Failed(Failure.TEMPORARY), walk.result());
    assertEquals(1, settings("go", "nameserver 10.0.0.1\noptions attempts:x\n").attempts());
  }

  /**
   * Before musl 1.2.4 "search ." ends every lookup that gets that far; the queries are those that
   * github.com/k3s-io/k3s/issues/6132 shows.
   */
  @Test
  void theRootAsASearchDomainEndsTheLookupOfOlderMusl() {
    String text =
        "nameserver 10.43.0.10\n"
            + "search kube-system.svc.cluster.local svc.cluster.local cluster.local .\n"
            + "options ndots:5\n";
    List<String> cluster =
        List.of(
            "google.com.kube-system.svc.cluster.local.",
            "google.com.svc.cluster.local.",
            "google.com.cluster.local.");
    assertEquals(cluster, names("musl 1.2.3", text, "google.com"));
    Walkthrough failed =
        model("musl 1.2.3", ResolvConf.parse(text))
            .lookUp(
                DnsName.parse("google.com"),
                Answers.onlyExisting(java.util.Set.of(DnsName.parse("google.com."))));
    assertEquals(new Result.Failed(Failure.NO_SUCH_NAME), failed.result());
    for (String libc : List.of("musl 1.2.4", "glibc", "go")) {
      List<String> names = names(libc, text, "google.com");
      assertEquals(cluster, names.subList(0, 3), libc);
      assertEquals(List.of("google.com."), names.subList(3, names.size()), libc);
    }
  }

  /** resolv.conf(5) says since when; musl knows none of them. */
  @ParameterizedTest
  @CsvSource({
    "glibc 2.5, edns0 trust-ad no-reload use-vc single-request",
    "glibc 2.17, trust-ad no-reload",
    "glibc 2.26, trust-ad",
    "glibc 2.31, ''",
    "musl, edns0 trust-ad no-reload use-vc single-request",
    "go 1.12, edns0 use-vc single-request",
    "go 1.13, edns0",
    "go 1.18.10, edns0",
    "go 1.19, ''"
  })
  void optionsThatAVersionDoesNotKnow(String libc, String unknown) {
    List<String> ignored =
        settings(
                libc,
                "nameserver 10.0.0.1\noptions edns0 trust-ad no-reload use-vc single-request\n")
            .ignored()
            .stream()
            .filter(i -> i.reason() == Reason.OPTION_UNSUPPORTED)
            .map(Ignored::what)
            .sorted()
            .toList();
    assertEquals(
        unknown.isEmpty() ? List.of() : List.of(unknown.split(" ")).stream().sorted().toList(),
        ignored);
  }

  /** Go 1.13 (release notes): TCP where use-vc is set. */
  @ParameterizedTest
  @CsvSource({"go 1.12, UDP", "go 1.13, TCP", "glibc 2.13, UDP", "glibc 2.14, TCP"})
  void useVcAsksOverTcp(String libc, Transport transport) {
    ResolvConf conf = ResolvConf.parse("nameserver 10.0.0.1\noptions use-vc\n");
    Walkthrough walk = model(libc, conf).lookUp(DnsName.parse("a.b."), Answers.nothingExists());
    assertTrue(
        walk.queries().stream().allMatch(q -> q.query().transport() == transport),
        lines(walk).toString());
  }

  /** One after the other since Go 1.13 (golang.org/issue/29644) and glibc 2.10 (resolv.conf(5)). */
  @ParameterizedTest
  @CsvSource({
    "go 1.12, 0 a.b. A+AAAA 10.0.0.1 udp",
    "go 1.13, 0 a.b. A 10.0.0.1 udp",
    "glibc 2.9, 0 a.b. A+AAAA 10.0.0.1 udp",
    "glibc 2.10, 0 a.b. A 10.0.0.1 udp",
    "musl, 0 a.b. A+AAAA 10.0.0.1 udp"
  })
  void singleRequestIsKnownToSomeVersions(String libc, String first) {
    ResolvConf conf = ResolvConf.parse("nameserver 10.0.0.1\noptions single-request\n");
    Walkthrough walk = model(libc, conf).lookUp(DnsName.parse("a.b."), Answers.nothingExists());
    assertEquals(first, lines(walk).getFirst());
  }

  /** Go knows the words of the BSDs for use-vc (net/dnsconfig_unix.go); C libraries do not. */
  @ParameterizedTest
  @CsvSource({
    "go, usevc, TCP",
    "go, tcp, TCP",
    "go 1.12, tcp, UDP",
    "glibc, usevc, UDP",
    "musl, tcp, UDP"
  })
  void useVcHasOtherNamesInGo(String libc, String option, Transport transport) {
    ResolvConf conf = ResolvConf.parse("nameserver 10.0.0.1\noptions " + option + "\n");
    Walkthrough walk = model(libc, conf).lookUp(DnsName.parse("a.b."), Answers.nothingExists());
    assertTrue(
        walk.queries().stream().allMatch(q -> q.query().transport() == transport),
        lines(walk).toString());
  }

  /** glibc takes both spellings (res_init.c). */
  @ParameterizedTest
  @ValueSource(strings = {"no-tld-query", "no_tld_query"})
  void aNameWithoutDotsIsNotAskedAsItStands(String option) {
    String text = "nameserver 10.0.0.1\nsearch a.b\noptions " + option + "\n";
    assertEquals(List.of("www.a.b."), names("glibc", text, "www"));
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.com., 1, www.example.com.",
    "_sip._tcp.example.com, 2, _sip._tcp.example.com.",
    "müller.example, 2, xn--mller-kva.example."
  })
  void namesOfOtherForms(String name, int asked, String first) throws DnsNameException {
    ResolvConf conf = ResolvConf.parse("nameserver 10.0.0.1\nsearch a.b\n");
    for (String libc : List.of("glibc", "go")) {
      Walkthrough walk =
          model(libc, conf).lookUp(DnsName.ofUserInput(name), Answers.nothingExists());
      assertEquals(asked, walk.names().size());
      assertEquals(first, walk.names().getFirst().toAbsolute().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", ".a", "..", ""})
  void noNames(String name) {
    assertThrows(DnsNameException.class, () -> DnsName.ofUserInput(name));
  }

  /** A name of 253 characters is the longest (RFC 1035, 2.3.4); with a domain it gets too long. */
  @Test
  void theLongestName() throws DnsNameException {
    String label = "a".repeat(63) + ".";
    String longest = label.repeat(3) + "b".repeat(61);
    assertEquals(253, longest.length());
    String text = "nameserver 10.0.0.1\nsearch c.d\noptions ndots:5\n";
    for (String libc : List.of("glibc", "musl", "go")) {
      List<String> names = names(libc, text, longest);
      assertEquals(List.of(longest + "."), names, libc);
    }
    assertThrows(DnsNameException.class, () -> DnsName.ofUserInput(longest + "b"));
    assertThrows(DnsNameException.class, () -> DnsName.ofUserInput("a".repeat(64) + ".example"));
  }

  private static StubSettings settings(String libc, String text) {
    return model(libc, ResolvConf.parse(text)).settings();
  }

  private static List<String> names(String libc, String text, String name) {
    return model(libc, ResolvConf.parse(text))
        .lookUp(DnsName.parse(name), Answers.nothingExists())
        .names()
        .stream()
        .map(n -> n.toAbsolute().toString())
        .toList();
  }
}
