package dev.podnosis.dns.resolver;

import static dev.podnosis.dns.resolver.Scripted.POD;
import static dev.podnosis.dns.resolver.Scripted.after;
import static dev.podnosis.dns.resolver.Scripted.isAaaa;
import static dev.podnosis.dns.resolver.Scripted.lines;
import static dev.podnosis.dns.resolver.Scripted.model;
import static dev.podnosis.dns.resolver.Scripted.pod;
import static dev.podnosis.dns.resolver.Scripted.records;
import static dev.podnosis.dns.resolver.Scripted.truncated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.dns.StubOutcome.Failure;
import dev.podnosis.dns.Transport;
import dev.podnosis.dns.resolver.Walkthrough.Result;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlibcResolverTest {

  private static final DnsName EXTERNAL = DnsName.parse("www.example.com");

  @Test
  void fewDotsMeanSearchDomainsFirst() {
    Walkthrough walk = model("glibc", POD).lookUp(EXTERNAL, Answers.onlyExisting(Set.of(EXTERNAL)));
    assertEquals(
        List.of(
            "0 www.example.com.shop.svc.cluster.local. A+AAAA 10.96.0.10 udp",
            "0 www.example.com.svc.cluster.local. A+AAAA 10.96.0.10 udp",
            "0 www.example.com.cluster.local. A+AAAA 10.96.0.10 udp",
            "0 www.example.com. A+AAAA 10.96.0.10 udp"),
        lines(walk));
    assertEquals(6, walk.wasted());
    assertEquals(new Result.Found(EXTERNAL.toAbsolute()), walk.result());
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.com., 1",
    "a.b.c.d.e.f, 1",
    "kubernetes.default, 2",
    "web-glibc, 1",
  })
  void aNameThatFitsCostsNothingMore(String name, int names) {
    Walkthrough walk =
        model("glibc", POD)
            .lookUp(
                DnsName.parse(name),
                Answers.onlyExisting(
                    Set.of(
                        EXTERNAL,
                        DnsName.parse("a.b.c.d.e.f"),
                        DnsName.parse("kubernetes.default.svc.cluster.local"),
                        DnsName.parse("web-glibc.shop.svc.cluster.local"))));
    assertEquals(names, walk.names().size());
    assertInstanceOf(Result.Found.class, walk.result());
  }

  @Test
  void enoughDotsStillEndInTheSearchDomainsWhenTheNameDoesNotExist() {
    Walkthrough walk =
        model("glibc", POD).lookUp(DnsName.parse("a.b.c.d.e.f"), Answers.nothingExists());
    assertEquals("a.b.c.d.e.f.", walk.names().getFirst().toString());
    assertEquals(4, walk.names().size());
    assertEquals(new Result.Failed(Failure.NO_SUCH_NAME), walk.result());
  }

  @Test
  void servfailTurnsToTheNextServerAndGoesOnSearching() {
    Walkthrough walk = model("glibc", POD).lookUp(EXTERNAL, _ -> after(Rcode.SERVFAIL));
    assertEquals(4, walk.names().size());
    // Two attempts for each of four names, two types.
    assertEquals(16, walk.queries().size());
    assertEquals(new Result.Failed(Failure.TEMPORARY), walk.result());
    assertTrue(walk.total().compareTo(Duration.ofSeconds(1)) < 0);
  }

  @Test
  void refusedEndsTheSearchAndAsksForTheNameAsItStands() {
    Walkthrough walk = model("glibc", POD).lookUp(EXTERNAL, _ -> after(Rcode.REFUSED));
    assertEquals(
        List.of("www.example.com.shop.svc.cluster.local.", "www.example.com."),
        walk.names().stream().map(DnsName::toString).toList());
    assertEquals(new Result.Failed(Failure.TEMPORARY), walk.result());
  }

  @Test
  void silenceCostsTenSecondsForEachOfTwoNames() {
    Walkthrough walk = model("glibc", POD).lookUp(EXTERNAL, Answers.silence());
    assertEquals(
        List.of(
            "0 www.example.com.shop.svc.cluster.local. A+AAAA 10.96.0.10 udp",
            "5000 www.example.com.shop.svc.cluster.local. A+AAAA 10.96.0.10 udp",
            "10000 www.example.com. A+AAAA 10.96.0.10 udp",
            "15000 www.example.com. A+AAAA 10.96.0.10 udp"),
        lines(walk));
    assertEquals(Duration.ofSeconds(20), walk.total());
    assertEquals(EXTERNAL.toAbsolute(), walk.deciding().orElseThrow().query().name());
  }

  @Test
  void closedPortsEndTheSearchAtOnce() {
    Walkthrough walk =
        model("glibc", POD).lookUp(EXTERNAL, _ -> new Reaction.PortClosed(Scripted.FAST));
    assertEquals(1, walk.names().size());
    assertEquals(new Result.Failed(Failure.TEMPORARY), walk.result());
  }

  @Test
  void aLostSecondAnswerCostsFiveSecondsAndThenOneByOne() {
    int[] aaaa = {0};
    Walkthrough walk =
        model("glibc", POD)
            .lookUp(
                DnsName.parse("www.example.com."),
                q -> isAaaa(q) && aaaa[0]++ == 0 ? new Reaction.Silence() : records());
    assertEquals(
        List.of(
            "0 www.example.com. A+AAAA 10.96.0.10 udp",
            "5000 www.example.com. A 10.96.0.10 udp",
            "5001 www.example.com. AAAA 10.96.0.10 udp"),
        lines(walk));
    assertEquals(Duration.ofMillis(5002), walk.total());
    assertInstanceOf(Result.Found.class, walk.result());
  }

  @Test
  void aSecondAnswerThatNeverComesIsDoneWithoutInTheEnd() {
    Walkthrough walk =
        model("glibc", POD)
            .lookUp(
                DnsName.parse("www.example.com."),
                q -> isAaaa(q) ? new Reaction.Silence() : records());
    assertEquals(Duration.ofSeconds(15), walk.total());
    assertInstanceOf(Result.Found.class, walk.result());
  }

  @Test
  void oneGoodFamilyIsEnough() {
    Walkthrough walk =
        model("glibc", POD)
            .lookUp(
                DnsName.parse("www.example.com."),
                q -> isAaaa(q) ? after(Rcode.SERVFAIL) : records());
    assertEquals(2, walk.queries().size());
    assertInstanceOf(Result.Found.class, walk.result());
    walk =
        model("glibc", POD)
            .lookUp(
                DnsName.parse("www.example.com."),
                q -> isAaaa(q) ? records() : after(Rcode.SERVFAIL));
    assertInstanceOf(Result.Found.class, walk.result());
  }

  @Test
  void truncationAsksAgainOverTcp() {
    Walkthrough walk =
        model("glibc", POD)
            .lookUp(
                DnsName.parse("big.shop.svc.cluster.local."),
                q ->
                    q.transport() == Transport.TCP
                        ? records()
                        : isAaaa(q) ? after(Rcode.NOERROR) : truncated());
    assertEquals(
        List.of(
            "0 big.shop.svc.cluster.local. A+AAAA 10.96.0.10 udp",
            "1 big.shop.svc.cluster.local. A+AAAA 10.96.0.10 tcp"),
        lines(walk));
    assertInstanceOf(Result.Found.class, walk.result());
  }

  @Test
  void tcpThatIsDroppedWaitsForTheKernel() {
    Walkthrough walk =
        model("glibc", pod("options use-vc\n"))
            .lookUp(DnsName.parse("www.example.com."), Answers.silence());
    assertEquals(2, walk.queries().size());
    assertEquals(Duration.ofSeconds(127), walk.total());
  }

  @Test
  void serversAreAskedOneAfterTheOtherWithSharedTimeouts() {
    ResolvConf three =
        ResolvConf.parse("nameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver 10.0.0.3\n");
    Walkthrough walk = model("glibc", three).lookUp(DnsName.parse("x.example."), Answers.silence());
    assertEquals(
        List.of(
            "0 x.example. A+AAAA 10.0.0.1 udp",
            "5000 x.example. A+AAAA 10.0.0.2 udp",
            "8000 x.example. A+AAAA 10.0.0.3 udp",
            "14000 x.example. A+AAAA 10.0.0.1 udp",
            "19000 x.example. A+AAAA 10.0.0.2 udp",
            "22000 x.example. A+AAAA 10.0.0.3 udp"),
        lines(walk));
    assertEquals(Duration.ofSeconds(28), walk.total());
  }

  @Test
  void optionsChangeTheRow() {
    assertEquals(
        List.of("0 x.example. A 10.96.0.10 udp", "1 x.example. AAAA 10.96.0.10 udp"),
        lines(
            model("glibc", pod("options single-request\n"))
                .lookUp(DnsName.parse("x.example."), _ -> records())));
    assertEquals(
        List.of("0 x.example. A 10.96.0.10 udp"),
        lines(
            model("glibc 2.36", pod("options no-aaaa\n"))
                .lookUp(DnsName.parse("x.example."), _ -> records())));
    assertEquals(
        3,
        model("glibc", pod("options no-tld-query\n"))
            .lookUp(DnsName.parse("web"), Answers.nothingExists())
            .names()
            .size());
    assertEquals(
        0,
        model("glibc", pod("options attempts:0\n"))
            .lookUp(DnsName.parse("web."), Answers.silence())
            .queries()
            .size());
  }

  @Test
  void oldVersionsReadSixSearchDomainsAndKnowFewerOptions() {
    ResolvConf seven =
        ResolvConf.parse(
            "nameserver 10.96.0.10\nsearch a b c d e f g\noptions ndots:5 no-aaaa rotate\n");
    StubSettings old = model("glibc 2.25", seven).settings();
    assertEquals(6, old.search().size());
    assertEquals(
        List.of(
            new StubSettings.Ignored(StubSettings.Reason.SEARCH_LIMIT, "g"),
            new StubSettings.Ignored(StubSettings.Reason.OPTION_UNSUPPORTED, "no-aaaa")),
        old.ignored());
    assertEquals(7, model("glibc 2.26", seven).settings().search().size());
    assertTrue(model("glibc 2.36", seven).settings().ignored().isEmpty());
  }

  @Test
  void theRecordedPodWithSevenSearchDomainsAsksEightNames() {
    ResolvConf heavy =
        ResolvConf.parse(
            "search shop.svc.cluster.local svc.cluster.local cluster.local a.corp.internal"
                + " b.corp.internal c.corp.internal d.corp.internal\n"
                + "nameserver 10.96.0.10\noptions ndots:9 timeout:1 attempts:1\n");
    Walkthrough walk =
        model("glibc 2.41", heavy).lookUp(EXTERNAL, Answers.onlyExisting(Set.of(EXTERNAL)));
    assertEquals(16, walk.queries().size());
    assertEquals(14, walk.wasted());
  }

  @Test
  void aFileThatAsksForTooMuchIsCutShort() {
    String search = "search" + " a".repeat(2000) + "\n";
    Walkthrough walk =
        model("glibc", ResolvConf.parse("nameserver 10.0.0.1\n" + search))
            .lookUp(DnsName.parse("web"), Answers.nothingExists());
    assertInstanceOf(Result.TooLong.class, walk.result());
    assertTrue(walk.queries().size() <= Wire.MAX_QUERIES + 2);
  }
}
