package dev.podnosis.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** What a server says right behind its upgrade is heard. */
class HastyStreamTest {
  @RepeatedTest(10)
  void hearsWhatComesWithTheUpgrade(@TempDir Path folder) throws InterruptedException, IOException {
    try (HastyServer server = new HastyServer();
        Cluster cluster = Kubeconf.connect(server.url(), folder, Kubeconf.options())) {
      ExecOutcome outcome =
          cluster.exec(
              ExecRequest.of("shop", "web", "app", List.of("true"), Duration.ofSeconds(60)));
      ExecOutcome.Ran ran = assertInstanceOf(ExecOutcome.Ran.class, outcome, outcome.toString());
      assertEquals("answer", ran.output().stdout());
    }
  }
}
