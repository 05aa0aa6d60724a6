package dev.podnosis.dns.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.dns.DnsRecord;
import dev.podnosis.dns.DnsReply;
import dev.podnosis.dns.ExtendedError;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.LookupOutcome.Answered;
import dev.podnosis.dns.LookupOutcome.NoAnswer;
import dev.podnosis.dns.RecordType;
import dev.podnosis.dns.StubOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Outputs of dig and nslookup 9.18, BusyBox 1.35, glibc 2.36 and others for answers of all kinds.
 */
class ToolOutputTest {

  private static String word(LookupOutcome outcome) {
    return switch (outcome) {
      case Answered a -> a.rcode() + " " + a.answers().size();
      case NoAnswer n -> n.kind().name();
    };
  }

  private static String word(StubOutcome outcome) {
    return switch (outcome) {
      case StubOutcome.Resolved r -> "resolved " + r.addresses().size();
      case StubOutcome.NotResolved n -> n.failure().name();
      case StubOutcome.NotRun n -> n.obstacle().name();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "ok, NOERROR 2", "slow, NOERROR 2", "nodata, NOERROR 0", "nx, NXDOMAIN 0",
    "servfail, SERVFAIL 0", "stale, NOERROR 1", "refused, REFUSED 0", "formerr, FORMERR 0",
    "notimp, NOTIMP 0", "weird, RCODE12 0", "badvers, BADVERS 0", "norec, NOERROR 1",
    "cname, NOERROR 3", "tc, NOERROR 40", "tcclose, MALFORMED", "garbage, MALFORMED",
    "junk, MALFORMED", "wrongid, MALFORMED", "otherq, MALFORMED", "drop, TIMEOUT",
    "tcp, NOERROR 2", "tcp-refused, REFUSED", "tc-tcp-refused, REFUSED", "port-closed, REFUSED",
    "unreachable, UNREACHABLE", "no-route, TIMEOUT", "usage, TOOL_ERROR", "bad-flag, TOOL_ERROR",
    "bad-server, TOOL_ERROR", "bad-name, TOOL_ERROR", "two, NXDOMAIN 0", "two-one-lost, TIMEOUT",
    "short, NOERROR 3", "txt, NOERROR 1", "srv, NOERROR 1", "control, NOERROR 1",
    "noedns, NOERROR 2", "retry, TIMEOUT", "idn, NOERROR 0"
  })
  void dig(String file, String outcome) {
    assertEquals(outcome, word(DigOutput.parse(Recorded.tool("dig-" + file)).last().outcome()));
  }

  @Test
  void digShowsWhatTheServerSaysOfItsError() {
    DnsReply reply =
        DigOutput.parse(Recorded.tool("dig-servfail")).last().fullReply().orElseThrow();
    assertEquals(List.of(new ExtendedError(22, "no reachable authority")), reply.extendedErrors());
    assertEquals(
        List.of(new ExtendedError(3, "Stale Answer")),
        DigOutput.parse(Recorded.tool("dig-stale"))
            .last()
            .fullReply()
            .orElseThrow()
            .extendedErrors());
  }

  @Test
  void digWithSeveralQueriesGivesAnOutcomeForEach() {
    assertEquals(
        List.of("NOERROR 2", "NOERROR 1", "NXDOMAIN 0"),
        DigOutput.parse(Recorded.tool("dig-two")).lookups().stream()
            .map(l -> word(l.outcome()))
            .toList());
    assertEquals(
        List.of("NOERROR 2", "TIMEOUT"),
        DigOutput.parse(Recorded.tool("dig-two-one-lost")).lookups().stream()
            .map(l -> word(l.outcome()))
            .toList());
  }

  @Test
  void digsRecordsKeepTtlTypeAndData() {
    DnsReply reply = DigOutput.parse(Recorded.tool("dig-cname")).last().fullReply().orElseThrow();
    assertEquals(
        new DnsRecord("cname.example.com.", 60L, RecordType.CNAME, "a.example.com."),
        reply.answers().getFirst());
    assertEquals(List.of("10.0.0.3"), reply.addresses());
    DnsReply slow = DigOutput.parse(Recorded.tool("dig-slow")).last().fullReply().orElseThrow();
    Duration time = slow.exchange().queryTime();
    assertTrue(time != null && time.toMillis() >= 1200);
    assertEquals(
        "\"hello world\" \"a\\\"b\"",
        DigOutput.parse(Recorded.tool("dig-txt"))
            .last()
            .fullReply()
            .orElseThrow()
            .answers()
            .getFirst()
            .value());
  }

