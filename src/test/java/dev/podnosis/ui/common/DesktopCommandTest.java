package dev.podnosis.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How a desktop is asked to open a file, with programs that are run. */
class DesktopCommandTest {
  @TempDir private Path folder;

  private Path program(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("opener"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private static DesktopCommand on(String system) {
    return new DesktopCommand(system, Duration.ofMillis(200));
  }

  /** A name with spaces, quotes and dollar signs is one word, and never read by a shell. */
  @Test
  void givesTheFileAsAWordOfItsOwn() {
    Path file = folder.resolve("a b; $(rm) 'c'.pdf");
    assertEquals(List.of("xdg-open", file.toString()), on("Linux").toOpen(file));
    assertEquals(List.of("xdg-open", folder.toString()), on("Linux").toShow(file));
    assertEquals(List.of("open", file.toString()), on("Mac OS X").toOpen(file));
    assertEquals(List.of("open", "-R", file.toString()), on("Mac OS X").toShow(file));
    assertEquals(
        List.of("rundll32", "url.dll,FileProtocolHandler", file.toString()),
        on("Windows 11").toOpen(file));
    assertEquals(List.of("explorer", "/select," + file), on("Windows 11").toShow(file));
  }

  /** A relative name that begins with a dash is no option. */
  @Test
  void namesTheWholePath() {
    String word = on("Linux").toOpen(Path.of("-version.pdf")).getLast();
    assertTrue(Path.of(word).isAbsolute(), word);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void tellsWhetherTheDesktopCould() throws Exception {
    Path seen = folder.resolve("seen");
    String file = folder.resolve("the report.pdf").toString();
    String opener = program("printf %s \"$1\" > '" + seen + "'").toString();
    assertTrue(on("Linux").run(List.of(opener, file)));
    assertEquals(file, Files.readString(seen));
    // 3: "the action could not be completed: a tool it needs was not found" (xdg-open(1))
    assertFalse(on("Linux").run(List.of(program("exit 3").toString(), file)));
    assertFalse(on("Linux").run(List.of(folder.resolve("missing").toString(), file)));
  }

  /** Some openers are the program itself and stay as long as the file is open. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void oneThatGoesOnWorks() throws Exception {
    assertTrue(on("Linux").run(List.of(program("exec sleep 3").toString(), "x")));
  }
}
