package dev.podnosis.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ServerSeen;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Case files come back as they were saved, and what is none is refused with the reason. */
class CaseFilesTest {
  @TempDir Path directory;
  private final CaseFiles files = new CaseFiles();

  @ParameterizedTest
  @MethodSource("dev.podnosis.recording.RecordedCases#all")
  void comesBackAsItWasSaved(RecordedCases.Recorded recorded)
      throws IOException, CaseFiles.UnreadableException {
    CaseFile saved = recorded.caseFile(Level.NODE);
    Path file = directory.resolve("case.zip");
    files.save(saved, file);
    assertEquals(saved, files.open(file));
  }

  /** Before large answers were asked for, lookups told no buffer size. */
  @Test
  void opensLookupsThatTellNoBufferSize() throws IOException, CaseFiles.UnreadableException {
    CaseFile base = RecordedCases.caseFile("healthy", 0, Level.READ);
    DnsTarget server = new DnsTarget(DnsTarget.Role.SERVICE, "10.96.0.10", 53, null);
    LookupsSeen lookups =
        new LookupsSeen(server, Transport.UDP, LookupsSeen.Question.LARGE, "x.", "A", List.of());
    CaseFile saved = base.plus(List.of(look(base, lookups)));
    Path file = path("lookups");
    files.save(saved, file);
    String text = caseJson(file);
    String old = text.replaceAll(",?\\s*\"bufferSize\"\\s*:\\s*null", "");
    assertFalse(old.contains("bufferSize"));
    assertEquals(saved, files.open(zip("old", "case.json", old)));

    LookupsSeen sized =
        new LookupsSeen(
            server, Transport.UDP, LookupsSeen.Question.LARGE, "x.", "A", List.of(), 4096);
    CaseFile with = base.plus(List.of(look(base, sized)));
    files.save(with, path("sized"));
    assertEquals(with, files.open(path("sized")));
  }

  @Test
  void keepsEveryKindOfDetail() throws IOException, CaseFiles.UnreadableException {
    CaseFile base = RecordedCases.caseFile("healthy", 0, Level.READ);
    List<Detail> details =
        List.of(
            new Detail.Said("i/o timeout"),
            new Detail.Itself("HTTP 503"),
            new Detail.Known(Detail.Fact.POD_ON_WINDOWS),
            new Detail.NoContainer("app"),
            new Detail.NoMetric("container_cpu_cfs_periods_total"),
            new Detail.ContainerState(
                "app",
                ContainerFacts.Kind.INIT,
                ContainerFacts.Phase.WAITING,
                "CrashLoopBackOff",
                7,
                ""),
            new Detail.Programs(List.of("sh", "dig")),
            new Detail.Command("sh"),
            new Detail.Exit("OOMKilled", 137, ""),
            new Detail.Images(List.of(new Detail.Image("busybox", "ErrImagePull: not found"))),
            new Detail.OtherWay(
                NotObserved.Reason.NO_RIGHT, "create pods", new Detail.Said("forbidden")));
    assertEquals(
        Set.of(Detail.class.getPermittedSubclasses()),
        details.stream().map(Object::getClass).collect(Collectors.toSet()));
    CaseFile saved = base.plus(details.stream().map(d -> look(base, missed(d))).toList());
    files.save(saved, path("details"));
    assertEquals(saved, files.open(path("details")));
  }

  /** The detail of what was not observed used to be a text; it is quoted now. */
  @Test
  void opensDetailsThatAreATextAlone() throws IOException, CaseFiles.UnreadableException {
    CaseFile base = RecordedCases.caseFile("healthy", 0, Level.READ);
    CaseFile saved =
        base.plus(List.of(look(base, missed(new Detail.Said("container app: waiting")))));
    files.save(saved, path("now"));
    String before =
        caseJson(path("now"))
            .replace(
                "{\"is\":\"Said\",\"words\":\"container app: waiting\"}",
                "\"container app: waiting\"");
    assertTrue(before.contains("\"detail\":\"container app: waiting\""));
    assertEquals(saved, files.open(zip("before", "case.json", before)));
  }

