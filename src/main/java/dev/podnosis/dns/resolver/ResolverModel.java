package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.ResolvConf;

/**
 * A stub resolver as its source code has it: which queries it sends when an application asks for
 * the addresses (both families) of a name that no hosts file holds.
 */
public sealed interface ResolverModel permits GlibcResolver, MuslResolver, GoResolver {

  /** The model of that library with that file. */
  static ResolverModel of(Libc libc, ResolvConf conf) {
    StubSettings settings = new SettingsReader(conf, libc).read();
    return switch (libc.family()) {
      case GLIBC -> new GlibcResolver(settings);
      case MUSL -> new MuslResolver(settings, libc.version());
      case GO -> new GoResolver(settings);
    };
  }

  /** What it makes of the file. */
  StubSettings settings();

  /** Goes through the lookup of a name, asking for an answer query by query. */
  Walkthrough lookUp(DnsName name, Answers answers);
}
