package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.evidence.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class ReportFilesTest {
  @Test
  void all() throws Exception {
    Path out = Path.of("/tmp/reports");
    Files.createDirectories(out);
    for (String r : new String[] {"corefile-unknown-directive", "pods-misconfigured", "healthy", "networkpolicy-blocks"}) {
      for (Language l : Language.values()) {
        for (String e : Reports.endings()) {
          Path f = out.resolve(r + "-" + l.tag() + e);
          long t = System.nanoTime();
          Reports.write(f, SampleDiagnoses.of(r, Level.NODE), SampleDiagnoses.wording(l), ReportOptions.standard(ZoneId.of("Asia/Shanghai")).withParts(EnumSet.allOf(ReportOptions.Part.class)).withPreparedBy("支持团队 Support"));
          System.out.println(f + " " + Files.size(f) + " " + (System.nanoTime() - t) / 1000000 + " ms");
          assertTrue(Files.size(f) > 100);
        }
      }
    }
  }
}
