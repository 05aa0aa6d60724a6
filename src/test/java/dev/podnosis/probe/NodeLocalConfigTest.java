package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.ReadCorefile;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ConfigMap kube-dns says is part of what NodeLocal DNSCache does. */
class NodeLocalConfigTest {
  @TempDir Path folder;

  @Test
  void readsTheServersThatTheCacheTakesFromKubeDns() throws IOException, InterruptedException {
    try (Demo demo = new Demo("nodelocal-down", folder);
        LiveProbes probes = demo.probes(Level.READ)) {
      CaseFile file = demo.begun(Level.READ);
      for (ProbeId probe : List.of(ProbeId.DNS_SERVICE, ProbeId.DNS_CONFIG)) {
        file = file.plus(probes.collect(probe, file));
      }
      ReadCorefile corefile = new Facts(file).dns().readNodeLocalCorefile().orElseThrow();
      assertEquals(List.of("10.20.0.2", "10.20.0.3"), corefile.externalUpstreams());
      // what is shown and patched stays the text of the ConfigMap
      assertTrue(corefile.corefile().text().contains("forward . __PILLAR__UPSTREAM__SERVERS__"));
    }
  }
}
