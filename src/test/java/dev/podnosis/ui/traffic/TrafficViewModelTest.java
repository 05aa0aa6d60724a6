package dev.podnosis.ui.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.log.LogFilter;
import dev.podnosis.coredns.log.LogLine;
import dev.podnosis.coredns.log.LogLines;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.scenario.Judges;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficViewModelTest {
  private static final Path LOGS =
      Path.of("src/test/resources/recordings/healthy-query-log/later/logs");
  private static final Path A = LOGS.resolve("coredns-68d5d8dc75-b98n2.timestamps.log");
  private static final Path B = LOGS.resolve("coredns-68d5d8dc75-vpzwr.timestamps.log");
  private static final CaseFile WITH_LOG =
      RecordedCases.caseFile("healthy-query-log", 0, Level.READ);

  private final SimpleObjectProperty<@Nullable Diagnosis> diagnosis = new SimpleObjectProperty<>();
  private final TrafficViewModel model = new TrafficViewModel(diagnosis, Background.inPlace());

  private Shown shown() {
    return Objects.requireNonNull(model.shownProperty().get());
  }

  /** Counts lines of the recordings without the program's own parser. */
  private static long counted(Predicate<String> wanted) throws IOException {
    try (Stream<String> a = Files.lines(A);
        Stream<String> b = Files.lines(B)) {
      return Stream.concat(a, b).filter(wanted).count();
    }
  }

  @Test
  void withoutACaseFilesCanBeOpened() throws IOException {
    assertEquals(TrafficViewModel.State.NONE, model.state().get());
    assertEquals(Status.NOT_YET, model.status().get());
    model.open(List.of(A, B));
    assertEquals(TrafficViewModel.State.QUERIES, model.state().get());
    assertEquals(counted(l -> true), shown().summary().coverage().queries());
    assertEquals(
        Set.of("coredns-68d5d8dc75-b98n2", "coredns-68d5d8dc75-vpzwr"),
        shown().whole().replicas().keySet());
    assertEquals(Status.OK, model.status().get());
    assertFalse(shown().ofCase());
  }

  @Test
  void aNameNarrowsEverything() throws IOException {
    model.open(List.of(A, B));
    model.narrow(f -> f.ofName("www.example.com."));
    long wanted = counted(l -> l.contains(" IN www.example.com. "));
    assertEquals(193, wanted);
    assertEquals(wanted, shown().summary().coverage().queries());
    assertEquals(wanted, shown().summary().latency().count());
    assertEquals(1, shown().summary().names().entries().size());
    assertEquals(0, shown().summary().rcode("NXDOMAIN"));
    assertEquals(0, shown().summary().searchWaste().wasted());
    assertEquals(2222, shown().whole().coverage().queries());
    model.narrow(f -> f.ofName(""));
    assertEquals(2222, shown().summary().coverage().queries());
  }

  @Test
  void aStretchOfTimeNarrowsAllButTheTimeLine() throws IOException {
    model.open(List.of(A, B));
    Instant from = Instant.parse("2026-11-23T07:42:00Z");
    model.narrow(f -> f.between(from, from.plusSeconds(60)));
    long wanted = counted(l -> l.startsWith("2026-11-23T07:42:"));
    assertEquals(594, wanted);
    assertEquals(wanted, shown().summary().coverage().queries());
    assertEquals(2222, shown().timeline().coverage().queries());
    RcodeBars bars = RcodeBars.of(shown().whole(), shown().timeline());
    assertEquals(
        List.of(108L, 594L, 1520L), bars.bars().stream().map(RcodeBars.Bar::total).toList());
  }

  @Test
  void replicaClientSuffixAndCodeNarrow() throws IOException {
    model.open(List.of(A, B));
    model.narrow(f -> f.ofReplica("coredns-68d5d8dc75-vpzwr"));
    assertEquals(1061, shown().summary().coverage().queries());
    model.narrow(f -> f.ofReplica("").ofClient("10.244.1.5"));
    assertEquals(
        counted(l -> l.contains("[INFO] 10.244.1.5:")), shown().summary().coverage().queries());
    model.narrow(f -> f.ofClient("").ofSuffix(".shop.svc.cluster.local."));
    assertEquals(
        counted(l -> l.contains(".shop.svc.cluster.local. ")),
        shown().summary().coverage().queries());
    model.narrow(f -> f.ofSuffix("").ofRcodes(Set.of("NXDOMAIN")));
    assertEquals(counted(l -> l.contains("\" NXDOMAIN ")), shown().summary().coverage().queries());
  }

  @Test
  void theLinesFollowTheFilterInOrderOfTime() {
    model.open(List.of(A, B));
    assertNull(model.linesProperty().get());
    model.wantLines(true);
    model.narrow(f -> f.ofName("www.example.com."));
    LogLines lines = Objects.requireNonNull(model.linesProperty().get());
    assertEquals(193, lines.lines().size());
    assertFalse(lines.more());
    List<Instant> times = lines.lines().stream().map(e -> Objects.requireNonNull(e.at())).toList();
    assertEquals(times.stream().sorted().toList(), times);
    assertEquals(2, lines.lines().stream().map(LogLines.Entry::replica).distinct().count());
    assertTrue(
        lines.lines().stream()
            .allMatch(
                e -> e.line() instanceof LogLine.Query q && q.name().equals("www.example.com.")));
  }

  @Test
  void theCasesOwnLogsAppearAndCanBeNarrowed() {
    diagnosis.set(Judges.all().judge(WITH_LOG));
    assertEquals(TrafficViewModel.State.QUERIES, model.state().get());
    assertTrue(shown().ofCase());
    assertEquals(2, shown().whole().replicas().size());
    shown().whole().replicas().keySet().forEach(r -> assertNotNull(shown().places().node(r), r));
    long all = shown().summary().coverage().queries();
    String client = shown().summary().clients().entries().getFirst().key();
    long his = shown().summary().clients().entries().getFirst().count();
    model.narrow(f -> f.ofClient(client));
    assertTrue(his < all);
    if (shown().exact()) {
      assertEquals(his, shown().summary().coverage().queries());
    } else {
      assertEquals(his, shown().summary().coverage().queries(), his * 0.2);
    }
    model.wantLines(true);
    assertFalse(Objects.requireNonNull(model.linesProperty().get()).lines().isEmpty());
  }

  @Test
  void anotherCaseTakesTheFilterAway() {
    diagnosis.set(Judges.all().judge(WITH_LOG));
    model.narrow(f -> f.ofName("www.example.com."));
    model.open(List.of(A));
    assertEquals(LogFilter.ALL, shown().filter());
    assertEquals(1161, shown().summary().coverage().queries());
    model.showCase();
    assertTrue(shown().ofCase());
  }

  @Test
  void aLogWithoutQueriesOffersThePatch() {
    diagnosis.set(Judges.all().judge(RecordedCases.caseFile("healthy", 0, Level.READ)));
    assertEquals(TrafficViewModel.State.NO_QUERIES, model.state().get());
    String diff = model.queryLogPatch().orElseThrow().diff();
    assertTrue(diff.lines().anyMatch(l -> l.matches("\\+\\s+log")), diff);
    assertEquals(1, diff.lines().filter(l -> l.matches("\\+[^+].*")).count(), diff);
  }

  /** In what was not seen the log plugin may stand already. */
  @Test
  void whereAnImportWasNotSeenNoPatchIsOffered() {
    CaseFile healthy = RecordedCases.caseFile("healthy", 0, Level.READ);
    Evidence corefile =
        healthy.evidence().stream()
            .filter(e -> e.observation() instanceof CorefileSeen)
            .findFirst()
            .orElseThrow();
    CorefileSeen seen = (CorefileSeen) corefile.observation();
    CaseFile importing =
        healthy
            .without(Set.of(ProbeId.DNS_CONFIG))
            .plus(
                List.of(
                    new Look(
                        corefile.probe(),
                        corefile.vantage(),
                        corefile.observedAt(),
                        corefile.duration(),
                        new CorefileSeen(
                            seen.owner(),
                            seen.configMap(),
                            seen.text().replace("    errors", "    errors\n    import more/*.conf"),
                            seen.imports(),
                            true),
                        null)));
    diagnosis.set(Judges.all().judge(importing));
    assertEquals(TrafficViewModel.State.NO_QUERIES, model.state().get());
    assertTrue(model.queryLogPatch().isEmpty());
  }

  @Test
  void logsThatCouldNotBeReadAreNoQuietLogs() {
    CaseFile before = WITH_LOG.without(Set.of(ProbeId.DNS_LOGS));
    diagnosis.set(Judges.all().judge(before));
    assertEquals(TrafficViewModel.State.NOT_LOOKED, model.state().get());
    Look denied =
        WITH_LOG
            .of(ProbeId.DNS_LOGS)
            .map(
                e ->
                    new Look(
                        e.probe(),
                        e.vantage(),
                        e.observedAt(),
                        e.duration(),
                        new NotObserved(NotObserved.Reason.NO_RIGHT, "pods/log", "forbidden"),
                        e.transcript()))
            .findFirst()
            .orElseThrow();
    diagnosis.set(Judges.all().judge(before.plus(List.of(denied))));
    assertEquals(TrafficViewModel.State.NOT_READ, model.state().get());
    assertEquals(NotObserved.Reason.NO_RIGHT, model.notRead().orElseThrow().reason());
  }

  @Test
  void whatIsNoLogIsCalledSo(@TempDir Path dir) throws IOException {
    model.open(List.of(Files.writeString(dir.resolve("a.log"), "hello\nworld\n")));
    assertEquals(TrafficViewModel.State.NOT_A_LOG, model.state().get());
    assertEquals(2, shown().whole().coverage().unparsed());
    model.open(List.of(Files.createFile(dir.resolve("b.log"))));
    assertEquals(TrafficViewModel.State.NOT_A_LOG, model.state().get());
    model.open(List.of(dir.resolve("none.log")));
    assertEquals(TrafficViewModel.State.NOT_READ, model.state().get());
    assertFalse(model.troubleProperty().get().isEmpty());
  }

  @Test
  void minutesWithoutALineAreGaps(@TempDir Path dir) throws IOException {
    String line =
        "2026-11-23T06:%s:24Z [INFO] 10.1.1.1:4000 - 7 \"A IN =cmd.example.com. udp 44 false 512\""
            + " SERVFAIL qr 86 0.5s%n";
    Path log = Files.writeString(dir.resolve("x.log"), line.formatted("30") + line.formatted("33"));
    model.open(List.of(log));
    RcodeBars bars = RcodeBars.of(shown().whole(), shown().timeline());
    assertEquals(
        List.of(true, false, false, true),
        bars.bars().stream().map(RcodeBars.Bar::logged).toList());
    assertEquals(1, bars.mostFailed());
    assertEquals(Status.ATTENTION, model.status().get());
    String csv = TrafficCsv.of(shown(), key -> key);
    assertTrue(csv.contains("name,'=cmd.example.com.,,SERVFAIL,2\r\n"), csv);
    assertTrue(csv.contains("time,,2026-11-23T06:33:00Z,SERVFAIL,1\r\n"), csv);
  }
}
