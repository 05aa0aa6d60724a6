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

class MuslResolverTest {

  private static final DnsName EXTERNAL = DnsName.parse("www.example.com");
  private static final DnsName ABSOLUTE = DnsName.parse("www.example.com.");

  @Test
  void asksAllServersAtOnceAndAgainAfterHalfTheTimeout() {
    ResolvConf two = ResolvConf.parse("nameserver 10.0.0.1\nnameserver 10.0.0.2\n");
    Walkthrough walk = model("musl", two).lookUp(ABSOLUTE, Answers.silence());
    assertEquals(
        List.of(
            "0 www.example.com. A+AAAA 10.0.0.1+10.0.0.2 udp",
            "2500 www.example.com. A+AAAA 10.0.0.1+10.0.0.2 udp"),
        lines(walk));
    assertEquals(8, walk.queries().size());
    assertEquals(Duration.ofSeconds(5), walk.total());
    assertEquals(new Result.Failed(Failure.TEMPORARY), walk.result());
  }

  @Test
  void aNameWithEnoughDotsIsNeverSearchedFor() {
    Walkthrough walk =
        model("musl", POD).lookUp(DnsName.parse("a.b.c.d.e.f"), Answers.nothingExists());
    assertEquals(1, walk.names().size());
    assertEquals(new Result.Failed(Failure.NO_SUCH_NAME), walk.result());
  }

  @Test
  void searchesForNamesWithFewDots() {
    Walkthrough walk = model("musl", POD).lookUp(EXTERNAL, Answers.onlyExisting(Set.of(EXTERNAL)));
    assertEquals(8, walk.queries().size());
    assertEquals(new Result.Found(ABSOLUTE), walk.result());
  }

  @Test
  void silenceEndsTheWholeLookup() {
    Walkthrough walk = model("musl", POD).lookUp(EXTERNAL, Answers.silence());
    assertEquals(1, walk.names().size());
    assertEquals(Duration.ofSeconds(5), walk.total());
  }

  @Test
  void nodataEndsTheWholeLookup() {
    Walkthrough walk = model("musl 1.2.5", POD).lookUp(EXTERNAL, _ -> after(Rcode.NOERROR));
    assertEquals(1, walk.names().size());
    assertEquals(new Result.Failed(Failure.NO_ADDRESS), walk.result());
    assertEquals(
        new Result.Failed(Failure.NO_SUCH_NAME),
        model("musl 1.2.3", POD).lookUp(EXTERNAL, _ -> after(Rcode.NOERROR)).result());
  }

  @Test
  void servfailIsRepeatedAtOnceAndThenWaitedFor() {
    Walkthrough walk = model("musl", POD).lookUp(ABSOLUTE, _ -> after(Rcode.SERVFAIL));
    // Two questions and four repeats, in each of two rounds.
    assertEquals(12, walk.queries().size());
    assertEquals(Duration.ofSeconds(5), walk.total());
    assertEquals(new Result.Failed(Failure.TEMPORARY), walk.result());
  }

  @Test
  void refusedIsPassedOverLikeSilence() {
    Walkthrough walk = model("musl", POD).lookUp(EXTERNAL, _ -> after(Rcode.REFUSED));
    assertEquals(4, walk.queries().size());
    assertEquals(Duration.ofSeconds(5), walk.total());
    assertEquals(new Result.Failed(Failure.TEMPORARY), walk.result());
  }

  @Test
  void theFirstServerWithAnAnswerWins() {
    ResolvConf two = ResolvConf.parse("nameserver 10.0.0.1\nnameserver 10.0.0.2\n");
    Walkthrough walk =
        model("musl", two)
            .lookUp(
                ABSOLUTE,
                q ->
                    q.server().equals("10.0.0.1")
                        ? new Reaction.Response(Rcode.NOERROR, true, false, Duration.ofMillis(30))
                        : after(Rcode.NXDOMAIN));
    assertEquals(new Result.Failed(Failure.NO_SUCH_NAME), walk.result());
    assertEquals(Duration.ofMillis(1), walk.total());
  }

  @Test
  void bothFamiliesMustBeAnswered() {
    Answers half = q -> isAaaa(q) ? new Reaction.Silence() : records();
    Walkthrough walk = model("musl 1.2.3", POD).lookUp(ABSOLUTE, half);
    assertEquals(new Result.Failed(Failure.TEMPORARY), walk.result());
    assertEquals(Duration.ofSeconds(5), walk.total());
    assertInstanceOf(Result.Found.class, model("musl 1.1.24", POD).lookUp(ABSOLUTE, half).result());
  }

  @Test
  void onlyTheUnansweredQuestionIsRepeated() {
    int[] aaaa = {0};
    Walkthrough walk =
        model("musl", POD)
            .lookUp(
                ABSOLUTE, q -> isAaaa(q) && aaaa[0]++ == 0 ? new Reaction.Silence() : records());
    assertEquals(
        List.of(
            "0 www.example.com. A+AAAA 10.96.0.10 udp",
            "2500 www.example.com. AAAA 10.96.0.10 udp"),
        lines(walk));
    assertEquals(Duration.ofMillis(2501), walk.total());
  }

  @Test
  void tcpCameWith124() {
    Answers big = q -> q.transport() == Transport.TCP ? records() : truncated();
    Walkthrough now = model("musl 1.2.4", POD).lookUp(ABSOLUTE, big);
    assertEquals(4, now.queries().size());
    assertInstanceOf(Result.Found.class, now.result());
    Walkthrough before = model("musl 1.2.3", POD).lookUp(ABSOLUTE, big);
    assertEquals(2, before.queries().size());
    Answers noTcp =
        q -> q.transport() == Transport.TCP ? new Reaction.PortClosed(Scripted.FAST) : truncated();
    Walkthrough blocked = model("musl 1.2.4", POD).lookUp(ABSOLUTE, noTcp);
    assertEquals(new Result.Failed(Failure.TEMPORARY), blocked.result());
    assertEquals(Duration.ofMillis(2), blocked.total());
  }

  @Test
  void searchCameWith1113AndOptionsAreFew() {
    StubSettings old = model("musl 1.1.12", pod("options use-vc rotate\n")).settings();
    assertEquals(List.of(), old.search());
    assertEquals(5, old.ignored().size());
    assertEquals(3, model("musl 1.1.13", POD).settings().search().size());
    assertEquals(10, model("musl", pod("options attempts:50\n")).settings().attempts());
    assertEquals(1, model("musl", pod("options attempts:0\n")).settings().attempts());
  }

  @Test
  void aSearchLineLongerThanItsBufferIsPassedOver() {
    String domain = "a".repeat(60) + ".example";
    StubSettings settings =
        model(
                "musl",
                ResolvConf.parse("search " + (domain + " ").repeat(4) + "\nnameserver 10.0.0.1\n"))
            .settings();
    assertEquals(List.of(), settings.search());
    assertEquals(StubSettings.Reason.LINE_TOO_LONG, settings.ignored().getFirst().reason());
  }

  @Test
  void aTimeoutOfZeroAsksNothing() {
    Walkthrough walk = model("musl", pod("options timeout:0\n")).lookUp(ABSOLUTE, _ -> records());
    assertEquals(0, walk.queries().size());
    assertEquals(new Result.Failed(Failure.TEMPORARY), walk.result());
  }
}
