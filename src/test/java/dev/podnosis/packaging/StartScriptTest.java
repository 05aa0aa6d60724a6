package dev.podnosis.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {
  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void install() throws IOException {
    Path app = folder.resolve("a folder/podnosis");
    Files.createDirectories(app.resolve("bin"));
    Files.createDirectories(app.resolve("lib"));
    for (String name : List.of("podnosis", "find-java.sh", "start-cache.sh")) {
      Files.copy(Path.of("packaging/bin", name), app.resolve("bin").resolve(name));
    }
    script = app.resolve("bin/podnosis");
    assertTrue(script.toFile().setExecutable(true));
    writeJar(app.resolve("lib/podnosis.jar"));
  }

  @Test
  void handsArgumentsOverUntouchedAndKeepsTheStatus() throws Exception {
    Shell.Ended ended = run(script, javaHome(), "a b", "", "*", "$HOME", "\"quoted\"", "--x=1");

    assertEquals("[a b]\n[]\n[*]\n[$HOME]\n[\"quoted\"]\n[--x=1]\nno option\n", ended.said());
    assertEquals(7, ended.status());
  }

  /** The words stand in a file: a test in a C locale could not hand them to a process itself. */
  @Test
  void keepsChineseWhereNoLocaleIsSet() throws Exception {
    Path caller = folder.resolve("caller.sh");
    Files.writeString(caller, "\"" + script + "\" '工单 42'\n");
    List<String> command = List.of("sh", caller.toString());
    Map<String, String> posix = Map.of("JAVA_HOME", home(), "LC_ALL", "C");

    assertEquals("[工单 42]\nno option\n", Shell.run(folder, javaHome(), command).said());
    assertEquals("[工单 42]\nno option\n", Shell.run(folder, posix, command).said());
  }

  @Test
  void startsThroughRelativeAndAbsoluteLinks() throws Exception {
    Path relative = folder.resolve("kubectl-podnosis");
    Files.createSymbolicLink(relative, folder.relativize(script));
    Path chained = folder.resolve("chained");
    Files.createSymbolicLink(chained, relative);

    assertEquals("[x]\nno option\n", run(relative, javaHome(), "x").said());
    assertEquals("[x]\nno option\n", run(chained, javaHome(), "x").said());
  }

  @Test
  void takesOptionsForTheJvm() throws Exception {
    Map<String, String> environment =
        Map.of("JAVA_HOME", home(), "PODNOSIS_JAVA_OPTS", "-Dpodnosis.test=one -Xmx200m");

    assertEquals("[x]\none\n", run(script, environment, "x").said());
  }

  @Test
  void givesTheWindowACollectorWithShortPausesAndCommandsASmallOne() throws Exception {
    Map<String, String> tellsCollector =
        Map.of("JAVA_HOME", home(), "PODNOSIS_JAVA_OPTS", "-Xlog:gc:stdout");

    assertTrue(run(script, tellsCollector, "gui", "x").said().contains("Using G1"));
    assertTrue(run(script, tellsCollector).said().contains("Using G1"));
    assertTrue(run(script, tellsCollector, "logs", "gui").said().contains("Using Serial"));
  }

  private Shell.Ended run(Path start, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(start.toString()));
    command.addAll(List.of(args));
    return Shell.run(folder, environment, command);
  }

  private static Map<String, String> javaHome() {
    return Map.of("JAVA_HOME", home());
  }

  private static String home() {
    return System.getProperty("java.home");
  }

  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PrintsArguments.class.getName());
    String entry = PrintsArguments.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream in =
            Objects.requireNonNull(PrintsArguments.class.getResourceAsStream("/" + entry))) {
      out.putNextEntry(new JarEntry(entry));
      in.transferTo(out);
    }
  }
}
