package dev.podnosis.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.diagnosis.StepId;
import dev.podnosis.session.Choices.Source;
import dev.podnosis.ui.common.ScreenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseStateTest {
  private final Path file;

  CaseStateTest(@TempDir Path folder) {
    file = folder.resolve("case.state");
  }

  static Stream<Source> sources() {
    return Stream.of(
        new Source.Cluster(Path.of("/home/ann/.kube/config").toAbsolutePath(), "prod hangzhou"),
        new Source.Cluster(null, "prod"),
        new Source.Demo("healthy"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void whatWasLeftIsFoundAgain(Source source) throws IOException {
    CaseState left =
        new CaseState(
            source,
            ScreenId.FINDINGS,
            StepId.CHECK_COREDNS_LOGS,
            Set.of(StepId.CAPTURE_PACKETS, StepId.REPRODUCIBLE));
    left.write(file);
    assertEquals(left, CaseState.read(file));
  }

  @Test
  void trustIsNotKept() throws IOException {
    new CaseState(
            new Source.Cluster(null, "theirs", true),
            ScreenId.DIAGNOSE,
            StepId.CLASSIFY_ERROR,
            Set.of())
        .write(file);
    assertEquals(new Source.Cluster(null, "theirs", false), CaseState.read(file).source());
  }

  @Test
  void aDamagedOrMissingFileGivesTheBeginning() throws IOException {
    assertEquals(CaseState.start(), CaseState.read(file));
    Files.writeString(file, "step = \\u00");
    assertEquals(CaseState.start(), CaseState.read(file));
    Files.writeString(file, "screen = NO_SUCH\nstep = NO_SUCH\nskipped = A B\n");
    assertEquals(CaseState.start(), CaseState.read(file));
  }
}
