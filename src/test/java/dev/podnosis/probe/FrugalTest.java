package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.kube.DebugImages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole run costs the API server, as the server sees it. */
class FrugalTest {
  /** A page of a list holds no more than so many objects by request. */
  private static final String PAGED = ".*[?&]limit=[1-9][0-9]{0,2}(&.*)?";

  @TempDir Path folder;

  @Test
  void asksWithSelectorsInPagesOverFewConnections() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        FaultyServer server = new FaultyServer(demo.port());
        LiveProbes probes =
            demo.probes(
                demo.connect(server, Duration.ofMinutes(1)),
                Level.NODE,
                DebugImages.of("nicolaka/netshoot"))) {
      CaseFile file = demo.walk(probes, Level.NODE);
      assertTrue(file.run().complete());
      List<String> asked = server.asked();
      List<String> podLists =
          asked.stream()
              .filter(a -> a.matches("GET /api/v1/(namespaces/[^/]+/)?pods\\?.*"))
              .toList();
      assertFalse(podLists.isEmpty());
      for (String list : podLists) {
        assertTrue(list.contains("Selector="), "no selector: " + list);
        assertTrue(list.matches(PAGED), "no page size: " + list);
      }
      assertEquals(
          List.of(),
          asked.stream()
              .filter(a -> a.matches("GET /api/v1/pods(\\?(?!.*labelSelector).*)?"))
              .toList(),
          "lists of a whole cluster's pods");
      // side by side there are never more than some dozen requests, and connections are kept
      assertTrue(
          server.connections() * 3 < asked.size(),
          server.connections() + " connections for " + asked.size() + " requests");
    }
  }
}
