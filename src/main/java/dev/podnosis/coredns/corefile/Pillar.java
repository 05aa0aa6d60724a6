package dev.podnosis.coredns.corefile;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The variables in the Corefile of NodeLocal DNSCache's manifest. The program replaces all but one
 * of them itself as it starts (kubernetes/dns, cmd/node-cache/app/configmap.go).
 */
final class Pillar {
  /** Becomes kube-dns's {@code upstreamNameservers}, or {@code /etc/resolv.conf}. */
  static final String UPSTREAM_SERVERS = "__PILLAR__UPSTREAM__SERVERS__";

  private static final String MARK = "__PILLAR__";

  private static final Set<String> BY_THE_PROGRAM =
      Set.of(
          UPSTREAM_SERVERS,
          "__PILLAR__CLUSTER__DNS__",
          "__PILLAR__LOCAL__DNS__",
          "__PILLAR__DNS__SERVER__");

  private Pillar() {}

  /** Whether a text holds a variable; zones are read in lower case. */
  static boolean in(String text) {
    return text.toUpperCase(Locale.ROOT).contains(MARK);
  }

  /** Whether any word of a Corefile holds a variable. */
  static boolean in(Corefile corefile) {
    return corefile.servers().stream().flatMap(Pillar::words).anyMatch(t -> in(t.text()));
  }

  /** Advice for the variables that only an installer replaces. */
  static void forInstaller(Corefile corefile, Issues issues) {
    corefile.servers().stream()
        .flatMap(Pillar::words)
        .filter(t -> in(withoutKnown(t.text())))
        .forEach(
            t ->
                issues.advice(
                    "pillar-for-installer", t.position(), Map.of("name", Lexer.clip(t.text()))));
  }

  /** In another CoreDNS nothing replaces them. */
  static void notReplaced(Corefile corefile, Issues issues) {
    corefile.servers().stream()
        .flatMap(Pillar::words)
        .filter(t -> in(t.text()))
        .forEach(
            t ->
                issues.error(
                    "pillar-not-replaced", t.position(), Map.of("name", Lexer.clip(t.text()))));
  }

  private static String withoutKnown(String text) {
    String rest = text;
    for (String name : BY_THE_PROGRAM) {
      rest = rest.replace(name, "");
    }
    return rest;
  }

  private static Stream<Token> words(ServerBlock server) {
    return Stream.concat(
        server.addresses().stream().map(ZoneAddress::token),
        server.directives().stream().flatMap(d -> d.argTokens().stream()));
  }
}
