package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.diagnosis.Judged;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.scenario.Judges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Troubles of a node are found by the probes that run there, over real sockets. */
class NodeIncidentsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "conntrack-full, conntrack-table-full",
    "node-overloaded, client-node-overloaded",
    "nodelocal-down, nodelocal-down"
  })
  void isFoundOnItsNode(String incident, String cause) throws IOException, InterruptedException {
    try (Demo demo = new Demo(incident, folder);
        LiveProbes probes = demo.probes(Level.NODE)) {
      CaseFile file = demo.walk(probes, Level.NODE);
      List<String> roots =
          Judges.all().judge(file).causes().stream()
              .filter(Judged::confirmedRoot)
              .map(j -> j.id().id())
              .toList();
      assertEquals(List.of(cause), roots);
      probes.cleanUp(change -> {});
    }
  }
}
