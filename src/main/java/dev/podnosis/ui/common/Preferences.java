package dev.podnosis.ui.common;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window remembers for its user: size, dividers, theme, language. A file that is missing,
 * damaged or not readable gives the defaults; nothing here may keep the window from opening.
 */
public final class Preferences {

  private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
  private static final long LARGEST_FILE = 1_000_000;

  private final Path file;
  private final Map<String, String> values;

  private Preferences(Path file, Map<String, String> values) {
    this.file = file;
    this.values = new ConcurrentSkipListMap<>(values);
  }

  /** Reads the preferences kept in a file. */
  public static Preferences in(Path file) {
    return new Preferences(file, read(file));
  }

  /** The file in the directory the operating system has for a user's configuration. */
  public static Path usualFile() {
    return directory(
            System.getProperty("os.name", ""),
            System.getProperty("user.home", "."),
            System.getenv())
        .resolve("window.properties");
  }

  static Path directory(String system, String home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String roaming = environment.get("APPDATA");
      return (roaming == null ? Path.of(home, "AppData", "Roaming") : Path.of(roaming))
          .resolve("Podnosis");
    }
    if (name.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "Podnosis");
    }
    // XDG Base Directory Specification: a relative path is to be ignored.
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path base = xdg.startsWith("/") ? Path.of(xdg) : Path.of(home, ".config");
    return base.resolve("podnosis");
  }

  /** A text, or the given one when nothing is remembered. */
  public String text(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  /** A number, or the given one when none is remembered or it is not a number. */
  public double number(String key, double otherwise) {
    try {
      double value = Double.parseDouble(values.getOrDefault(key, ""));
      return Double.isFinite(value) ? value : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Yes or no, or the given answer when none is remembered. */
  public boolean flag(String key, boolean otherwise) {
    return switch (values.getOrDefault(key, "")) {
      case "true" -> true;
      case "false" -> false;
      default -> otherwise;
    };
  }

  /** One of an enum's values, or the given one when none is remembered or it is not one of them. */
  public <E extends Enum<E>> E oneOf(String key, E otherwise) {
    String name = values.getOrDefault(key, "");
    for (E value : otherwise.getDeclaringClass().getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    return otherwise;
  }

  /** Remembers a value, as text; kept in the file by {@link #save()}. */
  public void remember(String key, Object value) {
    values.put(key, value.toString());
  }

  /** Forgets a value. */
  public void forget(String key) {
    values.remove(key);
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @return whether it was written; when not, the reason is in the log
   */
  public boolean save() {
    Properties lines = new Properties();
    lines.putAll(new TreeMap<>(values));
    try {
      Path directory = file.toAbsolutePath().getParent();
      Files.createDirectories(directory);
      Path fresh = Files.createTempFile(directory, "window", ".tmp");
      try (Writer out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
        lines.store(out, "Podnosis window");
      }
      replace(fresh);
      return true;
    } catch (IOException e) {
      LOG.warn("Preferences are not kept: {}", e.toString());
      return false;
    }
  }

  private void replace(Path fresh) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> values = new TreeMap<>();
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
        return values;
      }
      Properties lines = new Properties();
      try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        lines.load(in);
      }
      lines.forEach((key, value) -> values.put(key.toString(), value.toString()));
    } catch (MalformedInputException | IllegalArgumentException e) {
      LOG.warn("Preferences in {} are damaged; the defaults are used", file);
      return Map.of();
    } catch (IOException e) {
      LOG.warn("Preferences in {} cannot be read: {}", file, e.toString());
    }
    return values;
  }
}