  @Test
  void digCountsTheTriesBeforeAnAnswer() {
    assertEquals(2, DigOutput.parse(Recorded.tool("dig-retry")).last().silentTries());
    CommandOutput ok = Recorded.tool("dig-ok");
    CommandOutput late =
        new CommandOutput(
            0,
            ";; communications error to 127.1.0.1#53: timed out\n" + ok.stdout(),
            ok.stderr(),
            false);
    assertEquals(1, DigOutput.parse(late).last().silentTries());
    assertInstanceOf(Answered.class, DigOutput.parse(late).last().outcome());
  }

  @Test
  void digOfOtherVersions() {
    // 9.10 to 9.16: one line, no server named.
    assertEquals(
        "TIMEOUT",
        word(
            DigOutput.parse(
                    new CommandOutput(
                        9,
                        "\n; <<>> DiG 9.11.36 <<>> @10.96.0.10 x\n; (1 server found)\n"
                            + ";; global options: +cmd\n"
                            + ";; connection timed out; no servers could be reached\n",
                        "",
                        false))
                .last()
                .outcome()));
    // 9.16 without a transport behind the server, times in microseconds with -u.
    ToolLookup old =
        DigOutput.parse(
                new CommandOutput(
                    0,
                    ";; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1\n"
                        + ";; flags: qr tc rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 0\n\n"
                        + ";; QUESTION SECTION:\n;x.example.\t\tIN\tA\n\n;; ANSWER SECTION:\n"
                        + "x.example.\t5\tIN\tA\t10.0.0.9\n\n;; Query time: 812 usec\n"
                        + ";; SERVER: 10.96.0.10#53(10.96.0.10)\n;; MSG SIZE  rcvd: 54\n",
                    "",
                    false))
            .last();
    DnsReply reply = old.fullReply().orElseThrow();
    assertTrue(reply.truncated());
    assertEquals("10.96.0.10", reply.exchange().server());
    assertEquals(null, reply.exchange().transport());
    assertEquals(Duration.ofNanos(812_000), reply.exchange().queryTime());
  }

  @Test
  void digThatWasCutInTheMiddle() {
    CommandOutput ok = Recorded.tool("dig-ok");
    CommandOutput header = new CommandOutput(null, ";; ->>HEADER<<- opcode: QUERY, sta", "", true);
    assertEquals("TOOL_ERROR", word(DigOutput.parse(header).last().outcome()));
    CommandOutput half =
        new CommandOutput(
            null, ok.stdout().substring(0, ok.stdout().indexOf("QUESTION")), "", true);
    assertEquals("NOERROR 0", word(DigOutput.parse(half).last().outcome()));
    assertEquals(
        "TOOL_ERROR",
        word(DigOutput.parse(new CommandOutput(null, "", "", true)).last().outcome()));
  }

  @ParameterizedTest
  @CsvSource({
    "nslookup-ok, NOERROR 3, 0",
    "nslookup-nodata, NOERROR 0, 0",
    "nslookup-nx, NXDOMAIN 0, 0",
    "nslookup-servfail, SERVFAIL 0, 0",
    "nslookup-refused, REFUSED 0, 0",
    "nslookup-cname, NOERROR 3, 0",
    "nslookup-drop, TIMEOUT, 2",
    "nslookup-aaaadrop, NOERROR 1, 2",
    "nslookup-port-closed, REFUSED, 2",
    "nslookup-bad-option, NOERROR 3, 0",
    "busybox-nslookup-ok, NOERROR 3, 0",
    "busybox-nslookup-nodata, NOERROR 0, 0",
    "busybox-nslookup-nx, NXDOMAIN 0, 0",
    "busybox-nslookup-servfail, SERVFAIL 0, 0",
    "busybox-nslookup-refused, REFUSED 0, 0",
    "busybox-nslookup-drop, TIMEOUT, 1",
    "busybox-nslookup-aaaadrop, NOERROR 1, 0",
    "busybox-nslookup-port-closed, REFUSED, 2",
    "busybox-nslookup-usage, TOOL_ERROR, 0",
    "busybox-no-applet, TOOL_MISSING, 0"
  })
  void nslookup(String file, String outcome, int tries) {
    ToolLookup lookup = NslookupReader.parse(Recorded.tool(file));
    assertEquals(outcome, word(lookup.outcome()));
    assertEquals(tries, lookup.silentTries());
  }

