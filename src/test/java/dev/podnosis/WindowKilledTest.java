package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.CaseFiles;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.session.Session;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.CaseStore;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** A window that is killed in the middle of a walk loses nothing but the probes that look. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class WindowKilledTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private Process killed;

  WindowKilledTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @BeforeEach
  void open() throws IOException {
    killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                KilledWindow.class.getName(),
                folder.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();
  }

  @AfterEach
  void end() throws InterruptedException {
    killed.destroyForcibly().waitFor();
  }

  @Test
  void anotherProcessGoesOnWhereItWas() throws Exception {
    CaseStore store = new CaseStore(folder.resolve("cases"));
    CaseFile kept = awaitMiddleOfTheWalk(store);
    killed.destroyForcibly().waitFor();
    assertEquals(137, killed.exitValue(), "it was not killed by SIGKILL");
    List<String> done = ids(kept);
    assertFalse(done.isEmpty());

    try (DrivenWindow again = new DrivenWindow(folder, new Kubeconfigs(Map.of(), folder))) {
      again.await("cases are listed", () -> again.start().model().recent().size() == 1);
      again.run(
          () -> again.start().model().reopen(again.start().model().recent().getFirst(), () -> {}));
      again.await("it is open", () -> again.workspace().sessionProperty().get() != null);
      Session session = again.workspace().sessionProperty().get();
      assertNotNull(session);
      CaseFile reopened = session.caseFile();
      assertTrue(session.live(), "it does not go on with its cluster");
      assertTrue(ids(reopened).containsAll(done), () -> ids(reopened) + " of " + done);
      assertEquals(List.of(KilledWindow.NOTE), notes(reopened));
      assertEquals(Boolean.TRUE, reopened.symptom().reproducible());
      assertEquals(KilledWindow.NOTED, again.workspace().stepProperty().get());
      Map<StepId, Status> steps =
          DrivenWindow.fx(() -> again.workspace().walk().stepStatesProperty().get());
      assertEquals(Status.SKIPPED, steps.get(KilledWindow.SKIPPED));
      assertFalse(reopened.asked(ProbeId.TRIES), "what looked when it was killed has a result");
      assertFalse(reopened.run().complete());
    }
  }

  /** Until the file holds what was said and done, and the lookups are still being tried. */
  private CaseFile awaitMiddleOfTheWalk(CaseStore store) throws Exception {
    Instant hangs = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(hangs)) {
      assertTrue(killed.isAlive(), () -> "it ended by itself: " + said());
      Optional<CaseStore.Kept> newest = store.recent().stream().findFirst();
      if (newest.isPresent()) {
        Path file = newest.get().file();
        CaseFile kept = new CaseFiles().open(file);
        boolean said =
            notes(kept).equals(List.of(KilledWindow.NOTE))
                && Boolean.TRUE.equals(kept.symptom().reproducible())
                && store.state(file).skipped().contains(KilledWindow.SKIPPED)
                && store.state(file).step() == KilledWindow.NOTED;
        if (said && kept.evidence().size() > 3 && !kept.asked(ProbeId.TRIES)) {
          return kept;
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no case grew: " + said());
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static List<String> notes(CaseFile kept) {
    return kept.run().notes().stream().map(n -> n.text()).toList();
  }

  private static List<String> ids(CaseFile kept) {
    return kept.evidence().stream().map(Evidence::id).toList();
  }

  /** What this test was loaded from; a test runner may have loaders of its own. */
  private static String classPath() {
    return WindowKilledTest.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }
}
