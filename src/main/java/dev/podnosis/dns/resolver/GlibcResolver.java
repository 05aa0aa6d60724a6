package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;

/**
 * glibc's resolver as getaddrinfo uses it: A and AAAA from one socket, one server after the other,
 * search domains for names with few dots (glibc resolv/res_query.c and res_send.c).
 */
public record GlibcResolver(StubSettings settings) implements ResolverModel {

  @Override
  public Walkthrough lookUp(DnsName name, Answers answers) {
    Wire wire = new Wire(answers);
    return new GlibcSearch(settings, wire, new GlibcExchange(settings, wire)).run(name);
  }
}
