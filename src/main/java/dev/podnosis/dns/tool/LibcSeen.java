package dev.podnosis.dns.tool;

import dev.podnosis.dns.resolver.Libc;
import dev.podnosis.dns.resolver.LibcVersion;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The C library that a container shows.
 *
 * @param family whose
 * @param version null when only the family is known
 */
public record LibcSeen(Libc.Family family, @Nullable LibcVersion version) {

  /** getconf: "glibc 2.41"; ldd --version: "ldd (Debian GLIBC 2.36-9) 2.36"; libc.so itself. */
  private static final Pattern GLIBC =
      Pattern.compile(
          "(?m)^(?:glibc|ldd \\([^)\\n]{1,100}\\)|GNU C Library [^\\n]{0,100}version) +(\\d[\\d.]{1,10})");

  private static final Pattern MUSL =
      Pattern.compile("(?m)^musl libc(?: \\([^)\\n]{1,40}\\))?\\s*$");
  private static final Pattern MUSL_VERSION = Pattern.compile("(?m)^Version (\\d[\\d.]{1,10})");

  /** Not preceded by an error such as "ls: cannot access '/lib/ld-musl…'". */
  private static final Pattern MUSL_LOADER =
      Pattern.compile("(?m)^/lib/(?:ld-musl-[\\w.-]{1,40}|libc\\.musl-[\\w.-]{1,40})\\s*$");

  private static final Pattern GLIBC_LOADER =
      Pattern.compile("(?m)^\\S{0,60}/(?:ld-linux[\\w.-]{1,40}|ld-2\\.\\d\\d\\.so)\\s*$");

  /** musl in Alpine Linux releases (pkgs of each branch). */
  private static final Map<String, LibcVersion> ALPINE =
      Map.ofEntries(
          Map.entry("3.3", new LibcVersion(1, 1, 12)),
          Map.entry("3.4", new LibcVersion(1, 1, 14)),
          Map.entry("3.9", new LibcVersion(1, 1, 20)),
          Map.entry("3.10", new LibcVersion(1, 1, 22)),
          Map.entry("3.11", new LibcVersion(1, 1, 24)),
          Map.entry("3.12", new LibcVersion(1, 1, 24)),
          Map.entry("3.13", new LibcVersion(1, 2, 2)),
          Map.entry("3.14", new LibcVersion(1, 2, 2)),
          Map.entry("3.15", new LibcVersion(1, 2, 2)),
          Map.entry("3.16", new LibcVersion(1, 2, 3)),
          Map.entry("3.17", new LibcVersion(1, 2, 3)),
          Map.entry("3.18", new LibcVersion(1, 2, 4)),
          Map.entry("3.19", new LibcVersion(1, 2, 4)),
          Map.entry("3.20", new LibcVersion(1, 2, 5)),
          Map.entry("3.21", new LibcVersion(1, 2, 5)),
          Map.entry("3.22", new LibcVersion(1, 2, 5)));

  /**
   * Reads the output of {@code getconf GNU_LIBC_VERSION}, {@code ldd --version}, the dynamic loader
   * run without arguments (musl), or a listing of loaders in /lib.
   */
  public static Optional<LibcSeen> of(CommandOutput output) {
    String text = String.join("\n", output.lines().stream().limit(1000).toList());
    Matcher glibc = GLIBC.matcher(text);
    if (glibc.find()) {
      return Optional.of(
          new LibcSeen(Libc.Family.GLIBC, LibcVersion.find(glibc.group(1)).orElse(null)));
    }
    if (MUSL.matcher(text).find()) {
      Matcher version = MUSL_VERSION.matcher(text);
      return Optional.of(
          new LibcSeen(
              Libc.Family.MUSL,
              version.find() ? LibcVersion.find(version.group(1)).orElse(null) : null));
    }
    if (MUSL_LOADER.matcher(text).find()) {
      return Optional.of(new LibcSeen(Libc.Family.MUSL, null));
    }
    return GLIBC_LOADER.matcher(text).find()
        ? Optional.of(new LibcSeen(Libc.Family.GLIBC, null))
        : Optional.empty();
  }

  /** What the distribution tells; only Alpine's releases say which musl they hold. */
  public static Optional<LibcSeen> of(OsRelease os) {
    if (!os.id().equals("alpine")) {
      return Optional.empty();
    }
    Matcher m = Pattern.compile("^(\\d{1,2}\\.\\d{1,3})").matcher(os.versionId());
    return Optional.of(new LibcSeen(Libc.Family.MUSL, m.find() ? ALPINE.get(m.group(1)) : null));
  }

  /** The library to model: this version, or the newest one known. */
  public Libc libc() {
    LibcVersion known = version;
    return known == null ? Libc.newest(family) : new Libc(family, known);
  }
}
