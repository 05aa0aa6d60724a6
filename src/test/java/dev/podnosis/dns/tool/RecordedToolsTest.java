package dev.podnosis.dns.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.dns.DnsReply;
import dev.podnosis.dns.LookupOutcome.Answered;
import dev.podnosis.dns.LookupOutcome.NoAnswer;
import dev.podnosis.dns.StubOutcome;
import dev.podnosis.dns.StubOutcome.Failure;
import dev.podnosis.dns.StubOutcome.NotResolved;
import dev.podnosis.dns.StubOutcome.NotRun;
import dev.podnosis.dns.StubOutcome.Resolved;
import dev.podnosis.dns.Transport;
import dev.podnosis.dns.resolver.Libc;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the recorded clusters reads as what its exit status and its text say. */
class RecordedToolsTest {

  static List<Recorded> dig() {
    return Recorded.all("dig");
  }

  @ParameterizedTest
  @MethodSource("dig")
  void dig(Recorded run) {
    String text = run.output().stdout();
    ToolLookup lookup = DigOutput.parse(run.output()).last();
    Matcher status = Pattern.compile("status: (\\w+)").matcher(text);
    if (status.find()) {
      assertTrue(run.output().exited(0));
      Answered answered = assertInstanceOf(Answered.class, lookup.outcome());
      assertEquals(status.group(1), answered.rcode());
      reply(text, lookup, answered);
    } else {
      assertTrue(run.output().exited(9));
      NoAnswer.Kind expected =
          text.contains("connection refused") ? NoAnswer.Kind.REFUSED : NoAnswer.Kind.TIMEOUT;
      assertEquals(
          expected, assertInstanceOf(NoAnswer.class, lookup.outcome()).kind(), run.toString());
    }
  }

  private static void reply(String text, ToolLookup lookup, Answered answered) {
    DnsReply reply = lookup.fullReply().orElseThrow();
    assertEquals(number(text, "ANSWER: (\\d+)"), reply.answers().size());
    assertEquals(number(text, "AUTHORITY: (\\d+)"), reply.authority().size());
    assertEquals(number(text, "rcvd: (\\d+)"), answered.sizeBytes());
    assertEquals(
        text.contains("(TCP)") ? Transport.TCP : Transport.UDP, reply.exchange().transport());
    assertEquals(text.contains(";; Truncated"), reply.exchange().retriedOverTcp());
    assertTrue(answered.flags().contains("qr"));
    assertTrue(text.contains(";; SERVER: " + reply.exchange().server() + "#53"));
    assertTrue(text.contains("\n;" + lookup.name() + ".\t") || text.contains(lookup.name() + ". "));
  }

  private static int number(String text, String pattern) {
    Matcher m = Pattern.compile(pattern).matcher(text);
    assertTrue(m.find(), pattern);
    return Integer.parseInt(m.group(1));
  }

  static List<Recorded> nslookup() {
    return Recorded.all("nslookup");
  }

  @ParameterizedTest
  @MethodSource("nslookup")
  void nslookup(Recorded run) {
    String text = run.output().stdout();
    ToolLookup lookup = NslookupReader.parse(run.output());
    Matcher code = Pattern.compile("server can't find \\S+: (\\w+)").matcher(text);
    boolean found = code.find();
    switch (lookup.outcome()) {
      case Answered a when !a.answers().isEmpty() -> {
        assertEquals("NOERROR", a.rcode());
        assertEquals(
            Pattern.compile("(?m)^Name:").matcher(text).results().count(), a.answers().size());
        assertTrue(run.output().exited(0));
      }
      case Answered a -> {
        assertTrue(found, run.toString());
        assertEquals(code.group(1), a.rcode());
        assertTrue(run.output().exited(1));
      }
      case NoAnswer n -> {
        assertFalse(found);
        assertFalse(text.contains("Name:"));
        boolean refused =
            text.contains("connection refused")
                || run.output().stderr().contains("Connection refused");
        assertEquals(refused ? NoAnswer.Kind.REFUSED : NoAnswer.Kind.TIMEOUT, n.kind());
      }
    }
  }

