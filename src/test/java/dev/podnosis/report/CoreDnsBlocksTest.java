package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.QueryLog;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ScalingSeen;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The replicas side by side and the query log, of a real cluster. */
class CoreDnsBlocksTest {
  private static final ReportWords ENGLISH =
      new ReportWords(new Wording(Catalogue.load(), Language.ENGLISH), ZoneOffset.UTC);

  private static CaseFile file(String recording) {
    return RecordedCases.caseFile(recording, 0, Level.READ);
  }

  @Test
  void showsEachReplicaWithWhatItUsesAndIsAsked() {
    List<Block> blocks = new ReplicaBlocks(file("healthy"), ENGLISH).blocks();
    Table table = (Table) blocks.get(1);
    assertEquals(2, table.rows().size());
    String row = table.rows().getFirst().toString();
    assertTrue(row.contains("coredns-56b5b8d686-"), row);
    assertTrue(row.contains("node"), row);
    // the recorded pods ask for 50m and 70Mi, may use 170Mi, and have no limit of CPU
    assertTrue(row.contains("63 MiB / 70 MiB / 170 MiB"), row);
    assertTrue(row.matches("(?s).*[0-9]+m / 50m / –.*"), row);
    assertTrue(blocks.getLast().toString().contains("CoreDNS 1.13.1, released 2025-10"));
  }

  /**
   * A replica that crashes uses nothing that could be read; what it may use is known all the same.
   */
  @Test
  void showsRequestsAndLimitsOfReplicasThatCrash() {
    Table table = (Table) new ReplicaBlocks(file("forwarding-loop"), ENGLISH).blocks().get(1);
    assertEquals(2, table.rows().size());
    for (Table.Row row : table.rows()) {
      String said = row.toString();
      assertTrue(said.contains("– / 50m / –"), said);
      assertTrue(said.contains("– / 70 MiB / 170 MiB"), said);
    }
  }

  @Test
  void tellsSinceWhenEachReplicaIsReadyAndHowItLastEnded() {
    String healthy = new ReplicaBlocks(file("healthy"), ENGLISH).blocks().getLast().toString();
    assertTrue(
        healthy.contains("coredns-56b5b8d686-w82j4 ready since 23 Nov 2026 06:30:25"), healthy);
    assertFalse(healthy.contains("ended at"), healthy);
    String loop = new ReplicaBlocks(file("forwarding-loop"), ENGLISH).blocks().getLast().toString();
    assertTrue(
        loop.contains(
            "coredns-58d6764dd7-hm8rj not ready since 23 Nov 2026 07:01:42,"
                + " coredns ended at 23 Nov 2026 07:01:41 (Error)"),
        loop);
    ReportWords chinese =
        new ReportWords(new Wording(Catalogue.load(), Language.CHINESE), ZoneOffset.UTC);
    String said = new ReplicaBlocks(file("forwarding-loop"), chinese).blocks().getLast().toString();
    assertTrue(
        said.matches(
            "(?s).*coredns-58d6764dd7-hm8rj 自 .*07:01:42 起未就绪、coredns 于 .*07:01:41 退出（Error）.*"),
        said);
  }

  /** By the line in its log and the text in the ConfigMap. */
  @Test
  void tellsWhichCorefileEachReplicaRuns() {
    String said = new ReplicaBlocks(file("healthy"), ENGLISH).blocks().getLast().toString();
    assertTrue(said.contains("coredns-56b5b8d686-w82j4 1b226df7 (the ConfigMap's)"), said);
    assertTrue(said.contains("coredns-56b5b8d686-zl9bb 1b226df7 (the ConfigMap's)"), said);
  }

  /** The cluster that was recorded has neither; one with both says their names. */
  @Test
  void namesWhatScalesAndProtectsTheReplicas() {
    CaseFile file =
        file("healthy")
            .plus(
                List.of(
                    new Look(
                        ProbeId.DNS_WORKLOAD,
                        Vantage.api(),
                        file("healthy").run().finishedAt(),
                        Duration.ZERO,
                        new ScalingSeen(
                            List.of("HorizontalPodAutoscaler/coredns", "ConfigMap/dns-autoscaler"),
                            List.of("coredns-pdb")),
                        null)));
    String said =
        String.join("\n", BlockLines.of(new ReplicaBlocks(file, ENGLISH).blocks(), ENGLISH));
    assertTrue(said.contains("PodDisruptionBudgets: coredns-pdb"), said);
    assertTrue(
        said.contains("Autoscaling: HorizontalPodAutoscaler/coredns, ConfigMap/dns-autoscaler"),
        said);
  }

  private static String counted(String recording, ReportWords words) {
    return String.join(
        "\n", BlockLines.of(new CountedBlocks(file(recording), words).blocks(), words));
  }

  @Test
  void showsWhatEachReplicaCountsOfItsUpstreams() {
    String said = counted("upstream-unreachable", ENGLISH);
    assertTrue(
        said.contains(
            "coredns-56b5b8d686-w82j4: Counted: queries while no upstream server was healthy;"
                + " Since its start: 7; Between two readings: +5"),
        said);
    assertTrue(said.contains("Upstream server: 10.77.0.53:53"), said);
    assertTrue(said.contains("Failed health checks: 4 (+1)"), said);
    ReportWords chinese =
        new ReportWords(new Wording(Catalogue.load(), Language.CHINESE), ZoneOffset.UTC);
    String zh = counted("upstream-unreachable", chinese);
    assertTrue(zh.contains("没有健康上游时的查询"), zh);
    assertFalse(zh.contains("Upstream"), zh);
  }

  @Test
  void saysThatAHealthyReplicaCountsNoTrouble() {
    List<Block> blocks = new CountedBlocks(file("healthy"), ENGLISH).blocks();
    assertTrue(
        blocks.get(1).toString().contains("No counter of trouble"), blocks.get(1).toString());
    Table levels = (Table) blocks.getLast();
    assertEquals(2, levels.rows().size());
    String said = counted("healthy", ENGLISH);
    assertTrue(
        said.matches("(?s).*Over TCP: [0-9.]+ %; Mean answer: [0-9]+ B; Own health check: .*"),
        said);
    assertTrue(said.matches("(?s).*Goroutines: [0-9]+; Open files: [0-9]+.*"), said);
  }

  /** Crashed replicas give no metrics; the cache on the pod's node is told beside the replicas. */
  @Test
  void tellsOfWhoeverCouldBeRead() {
    assertEquals(List.of(), new CountedBlocks(file("forwarding-loop"), ENGLISH).blocks());
    assertTrue(counted("nodelocal-on", ENGLISH).contains("node-local-dns-"));
  }

  @Test
  void offersTheQueryLogWithItsCostAndItsUndoing() {
    QueryLogBlocks log = new QueryLogBlocks(file("healthy"), ENGLISH);
    assertEquals(3, log.lines().size());
    assertTrue(log.lines().get(1).contains("MB an hour"), log.lines().get(1));
    assertTrue(log.lines().get(2).startsWith("Undo"));
    assertTrue(log.patch().orElseThrow().diff().contains("\n+    log\n"));
  }

  @Test
  void leavesAQueryLogThatIsOnAsItIs() {
    CaseFile file = file("healthy-query-log");
    assertEquals(QueryLog.State.ON, new QueryLog(new Facts(file)).state());
    QueryLogBlocks log = new QueryLogBlocks(file, ENGLISH);
    assertEquals(1, log.lines().size());
    assertFalse(log.patch().isPresent());
  }
}
