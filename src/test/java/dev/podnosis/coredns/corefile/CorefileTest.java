package dev.podnosis.coredns.corefile;

import static dev.podnosis.coredns.corefile.Corefiles.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorefileTest {
  @Test
  void readsTheRecordedCorefileWithPositions() {
    String text = Corefiles.recorded("healthy", "coredns");
    Corefile corefile = Corefile.parse(text);
    assertEquals("", codes(corefile.issues()));
    ServerBlock server = corefile.servers().getFirst();
    assertEquals(List.of("."), server.zones());
    assertEquals(53, server.addresses().getFirst().port());
    Directive forward = server.first("forward").orElseThrow();
    assertEquals(List.of(".", "/etc/resolv.conf"), forward.args());
    assertEquals("1000", forward.option("max_concurrent").orElseThrow().arg(0).orElseThrow());
    assertEquals(13, forward.line());
    assertEquals(
        "forward . /etc/resolv.conf {\n       max_concurrent 1000\n    }",
        text.substring(forward.token().start(), forward.end()));
  }

  @Test
  void readsNodeLocalsVariables() {
    Corefile corefile = Corefile.parse(Corefiles.recorded("nodelocal-on", "node-local-dns"));
    assertEquals("", codes(corefile.issues()));
    assertEquals(
        List.of("cluster.local.", "in-addr.arpa.", "ip6.arpa.", "."),
        corefile.servers().stream().flatMap(s -> s.zones().stream()).toList());
    CorefileFacts facts = CorefileFacts.of(corefile);
    ForwardFacts cluster = facts.forwardFor("kubernetes.default.svc.cluster.local").orElseThrow();
    assertTrue(cluster.forceTcp());
    assertEquals(Upstream.Kind.PLACEHOLDER, cluster.upstreams().getFirst().kind());
    assertEquals("169.254.20.10:8080", facts.healthAddress());
    assertEquals(List.of("169.254.20.10", "10.96.0.10"), facts.servers().getFirst().binds());
    assertEquals(new CacheFacts(3, 30, 5, false, List.of()), facts.servers().getFirst().cache());
  }

  @Test
  void expandsSnippetsVariablesAndSchemes() {
    CorefileSources sources = new CorefileSources(Map.of("TTL", "30"), Map.of(), false);
    Corefile corefile = Corefile.parse(Corefiles.SNIPPETS, sources);
    assertEquals("", codes(corefile.issues()));
    assertEquals(List.of(new Snippet("common", 2)), corefile.snippets());
    assertEquals(2, corefile.servers().size());
    ServerBlock root = corefile.servers().getFirst();
    assertEquals("tls", root.addresses().get(1).scheme());
    assertEquals(853, root.addresses().get(1).port());
    assertEquals("30", root.first("cache").orElseThrow().arg(0).orElseThrow());
    assertEquals(List.of("corp.internal.", "10.in-addr.arpa."), corefile.servers().get(1).zones());
    CorefileFacts facts = CorefileFacts.of(corefile);
    assertEquals(
        List.of("10.0.0.53:5353", "2001:db8::53:53", "9.9.9.9:853", "1.1.1.1:53"),
        facts.servers().getFirst().forwards().getFirst().upstreams().stream()
            .map(u -> u.host() + ":" + u.port())
            .toList());
    assertEquals(
        List.of("corp.internal."),
        facts.stubDomains().stream().map(s -> s.zones().getFirst()).toList());
    assertEquals(
        "10.77.0.54",
        facts.forwardFor("db.Corp.Internal").orElseThrow().upstreams().getFirst().host());
  }

  @Test
  void readsImportedFilesAndSaysWhichWereNotSeen() {
    Corefile alone = Corefile.parse(Corefiles.AKS);
    assertEquals(List.of("custom/*.override", "custom/*.server"), alone.unseenImports());
    assertEquals(
        "18:import-not-seen custom/*.override\n28:import-not-seen custom/*.server",
        codes(alone.issues()));

    Map<String, String> custom =
        Map.of(
            "log.override",
            "log\n",
            "corp.server",
            "corp.internal:53 {\n  forward . 10.1.1.1\n}\n");
    Corefile with = Corefile.parse(Corefiles.AKS, new CorefileSources(Map.of(), custom, true));
    assertEquals("", codes(with.issues()));
    assertTrue(with.servers().getFirst().has("log"));
    assertTrue(with.servers().getFirst().has("template"));
    assertEquals("corp.internal.", with.servers().get(1).zones().getFirst());
    assertEquals(
        "corp.server", with.servers().get(1).first("forward").orElseThrow().token().source());

    Corefile empty = Corefile.parse(Corefiles.AKS, new CorefileSources(Map.of(), Map.of(), true));
    assertTrue(codes(empty.issues()).contains("18:import-matches-nothing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".:53 {\\n errors\\n|1:syntax-unclosed-brace .:53",
        ". {\\n cache 30 {\\n success 10\\n}|1:syntax-unclosed-brace .",
        ". {\\n errors\\n}\\n}|4:syntax-unexpected-brace",
        ". {\\n health{\\n lameduck 5s\\n }\\n}|2:syntax-brace-not-separated health{",
        ". {\\n errors }|2:syntax-closing-brace-not-on-own-line errors",
        ". {\\n template ANY ANY {\\n match \"abc\\n }\\n}|3:syntax-unclosed-quote",
        ". {\\n import\\n errors\\n}|2:syntax-import-without-name",
        "(a) {\\n import a\\n}\\n. {\\n import a\\n}|2:import-too-deep a",
        "(a) {\\n log\\n}\\n(a) {\\n errors\\n}|4:snippet-redeclared a",
        ". {\\n cache {$X}\\n}|2:variable-unknown X",
        "a.com, {\\n errors\\n}|1:syntax-trailing-comma",
      })
  void goesOnAfterAMistakeAndSaysWhere(String text, String issues) {
    String found = codes(Corefile.parse(text.replace("\\n", "\n")).issues());
    assertTrue(found.startsWith(issues), found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "# nothing\n",
        "{",
        "}",
        "\"",
        "a",
        "import",
        "import x",
        "(",
        "()",
        "() {"
      })
  void neverFails(String text) {
    Corefile corefile = Corefile.parse(text);
    CorefileLint.check(corefile, LintContext.ofVersion(null));
    assertEquals(text, corefile.text());
  }

  @Test
  void aFileWithoutBracesIsOneServer() {
    Corefile corefile = Corefile.parse("example.org:1053\nforward . 8.8.8.8\nlog # all\n");
    assertEquals(1, corefile.servers().size());
    assertEquals(1053, corefile.servers().getFirst().addresses().getFirst().port());
    assertTrue(corefile.uses("log"));
  }

  @Test
  void hostileImportsEnd() {
    String bomb =
        "(a) {\n"
            + "log\n".repeat(50)
            + "}\n(b) {\n"
            + "import a\n".repeat(50)
            + "}\n(c) {\n"
            + "import b\n".repeat(50)
            + "}\n. {\n"
            + "import c\n".repeat(5000)
            + "}\n";
    Corefile corefile = Corefile.parse(bomb);
    assertTrue(codes(corefile.issues()).contains("import-too-deep"));
    String nested = ". {\n" + "a {\n".repeat(100_000);
    assertTrue(codes(Corefile.parse(nested).issues()).contains("syntax-nested-too-deep"));
  }
}
