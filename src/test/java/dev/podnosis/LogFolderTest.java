package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogFolderTest {
  private static final Path HOME = Path.of("/home/li");

  @Test
  void isTheStateFolderOnLinux() {
    assertEquals(Path.of("/home/li/.local/state/podnosis"), folder("Linux", Map.of()));
    assertEquals(Path.of("/state/podnosis"), folder("Linux", Map.of("XDG_STATE_HOME", "/state")));
  }

  @Test
  void ignoresARelativeOrEmptyStateFolder() {
    assertEquals(
        Path.of("/home/li/.local/state/podnosis"),
        folder("Linux", Map.of("XDG_STATE_HOME", "state")));
    assertEquals(
        Path.of("/home/li/.local/state/podnosis"), folder("Linux", Map.of("XDG_STATE_HOME", "")));
  }

  @Test
  void isTheLogsFolderOnMacOs() {
    assertEquals(Path.of("/home/li/Library/Logs/Podnosis"), folder("Mac OS X", Map.of()));
  }

  @Test
  void isTheLocalApplicationFolderOnWindows() {
    assertEquals(
        Path.of("/local/Podnosis/Logs"), folder("Windows 11", Map.of("LOCALAPPDATA", "/local")));
    assertEquals(Path.of("/home/li/AppData/Local/Podnosis/Logs"), folder("Windows 11", Map.of()));
  }

  private static Path folder(String os, Map<String, String> environment) {
    return LogFolder.of(os, HOME, environment::get);
  }
}
