package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.CaseFiles;
import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.path.Hop;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.report.PathWords;
import dev.podnosis.report.ReportOptions;
import dev.podnosis.report.TextReport;
import dev.podnosis.report.TicketText;
import dev.podnosis.report.Wording;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version of CoreDNS is known from its image, its metrics and its log, each by itself. */
class VersionSourcesTest {
  private static final String IMAGE = "\"image\":\"[^\"]*coredns[^\"]*\"";
  private static final String METRICS = "\"version\":\"1.13.1\",\"requests\":";
  private static final String LOG = "\"version\":\"1.13.1\",\"rcodes\":";

  @TempDir Path folder;

  /** The recorded case with other words of the three sources. */
  private CaseFile file(String image, String metrics, String log) throws Exception {
    Path zip = folder.resolve("case.zip");
    new CaseFiles().save(RecordedCases.caseFile("healthy", 0, Level.READ), zip);
    try (FileSystem open = FileSystems.newFileSystem(zip)) {
      Path entry = open.getPath("case.json");
      String json = Files.readString(entry);
      assertTrue(json.contains(METRICS) && json.contains(LOG));
      Files.writeString(
          entry,
          json.replace(METRICS, METRICS.replace("1.13.1", metrics))
              .replace(LOG, LOG.replace("1.13.1", log))
              .replaceAll(IMAGE, "\"image\":\"" + image + "\"")
              .replaceAll("\"imageId\":\"[^\"]*coredns[^\"]*\"", "\"imageId\":\"\""));
    }
    return new CaseFiles().open(zip);
  }

  @ParameterizedTest
  @CsvSource({
    "registry-vpc.cn-hangzhou.aliyuncs.com/acs/coredns:v1.9.3.10-7dfca203-aliyun, '', '',"
        + " 1.9.3-10-7dfca203-aliyun",
    "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/coredns:v1.11.1-eksbuild.4, '', '',"
        + " 1.11.1-eksbuild.4",
    "coredns/coredns@sha256:73ca82b4ce829766d4f1f10947c3a338888f876fbed0540dc849c89ff256e90c, '',"
        + " '', 1.7.0",
    "mirror.example/dns:stable, 1.11.1, '', 1.11.1",
    "mirror.example/dns:stable, '', 1.11.1, 1.11.1",
    "acs/coredns:v1.9.3.10-7dfca203-aliyun, 1.9.3, 1.9.3, 1.9.3-10-7dfca203-aliyun",
    "acs/coredns:v1.9.3, 1.11.1, '', 1.11.1",
    "acs/coredns:v1.9.3, '', 1.11.1, 1.11.1",
  })
  void eachSourceAloneTells(String image, String metrics, String log, String version)
      throws Exception {
    assertEquals(
        version,
        new Facts(file(image, metrics, log)).dns().version().map(Object::toString).orElse("–"));
  }

  @Test
  void disagreementIsTold() throws Exception {
    CaseFile file = file("acs/coredns:v1.9.3.10-7dfca203-aliyun", "1.11.1", "1.11.1");
    String english = text(file, Language.ENGLISH);
    assertTrue(
        english.contains("the image says 1.9.3-10-7dfca203-aliyun, the running process 1.11.1"),
        english);
    assertTrue(text(file, Language.CHINESE).contains("实际运行的进程为 1.11.1"));
    assertTrue(
        TicketText.of(
                Judges.all().judge(file),
                words(Language.ENGLISH),
                ReportOptions.standard(ZoneOffset.UTC))
            .contains("the running process 1.11.1"));
    assertTrue(card(file).contains("image says 1.9.3-10-7dfca203-aliyun, running 1.11.1"));
    CaseFile same = file("acs/coredns:v1.9.3.10-7dfca203-aliyun", "1.9.3", "1.9.3");
    assertFalse(text(same, Language.ENGLISH).contains("the image says"));
    assertTrue(card(same).contains("CoreDNS 1.9.3-10-7dfca203-aliyun"), card(same).toString());
  }

  /** What a selected replica shows in the window. */
  @Test
  void aReplicasCardTellsItsResourcesAndItsReadiness() {
    List<String> card = card(RecordedCases.caseFile("forwarding-loop", 0, Level.READ));
    String all = String.join("\n", card);
    assertTrue(
        all.contains("CPU: requests 50m, limit none; memory: requests 70 MiB, limit 170 MiB"), all);
    assertTrue(all.matches("(?s).*not ready for \\d+[smhd].*"), all);
    assertTrue(all.matches("(?s).*last ended \\d+[smhd]\\S* ago: Error.*"), all);
    String healthy = String.join("\n", card(RecordedCases.caseFile("healthy", 0, Level.READ)));
    assertTrue(healthy.matches("(?s).*\nready for \\d+[smhd].*"), healthy);
    assertFalse(healthy.contains("last ended"), healthy);
    assertTrue(healthy.matches("(?s).*\\d+ queries per second.*"), healthy);
    assertFalse(healthy.contains("counted between"), healthy);
    String cutOff =
        String.join("\n", card(RecordedCases.caseFile("upstream-unreachable", 0, Level.READ)));
    assertTrue(
        cutOff.contains(
            "counted between two readings: coredns_forward_healthcheck_broken_total +5"),
        cutOff);
  }

  @Test
  void theTerminalTellsTheReplicas() {
    String loop = text(RecordedCases.caseFile("forwarding-loop", 0, Level.READ), Language.ENGLISH);
    assertTrue(loop.contains("not ready since 23 Nov 2026 07:01:42"), loop);
    assertTrue(loop.contains("coredns ended at 23 Nov 2026 07:01:41 (Error)"), loop);
  }

  private static List<String> card(CaseFile file) {
    PathWords words = new PathWords(Language.ENGLISH);
    return PathRoutes.graph(file).hops().stream()
        .filter(h -> h.kind() == Hop.Kind.COREDNS)
        .flatMap(h -> words.lines(h).stream())
        .collect(Collectors.toList());
  }

  private static String text(CaseFile file, Language language) {
    return TextReport.of(Judges.all().judge(file), words(language));
  }

  private static Wording words(Language language) {
    return new Wording(Judges.CATALOGUE, language);
  }
}
