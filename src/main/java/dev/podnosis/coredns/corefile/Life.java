package dev.podnosis.coredns.corefile;

import dev.podnosis.coredns.CoreDnsVersion;
import org.jspecify.annotations.Nullable;

/** From when until when CoreDNS knows a plugin or an option; the words are corefile-migration's. */
record Life(
    CoreDnsVersion since,
    @Nullable CoreDnsVersion deprecated,
    @Nullable CoreDnsVersion ignored,
    @Nullable CoreDnsVersion removed,
    String replacement) {
  enum State {
    NOT_YET,
    USUAL,
    DEPRECATED,
    IGNORED,
    REMOVED
  }

  /** Reads a line of {@link PluginCatalogue}: name, first version, marks. */
  static Life read(String[] words) {
    CoreDnsVersion deprecated = null;
    CoreDnsVersion ignored = null;
    CoreDnsVersion removed = null;
    String replacement = "";
    for (int i = 2; i < words.length; i++) {
      String value = words[i].substring(1);
      switch (words[i].charAt(0)) {
        case '~' -> deprecated = version(value);
        case '!' -> ignored = version(value);
        case '-' -> removed = version(value);
        default -> replacement = value;
      }
    }
    return new Life(version(words[1]), deprecated, ignored, removed, replacement);
  }

  private static CoreDnsVersion version(String text) {
    return CoreDnsVersion.parse(text).orElse(CoreDnsVersion.of(0, 0, 0));
  }

  State in(CoreDnsVersion version) {
    if (!version.isAtLeast(since)) {
      return State.NOT_YET;
    }
    if (removed != null && version.isAtLeast(removed)) {
      return State.REMOVED;
    }
    if (ignored != null && version.isAtLeast(ignored)) {
      return State.IGNORED;
    }
    return deprecated != null && version.isAtLeast(deprecated) ? State.DEPRECATED : State.USUAL;
  }
}
