package dev.podnosis.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class FindJavaTest {
  @TempDir private Path folder;

  @Test
  void prefersJavaHome() throws Exception {
    java("home/.jdks/other", "25.0.2");
    Path wanted = java("wanted", "25.0.1");

    assertEquals(wanted.toString(), find(wanted, "java", "25", "25"));
  }

  @Test
  void passesOverAnOldJavaHome() throws Exception {
    Path old = java("old", "17.0.15");
    Path beside = java("home/.jdks/jdk-900", "900.0.1");

    assertEquals(beside.toString(), find(old, "java", "900", "900"));
  }

  @Test
  void followsTheJavaOnPath() throws Exception {
    Path jdk = java("jdk", "901");
    Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(folder.resolve("bin/java"), jdk.resolve("bin/java"));
    Map<String, String> environment =
        Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin", "HOME", "/nowhere");

    assertEquals(jdk.toString(), find(environment, "java", "901", "901"));
  }

  @Test
  void wantsTheToolAndNoNewerVersion() throws Exception {
    java("home/.jdks/too-new", "902");
    java("home/.sdkman/candidates/java/no-compiler", "900");

    assertEquals("none", find(folder, "javac", "900", "901"));
    assertEquals("none", find(folder, "java", "903", "999"));
  }

  private Path java(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Path tool = home.resolve("bin/java");
    Files.createDirectories(tool.getParent());
    Files.createFile(tool);
    assertTrue(tool.toFile().setExecutable(true));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private String find(Path javaHome, String... wanted) throws IOException, InterruptedException {
    return find(
        Map.of("JAVA_HOME", javaHome.toString(), "HOME", folder.resolve("home").toString()),
        wanted);
  }

  private String find(Map<String, String> environment, String... wanted)
      throws IOException, InterruptedException {
    String script = Path.of("packaging/bin/find-java.sh").toAbsolutePath().toString();
    String ask =
        ". '" + script + "'; if find_java \"$@\"; then echo \"$JAVA_HOME\"; else echo none; fi";
    return Shell.run(
            folder, environment, List.of("sh", "-c", ask, "sh", wanted[0], wanted[1], wanted[2]))
        .said()
        .strip();
  }
}
