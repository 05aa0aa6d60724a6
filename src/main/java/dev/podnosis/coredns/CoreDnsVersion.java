package dev.podnosis.coredns;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of CoreDNS, as images, the log and the metrics name it.
 *
 * @param vendor what a distribution appended, such as {@code eksbuild.4}; empty for a plain release
 */
public record CoreDnsVersion(int major, int minor, int patch, String vendor)
    implements Comparable<CoreDnsVersion> {

  private static final Comparator<CoreDnsVersion> ORDER =
      Comparator.comparingInt(CoreDnsVersion::major)
          .thenComparingInt(CoreDnsVersion::minor)
          .thenComparingInt(CoreDnsVersion::patch)
          .thenComparing(CoreDnsVersion::vendor);

  /** Also takes the four numbers of Alibaba Cloud's tags, {@code v1.9.3.10-7dfca203-aliyun}. */
  private static final Pattern FORM =
      Pattern.compile("[vV]?(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})(?:[-.+_](.{1,100}))?");

  public CoreDnsVersion {
    if (major < 0 || minor < 0 || patch < 0) {
      throw new IllegalArgumentException("negative version number");
    }
  }

  public static CoreDnsVersion of(int major, int minor, int patch) {
    return new CoreDnsVersion(major, minor, patch, "");
  }

  /** Reads {@code 1.11.1}, {@code v1.11.1-eksbuild.4}, {@code CoreDNS-1.13.1}; empty otherwise. */
  public static Optional<CoreDnsVersion> parse(String text) {
    String bare = text.strip();
    if (bare.regionMatches(true, 0, "CoreDNS-", 0, 8)) {
      bare = bare.substring(8);
    }
    Matcher m = FORM.matcher(bare);
    if (!m.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new CoreDnsVersion(
            Integer.parseInt(m.group(1)),
            Integer.parseInt(m.group(2)),
            Integer.parseInt(m.group(3)),
            m.group(4) == null ? "" : m.group(4)));
  }

  /**
   * Reads the version off an image reference: by its tag, else by the digest of a known release.
   * Empty for an image that is not CoreDNS itself (node-cache has version numbers of its own).
   */
  public static Optional<CoreDnsVersion> ofImage(String reference) {
    String image = reference.strip();
    for (String scheme : new String[] {"docker-pullable://", "docker://"}) {
      image = image.startsWith(scheme) ? image.substring(scheme.length()) : image;
    }
    int at = image.indexOf('@');
    String name = at < 0 ? image : image.substring(0, at);
    String digest = at < 0 ? "" : image.substring(at + 1);
    int colon = name.lastIndexOf(':');
    boolean hasTag = colon > name.lastIndexOf('/');
    String repository = (hasTag ? name.substring(0, colon) : name).toLowerCase(Locale.ROOT);
    if (repository.startsWith("sha256") || repository.isEmpty()) {
      return Releases.ofDigest(image);
    }
    if (!repository.substring(repository.lastIndexOf('/') + 1).contains("coredns")) {
      return Releases.ofDigest(digest);
    }
    Optional<CoreDnsVersion> byTag = hasTag ? parse(name.substring(colon + 1)) : Optional.empty();
    return byTag.or(() -> Releases.ofDigest(digest));
  }

  /** The month of the release, when it is a known one. */
  public Optional<YearMonth> released() {
    return Releases.monthOf(this);
  }

  /** Compares the three numbers and leaves the vendor's suffix aside. */
  public boolean isAtLeast(int otherMajor, int otherMinor, int otherPatch) {
    return release().compareTo(of(otherMajor, otherMinor, otherPatch)) >= 0;
  }

  /** Compares the three numbers and leaves the vendor's suffix aside. */
  public boolean isAtLeast(CoreDnsVersion other) {
    return isAtLeast(other.major, other.minor, other.patch);
  }

  /** The release this was built from, without the vendor's suffix. */
  public CoreDnsVersion release() {
    return vendor.isEmpty() ? this : of(major, minor, patch);
  }

  @Override
  public int compareTo(CoreDnsVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch + (vendor.isEmpty() ? "" : "-" + vendor);
  }
}
