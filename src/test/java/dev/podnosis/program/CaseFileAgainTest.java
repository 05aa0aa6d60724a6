package dev.podnosis.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.program.Program.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was collected is judged again, elsewhere, to the same end. */
class CaseFileAgainTest {
  @TempDir Path home;

  @Test
  void aSavedCaseGivesTheSameVerdicts() throws IOException, InterruptedException {
    Program program = new Program(home);
    String file = home.resolve("case.zip").toString();
    Ended collected =
        program.run("collect", "--demo", "upstream-refuses", "--allow", "exec", "-o", file);
    assertEquals(0, collected.status(), collected.err());
    Ended live =
        program.run(
            "diagnose", "--demo", "upstream-refuses", "--allow", "exec", "--format", "json");
    Ended again = program.run("diagnose", "--bundle", file, "--format", "json");
    assertEquals(live.status(), again.status(), again.err());
    assertEquals(verdicts(live.json()), verdicts(again.json()));
    assertTrue(verdicts(again.json()).size() > 30, "the whole catalogue");
  }

  private static Map<String, String> verdicts(JsonNode result) {
    Map<String, String> verdicts = new TreeMap<>();
    result
        .path("causes")
        .forEach(c -> verdicts.put(c.path("id").asString(), c.path("verdict").asString()));
    return verdicts;
  }
}
