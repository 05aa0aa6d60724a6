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

class GoResolverTest {

  private static final DnsName EXTERNAL = DnsName.parse("www.example.com");
  private static final DnsName ABSOLUTE = DnsName.parse("www.example.com.");

  @Test
  void searchesAsGlibcDoes() {
    Walkthrough walk = model("go", POD).lookUp(EXTERNAL, Answers.onlyExisting(Set.of(EXTERNAL)));
    assertEquals(
        List.of(
            "0 www.example.com.shop.svc.cluster.local. A+AAAA 10.96.0.10 udp",
            "0 www.example.com.svc.cluster.local. A+AAAA 10.96.0.10 udp",
            "0 www.example.com.cluster.local. A+AAAA 10.96.0.10 udp",
            "0 www.example.com. A+AAAA 10.96.0.10 udp"),
        lines(walk));
  }

  @Test
  void silenceCostsEveryNameItsAttempts() {
    Walkthrough walk = model("go", POD).lookUp(EXTERNAL, Answers.silence());
    assertEquals(4, walk.names().size());
    assertEquals(16, walk.queries().size());
    assertEquals(Duration.ofSeconds(40), walk.total());
    assertEquals(new Result.Failed(Failure.TEMPORARY), walk.result());
  }

  @Test
  void oneFamilyIsEnoughButBothAreWaitedFor() {
    Walkthrough walk =
        model("go", POD).lookUp(ABSOLUTE, q -> isAaaa(q) ? new Reaction.Silence() : records());
    assertEquals(
        List.of(
            "0 www.example.com. A+AAAA 10.96.0.10 udp",
            "5000 www.example.com. AAAA 10.96.0.10 udp"),
        lines(walk));
    assertEquals(Duration.ofSeconds(10), walk.total());
    assertInstanceOf(Result.Found.class, walk.result());
  }

  @Test
  void anotherServerMayHelpWithErrorsNotWithMissingNames() {
    ResolvConf two = ResolvConf.parse("nameserver 10.0.0.1\nnameserver 10.0.0.2\n");
    Walkthrough bad =
        model("go", two)
            .lookUp(
                ABSOLUTE, q -> q.server().equals("10.0.0.1") ? after(Rcode.REFUSED) : records());
    assertEquals(4, bad.queries().size());
    assertInstanceOf(Result.Found.class, bad.result());
    assertEquals(2, model("go", two).lookUp(ABSOLUTE, _ -> after(Rcode.NXDOMAIN)).queries().size());
    assertEquals(
        new Result.Failed(Failure.PERMANENT),
        model("go", two).lookUp(ABSOLUTE, _ -> after(Rcode.REFUSED)).result());
  }

  @Test
  void theErrorOfTheNameAsGivenIsReported() {
    Walkthrough walk =
        model("go", POD)
            .lookUp(
                EXTERNAL,
                q -> q.name().equals(ABSOLUTE) ? after(Rcode.SERVFAIL) : after(Rcode.NXDOMAIN));
    assertEquals(new Result.Failed(Failure.TEMPORARY), walk.result());
  }

  @Test
  void truncationAsksAgainOverTcp() {
    Walkthrough walk =
        model("go", POD)
            .lookUp(
                ABSOLUTE,
                q ->
                    q.transport() == Transport.TCP
                        ? records()
                        : isAaaa(q) ? after(Rcode.NOERROR) : truncated());
    assertEquals(
        List.of("0 www.example.com. A+AAAA 10.96.0.10 udp", "1 www.example.com. A 10.96.0.10 tcp"),
        lines(walk));
  }

  @Test
  void singleRequestAsksOneAfterTheOther() {
    assertEquals(
        List.of("0 www.example.com. A 10.96.0.10 udp", "1 www.example.com. AAAA 10.96.0.10 udp"),
        lines(model("go", pod("options single-request\n")).lookUp(ABSOLUTE, _ -> records())));
    assertEquals(
        List.of("0 www.example.com. A+AAAA 10.96.0.10 tcp"),
        lines(model("go", pod("options use-vc\n")).lookUp(ABSOLUTE, _ -> records())));
  }

  @Test
  void manyAttemptsAreCutShort() {
    Walkthrough walk =
        model("go", pod("options attempts:100000\n")).lookUp(ABSOLUTE, Answers.silence());
    assertInstanceOf(Result.TooLong.class, walk.result());
  }

  @Test
  void anEmptyFileMeansThisHost() {
    assertEquals(
        List.of("127.0.0.1", "::1"), model("go", ResolvConf.parse("")).settings().nameservers());
    assertEquals(
        List.of("127.0.0.1"), model("glibc", ResolvConf.parse("")).settings().nameservers());
  }
}
