package dev.podnosis.dns.resolver;

import java.util.Optional;

/**
 * What resolves names in a container.
 *
 * @param family whose code it is
 * @param version of the C library; for Go of the toolchain
 */
public record Libc(Family family, LibcVersion version) {

  /** Whose resolver. */
  public enum Family {
    GLIBC("glibc"),
    MUSL("musl"),
    /** The resolver inside a Go program built without cgo. */
    GO("go");

    private final String word;

    Family(String word) {
      this.word = word;
    }

    /** The word on the command line. */
    public String word() {
      return word;
    }

    /** Reads the word. */
    public static Optional<Family> parse(String word) {
      for (Family family : values()) {
        if (family.word.equals(word)) {
          return Optional.of(family);
        }
      }
      return Optional.empty();
    }
  }

  /** The newest version whose code was read for the model: taken when none is told. */
  public static Libc newest(Family family) {
    return new Libc(
        family,
        switch (family) {
          case GLIBC -> new LibcVersion(2, 41, 0);
          case MUSL -> new LibcVersion(1, 2, 5);
          case GO -> new LibcVersion(1, 25, 0);
        });
  }

  /** Reads {@code glibc}, {@code musl} or {@code go}, with a version after a hyphen or a space. */
  public static Optional<Libc> parse(String text) {
    String[] parts = text.strip().split("[- ]", 2);
    return Family.parse(parts[0])
        .flatMap(
            family ->
                parts.length == 1
                    ? Optional.of(newest(family))
                    : LibcVersion.find(parts[1]).map(version -> new Libc(family, version)));
  }

  @Override
  public String toString() {
    return family.word() + " " + version;
  }
}
