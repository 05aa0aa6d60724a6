package dev.podnosis.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.recording.RecordedCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
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
