package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.report.ReportOptions;
import dev.podnosis.report.TicketText;
import dev.podnosis.report.Wording;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What support of a cloud asks for is in the ticket, ready to paste. */
class TicketDataTest {
  /** The recorded cluster with the ids that its nodes would have in a cloud. */
  private static CaseFile inACloud() {
    CaseFile file = RecordedCases.caseFile("upstream-refuses", 0, Level.READ);
    List<NodesSeen.Node> nodes =
        file.last(NodesSeen.class).orElseThrow().what().nodes().stream()
            .map(TicketDataTest::withId)
            .toList();
    return file.plus(
        List.of(
            new Look(
                ProbeId.NODES,
                Vantage.api(),
                file.run().finishedAt(),
                Duration.ZERO,
                new NodesSeen(nodes),
                null)));
  }

  private static NodesSeen.Node withId(NodesSeen.Node n) {
    return new NodesSeen.Node(
        n.name(),
        n.ready(),
        n.troubles(),
        n.addresses(),
        n.kernel(),
        n.osImage(),
        n.architecture(),
        n.runtime(),
        n.kubelet(),
        "cn-hangzhou.i-bp1of" + n.name(),
        n.zone(),
        n.unschedulable(),
        n.podCidrs(),
        n.images());
  }

  private static String ticket(Language language) {
    return ticket(inACloud(), language);
  }

  private static String ticket(CaseFile file, Language language) {
    return TicketText.of(
        Judges.all().judge(file),
        new Wording(Judges.CATALOGUE, language),
        ReportOptions.standard(ZoneOffset.UTC));
  }

  @Test
  void namesTheReplicasNodesByTheirInstance() {
    for (Language language : Language.values()) {
      String ticket = ticket(language);
      assertTrue(ticket.contains("cn-hangzhou.i-bp1ofnode1"), ticket);
      assertTrue(ticket.contains("cn-hangzhou.i-bp1ofnode2"), ticket);
      assertTrue(ticket.contains("kube-system/coredns-68d5d8dc75-b98n2"), ticket);
    }
  }

  /**
   * What the replicas logged of the failing name, and of their upstream servers, when it failed.
   */
  @Test
  void holdsWhatWasLoggedWithItsTimes() {
    CaseFile file = RecordedCases.caseFile("upstream-unreachable", 0, Level.READ);
    String ticket = ticket(file, Language.ENGLISH);
    assertTrue(
        ticket.matches(
            "(?s).*\n"
                + "Errors about upstream server 10\\.77\\.0\\.53:53: timeout \\d+ \\(CoreDNS log,"
                + " \\d+ Nov 2026 \\d\\d:\\d\\d:\\d\\d – \\d\\d:\\d\\d:\\d\\d\\)\n"
                + ".*"),
        ticket);
    assertTrue(
        ticket(file, Language.CHINESE).contains("上游 DNS 服务器 10.77.0.53:53 的错误：超时 "),
        ticket(file, Language.CHINESE));
    String queries =
        ticket(
            RecordedCases.caseFile("healthy-query-log", 0, Level.READ, TicketDataTest::ofOneName),
            Language.ENGLISH);
    assertTrue(
        queries.matches(
            "(?s).*\nwww\\.example\\.com: .*NOERROR \\d+ \\(query log, \\d+ Nov 2026 .*"),
        queries);
  }

  private static CaseFile ofOneName(CaseFile base) {
    Symptom s = base.symptom();
    return new CaseFile(
        base.target(),
        new Symptom(
            List.of("www.example.com"), s.error(), s.kind(), s.frequency(), null, s.window()),
        base.run(),
        List.of());
  }

  @Test
  void holdsNamesCodesAndTimesToTheSecond() {
    String ticket = ticket(Language.ENGLISH);
    assertTrue(ticket.contains("www.example.com"), ticket);
    assertTrue(ticket.matches("(?s).*REFUSED [1-9][0-9]*.*"), ticket);
    assertTrue(ticket.matches("(?s).*23 Nov 2026 \\d\\d:\\d\\d:\\d\\d.*"), ticket);
    assertTrue(ticket(Language.CHINESE).contains("www.example.com"));
  }
}