  @Test
  void anAnswerToAWithoutOneToAaaaCountsAsSlow() {
    long slow =
        nslookup().stream()
            .filter(r -> r.file().contains("packet-loss"))
            .map(r -> NslookupReader.parse(r.output()))
            .filter(l -> l.outcome() instanceof Answered && l.silentTries() > 0)
            .count();
    assertTrue(slow > 0);
  }

  static List<Recorded> getent() {
    return Recorded.all("getent");
  }

  @ParameterizedTest
  @MethodSource("getent")
  void getent(Recorded run) {
    StubOutcome outcome = GetentReader.parse(run.output());
    if (run.output().cutShort()) {
      assertEquals(Failure.STILL_WAITING, assertInstanceOf(NotResolved.class, outcome).failure());
    } else if (run.output().exited(0)) {
      Resolved resolved = assertInstanceOf(Resolved.class, outcome);
      assertEquals(
          Pattern.compile(" STREAM ").matcher(run.output().stdout()).results().count(),
          resolved.addresses().size());
      assertTrue(run.output().stdout().contains("STREAM " + resolved.canonicalName()));
    } else {
      assertEquals(Failure.UNSPECIFIED, assertInstanceOf(NotResolved.class, outcome).failure());
    }
  }

  static List<Recorded> ping() {
    return Recorded.all("ping");
  }

  @ParameterizedTest
  @MethodSource("ping")
  void ping(Recorded run) {
    PingOutput ping = PingOutput.parse(run.output());
    String text = run.output().stdout() + run.output().stderr();
    if (text.contains("PING ")) {
      assertInstanceOf(Resolved.class, ping.resolving());
      assertEquals(number(text, "(\\d+) packets transmitted"), ping.sent());
      assertEquals(
          Pattern.compile(" bytes from ").matcher(text).results().count(), ping.received());
      assertEquals(ping.received(), ping.times().size());
    } else if (text.contains("Temporary failure")) {
      assertEquals(
          Failure.TEMPORARY, assertInstanceOf(NotResolved.class, ping.resolving()).failure());
    } else if (text.contains("bad address")) {
      assertEquals(
          Failure.UNSPECIFIED, assertInstanceOf(NotResolved.class, ping.resolving()).failure());
    } else {
      assertTrue(run.output().cutShort(), run.toString());
      assertInstanceOf(NotRun.class, ping.resolving());
    }
  }

  static List<Recorded> nc() {
    return Recorded.all("nc");
  }

  @ParameterizedTest
  @MethodSource("nc")
  void nc(Recorded run) {
    assertEquals(ConnectOutcome.Result.OPEN, ConnectOutcome.parse(run.output()).result());
  }

  @Test
  void theRecordingsHoldEnoughOfEachTool() {
    assertTrue(dig().size() > 400 && nslookup().size() > 20 && getent().size() > 40);
    assertTrue(ping().size() > 60 && nc().size() > 15);
  }

  @Test
  void librariesShowThemselves() {
    Recorded.all("getconf")
        .forEach(
            r ->
                assertEquals(
                    "glibc 2.41", LibcSeen.of(r.output()).orElseThrow().libc().toString()));
    List<Recorded> listings =
        Recorded.all("sh").stream().filter(r -> r.command().contains("ld-musl")).toList();
    assertFalse(listings.isEmpty());
    listings.forEach(
        r -> {
          LibcSeen seen = LibcSeen.of(r.output()).orElseThrow();
          assertEquals(Libc.Family.MUSL, seen.family());
          assertEquals(null, seen.version());
        });
  }

  @Test
  void aMissingProgramIsNoFailureOfDns() {
    List<Recorded> runs =
        Recorded.all("cat").stream().filter(r -> r.file().contains("distroless")).toList();
    assertFalse(runs.isEmpty());
    for (Recorded run : runs) {
      NoAnswer no =
          assertInstanceOf(NoAnswer.class, DigOutput.parse(run.output()).last().outcome());
      assertEquals(NoAnswer.Kind.TOOL_MISSING, no.kind());
      assertFalse(no.tellsOfDns());
      assertEquals(
          StubOutcome.Obstacle.TOOL_MISSING,
          assertInstanceOf(NotRun.class, GetentReader.parse(run.output())).obstacle());
    }
  }
}
