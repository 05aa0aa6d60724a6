package dev.podnosis.dns.resolver;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version such as 2.36 or 1.2.4. */
public record LibcVersion(int major, int minor, int patch) implements Comparable<LibcVersion> {

  private static final Pattern VERSION =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");

  /** The first version found in the text. */
  public static Optional<LibcVersion> find(String text) {
    Matcher m = VERSION.matcher(text);
    return m.find()
        ? Optional.of(
            new LibcVersion(
                Integer.parseInt(m.group(1)),
                Integer.parseInt(m.group(2)),
                m.group(3) == null ? 0 : Integer.parseInt(m.group(3))))
        : Optional.empty();
  }

  /** Whether it is that version or a later one. */
  public boolean atLeast(int otherMajor, int otherMinor, int otherPatch) {
    return compareTo(new LibcVersion(otherMajor, otherMinor, otherPatch)) >= 0;
  }

  @Override
  public int compareTo(LibcVersion other) {
    return Comparator.comparingInt(LibcVersion::major)
        .thenComparingInt(LibcVersion::minor)
        .thenComparingInt(LibcVersion::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + (patch == 0 ? "" : "." + patch);
  }
}