  private static NotObserved missed(Detail detail) {
    return new NotObserved(NotObserved.Reason.ERROR, "pod shop/web", detail);
  }

  private static String caseJson(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry("case.json")).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What another version knew and this one does not is undecided; the rest of the case stands. */
  @Test
  void opensWhatAnotherVersionSavedWithoutThePiecesItCannotRead()
      throws IOException, CaseFiles.UnreadableException {
    CaseFile saved = RecordedCases.caseFile("healthy", 0, Level.READ);
    Path file = path("ours");
    files.save(saved, file);
    String text = caseJson(file);
    String other =
        text.replace("\"is\":\"CorefileSeen\"", "\"is\":\"CorefileSeen\",\"laterField\":1")
            .replace("\"is\":\"ServerSeen\"", "\"is\":\"LaterKind\"");
    CaseFile opened = files.open(zip("other-version", "case.json", other));
    assertEquals(saved.evidence().size(), opened.evidence().size());
    int unread = 0;
    for (int i = 0; i < saved.evidence().size(); i++) {
      Evidence before = saved.evidence().get(i);
      Evidence after = opened.evidence().get(i);
      if (before.observation() instanceof CorefileSeen
          || before.observation() instanceof ServerSeen) {
        unread++;
        assertEquals(
            new NotObserved(
                NotObserved.Reason.OTHER_VERSION, "evidence of " + before.probe().id(), ""),
            after.observation());
        assertEquals(before.id(), after.id());
        assertEquals(before.transcript(), after.transcript());
      } else {
        assertEquals(before, after);
      }
    }
    assertTrue(unread >= 2, "the recording holds both kinds");
  }

  private static Look look(CaseFile base, Observation seen) {
    return new Look(
        ProbeId.POD_NETWORK,
        Vantage.api(),
        base.run().startedAt(),
        Duration.ofMillis(1),
        seen,
        null);
  }

  @Test
  void refusesWhatIsNone() throws IOException {
    assertEquals(CaseFiles.Problem.NOT_FOUND, problem(directory.resolve("nowhere")));
    assertEquals(CaseFiles.Problem.NOT_FOUND, problem(directory));
    assertEquals(CaseFiles.Problem.NOT_A_ZIP, problem(Files.write(path("empty"), new byte[0])));
    assertEquals(CaseFiles.Problem.NOT_A_ZIP, problem(Files.writeString(path("text"), "hello")));
    assertEquals(CaseFiles.Problem.NOT_A_CASE_FILE, problem(zip("other", "../../x", "{}")));
    assertEquals(CaseFiles.Problem.DAMAGED, problem(zip("not-json", "case.json", "{")));
    assertEquals(
        CaseFiles.Problem.NEWER_VERSION, problem(zip("newer", "case.json", "{\"format\": 99}")));
  }

  @Test
  void refusesACutFile() throws IOException {
    Path whole = path("whole");
    files.save(RecordedCases.caseFile("healthy", 0, Level.READ), whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(path("cut"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertEquals(CaseFiles.Problem.DAMAGED, problem(cut));
  }

  @Test
  void refusesAnEntryThatUnpacksBeyondAllMeasure() throws IOException {
    Path bomb = path("bomb");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("case.json"));
      byte[] spaces = new byte[1 << 20];
      java.util.Arrays.fill(spaces, (byte) ' ');
      for (int i = 0; i < 600; i++) {
        out.write(spaces);
      }
    }
    assertEquals(CaseFiles.Problem.TOO_LARGE, problem(bomb));
  }

  private Path path(String name) {
    return directory.resolve(name);
  }

  private Path zip(String name, String entry, String text) throws IOException {
    Path file = path(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private CaseFiles.Problem problem(Path file) {
    return assertThrows(CaseFiles.UnreadableException.class, () -> files.open(file)).problem();
  }
}