  @Test
  void nslookupOfOldBusyBox() {
    ToolLookup found =
        NslookupReader.parse(
            new CommandOutput(
                0,
                "Server:    10.96.0.10\nAddress 1: 10.96.0.10 kube-dns.kube-system.svc.cluster.local\n\n"
                    + "Name:      kubernetes.default\n"
                    + "Address 1: 10.96.0.1 kubernetes.default.svc.cluster.local\n",
                "",
                false));
    assertEquals("NOERROR 1", word(found.outcome()));
    assertEquals("10.96.0.10", found.fullReply().orElseThrow().exchange().server());
    // It used the C library and does not tell why: nothing is said of DNS.
    ToolLookup failed =
        NslookupReader.parse(
            new CommandOutput(
                1,
                "Server:    10.96.0.10\nAddress 1: 10.96.0.10\n\n",
                "nslookup: can't resolve 'kubernetes.default'\n",
                false));
    assertEquals("TOOL_ERROR", word(failed.outcome()));
  }

  @ParameterizedTest
  @CsvSource({
    "getent-ahosts-ok, resolved 3",
    "getent-ahosts-aaaadrop, resolved 1",
    "getent-ahosts-nx, UNSPECIFIED",
    "getent-ahosts-drop, UNSPECIFIED",
    "getent-ahosts-servfail, UNSPECIFIED",
    "getent-hosts-ok, resolved 1",
    "getent-ahostsv4-ok, resolved 2",
    "getent-usage, TOOL_ERROR",
    "sh-not-found, TOOL_MISSING"
  })
  void getent(String file, String outcome) {
    assertEquals(outcome, word(GetentReader.parse(Recorded.tool(file))));
  }

  @ParameterizedTest
  @CsvSource({
    "ping-ok, resolved 1",
    "ping-nx, NO_SUCH_NAME",
    "ping-nodata, NO_ADDRESS",
    "ping-servfail, TEMPORARY",
    "ping-refused, TEMPORARY",
    "ping-drop, TEMPORARY",
    "busybox-ping-ok, resolved 1",
    "busybox-ping-nx, UNSPECIFIED",
    "busybox-ping-drop, UNSPECIFIED",
    "sh-not-found, TOOL_MISSING"
  })
  void ping(String file, String outcome) {
    assertEquals(outcome, word(PingOutput.parse(Recorded.tool(file)).resolving()));
  }

  @Test
  void pingsTimes() {
    assertEquals(
        List.of(Duration.ofNanos(414_000)), PingOutput.parse(Recorded.tool("ping-ok")).times());
  }

  @ParameterizedTest
  @CsvSource({
    "nc-openbsd-open, OPEN",
    "nc-openbsd-refused, REFUSED",
    "nc-openbsd-unreachable, UNREACHABLE",
    "nc-openbsd-noname, NOT_RESOLVED",
    "nc-openbsd-usage, TOOL_ERROR",
    "nc-traditional-open, OPEN",
    "nc-traditional-refused, REFUSED",
    "nc-traditional-unreachable, UNREACHABLE",
    "nc-traditional-noname, NOT_RESOLVED",
    "nc-traditional-usage, TOOL_ERROR",
    "nc-busybox-open, TOOL_ERROR",
    "bash-tcp-open, OPEN",
    "bash-tcp-refused, REFUSED",
    "bash-tcp-unreachable, UNREACHABLE",
    "bash-tcp-noname, NOT_RESOLVED",
    "sh-not-found, TOOL_MISSING"
  })
  void connect(String file, ConnectOutcome.Result result) {
    assertEquals(result, ConnectOutcome.parse(Recorded.tool(file)).result());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'nc: connect to 10.0.0.1 port 443 (tcp) timed out: Operation now in progress', TIMEOUT",
    "1, '(UNKNOWN) [10.0.0.1] 443 (https) : Connection timed out', TIMEOUT",
    "1, 'nc: 10.0.0.1 (10.0.0.1:443): Operation timed out', TIMEOUT",
    "1, 'nc: connect to 10.0.0.1 port 443 (tcp) failed: No route to host', UNREACHABLE",
    "1, 'nc: connect to 10.0.0.1 port 443 (tcp) failed: Operation not permitted', UNREACHABLE",
    "1, 'Ncat: TIMEOUT.', TIMEOUT",
    "1, 'Ncat: Connection refused.', REFUSED",
    "0, '10.0.0.1 (10.0.0.1:443) open', OPEN",
    "124, '', TIMEOUT",
    "1, '', TOOL_ERROR",
    "126, 'sh: nc: Permission denied', TOOL_ERROR"
  })
  void connectInOtherWords(int exit, String stderr, ConnectOutcome.Result result) {
    ConnectOutcome outcome =
        ConnectOutcome.parse(new CommandOutput(exit, "", stderr + "\n", false));
    assertEquals(result, outcome.result());
  }

  @Test
  void anAttemptThatHadToBeEndedTimedOut() {
    assertEquals(
        ConnectOutcome.Result.TIMEOUT,
        ConnectOutcome.parse(new CommandOutput(null, "", "", true)).result());
  }
}
