package dev.podnosis.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of a node visit in a real shell. */
class NodeScriptTest {
  @TempDir Path folder;

  private NodeOutput run(NodeScript script) throws IOException, InterruptedException {
    String marker = "@a-marker";
    Process process =
        new ProcessBuilder(script.argv(marker))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor());
    return new NodeOutput(marker, said);
  }

  @Test
  void keepsWhatEachCommandSaidApart() throws Exception {
    NodeOutput said =
        run(
            new NodeScript()
                .run("one", "printf", "a\\nb\\n")
                .run("silent", "true")
                .run("no-end", "printf", "without a line end")
                .run("gone", "cat", "/no/such/file")
                .run("no-tool", "podnosis-no-such-tool"));
    assertEquals(List.of("a", "b"), said.lines("one"));
    assertTrue(said.ok("silent"));
    assertEquals(List.of("without a line end"), said.lines("no-end"));
    assertEquals("", said.text("gone"));
    assertEquals(
        List.of("gone", "no-tool", "never-asked"),
        said.unreadable("one", "silent", "gone", "no-tool", "never-asked"));
  }

  @Test
  void keepsOnlyTheLinesThatAreWanted() throws Exception {
    NodeOutput said =
        run(new NodeScript().only("^Mem|b$", "some", "printf", "Mem: 1\\nx\\nab\\nMemory\\n"));
    assertEquals(List.of("Mem: 1", "ab", "Memory"), said.lines("some"));
  }

  @Test
  void readsNoWordAsShell() throws Exception {
    for (String word :
        List.of("; touch x", "$(touch x)", "`touch x`", "\" ; touch x ; \"", "a' b", "-n", "$1")) {
      NodeOutput said = run(new NodeScript().run("word", "printf", "%s\n", word));
      assertEquals(List.of(word), said.lines("word"));
      run(new NodeScript().only(word.replace("(", "").replace(")", ""), "word", "true"));
    }
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  void keepsTheEndOfALongOutput() throws Exception {
    NodeOutput said = run(new NodeScript().run("long", "seq", "1", "100000"));
    assertEquals("100000", said.lines("long").getLast());
    assertTrue(said.ok("long"));
    assertTrue(said.text("long").length() <= 131_072);
  }
}
