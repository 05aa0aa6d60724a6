package dev.podnosis;

import ch.qos.logback.core.PropertyDefinerBase;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the log goes: the folder that the operating system has for a program's logs of one user.
 */
public final class LogFolder extends PropertyDefinerBase {
  @Override
  public String getPropertyValue() {
    return of(
            System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System::getenv)
        .toString();
  }

  /**
   * The folder for logs.
   *
   * @param os the operating system's name, as in the system property {@code os.name}
   * @param home the user's home
   * @param environment gives the value of an environment variable, null when it is not set
   */
  static Path of(String os, Path home, UnaryOperator<@Nullable String> environment) {
    String name = os.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return from(environment.apply("LOCALAPPDATA"), home.resolve("AppData/Local"))
          .resolve("Podnosis/Logs");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library/Logs/Podnosis");
    }
    // XDG Base Directory Specification 0.8: logs are state; a relative path is to be ignored.
    return from(environment.apply("XDG_STATE_HOME"), home.resolve(".local/state"))
        .resolve("podnosis");
  }

  private static Path from(@Nullable String configured, Path otherwise) {
    if (configured == null || configured.isEmpty()) {
      return otherwise;
    }
    Path path = Path.of(configured);
    return path.isAbsolute() ? path : otherwise;
  }
}
