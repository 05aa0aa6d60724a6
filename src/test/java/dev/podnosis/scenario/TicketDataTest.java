package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.ProbeId;
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
    return TicketText.of(
        Judges.all().judge(inACloud()),
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

  @Test
  void holdsNamesCodesAndTimesToTheSecond() {
    String ticket = ticket(Language.ENGLISH);
    assertTrue(ticket.contains("www.example.com"), ticket);
    assertTrue(ticket.matches("(?s).*REFUSED [1-9][0-9]*.*"), ticket);
    assertTrue(ticket.matches("(?s).*23 Nov 2026 \\d\\d:\\d\\d:\\d\\d.*"), ticket);
    assertTrue(ticket(Language.CHINESE).contains("www.example.com"));
  }
}
