package dev.podnosis.coredns.corefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.CoreDnsVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorefilePatchesTest {
  private static String fixed(String text, String version, String code) {
    Corefile corefile = Corefile.parse(text);
    CorefileIssue issue =
        CorefileLint.check(
                corefile, LintContext.ofVersion(CoreDnsVersion.parse(version).orElseThrow()))
            .stream()
            .filter(i -> i.code().equals(code))
            .findFirst()
            .orElseThrow();
    return CorefilePatches.fix(corefile, issue).orElseThrow().applyTo(text);
  }

  @Test
  void removesTheUnknownDirectiveAndNothingElse() {
    String text = Corefiles.recorded("corefile-unknown-directive", "coredns");
    assertEquals(
        text.replace("    loadbalanceee\n", ""), fixed(text, "1.13.1", "directive-unknown"));
    Corefile corefile = Corefile.parse(text);
    assertEquals(
        """
        --- a/Corefile
        +++ b/Corefile
        @@ -19,5 +19,4 @@
             }
             loop
             reload
        -    loadbalanceee
         }
        \\ No newline at end of file
        """,
        CorefilePatches.remove(corefile, "loadbalanceee").orElseThrow().diff(text, "Corefile"));
  }

  @Test
  void turnsTheQueryLogOnKeepingLineEndings() {
    String text = Corefiles.KUBEADM.replace("\n", "\r\n");
    String logged =
        CorefilePatches.enableQueryLog(Corefile.parse(text)).orElseThrow().applyTo(text);
    assertEquals(text.replace("loadbalance\r\n", "loadbalance\r\n    log\r\n"), logged);
    assertEquals(Optional.empty(), CorefilePatches.enableQueryLog(Corefile.parse(logged)));
  }

  @Test
  void preferUdpTakesForceTcpsPlace() {
    String text = Corefiles.recorded("nodelocal-on", "node-local-dns");
    Corefile corefile = Corefile.parse(text);
    String patched =
        CorefilePatches.preferUdp(corefile, "a.svc.cluster.local").orElseThrow().applyTo(text);
    assertEquals(text.replaceFirst("force_tcp", "prefer_udp"), patched);
    String external =
        CorefilePatches.preferUdp(corefile, "rds.aliyuncs.com").orElseThrow().applyTo(text);
    assertEquals(
        text.replace(
            "__PILLAR__UPSTREAM__SERVERS__\n",
            "__PILLAR__UPSTREAM__SERVERS__ {\n        prefer_udp\n    }\n"),
        external);
    assertTrue(
        CorefileFacts.of(Corefile.parse(external))
            .forwardFor("rds.aliyuncs.com")
            .orElseThrow()
            .preferUdp());
  }

  @Test
  void addsWhatKubeadmHas() {
    String text = Corefiles.OLD_KUBEADM.replace("proxy", "forward");
    assertEquals(
        text.replace("    health\n", "    health {\n        lameduck 5s\n    }\n"),
        fixed(text, "1.6.7", "lameduck-missing"));
    assertEquals(
        text.replace("    reload\n", "    reload\n    loop\n"),
        fixed(text, "1.6.7", "plugin-missing"));
    assertEquals(
        text.replace("             upstream\n".substring(6), ""),
        fixed(text, "1.7.0", "option-removed"));
  }

  @Test
  void proxyBecomesForward() {
    assertEquals(
        Corefiles.OLD_KUBEADM.replace("proxy", "forward"),
        fixed(Corefiles.OLD_KUBEADM, "1.5.0", "directive-removed"));
  }

  /** The patched text is one that the version accepts. */
  @Test
  void whatForwardDoesNotKnowOfProxyGoes() {
    String options =
        """
         {
                policy least_conn
                fail_timeout 5s
                except corp.example
                spray
                protocol dns force_tcp
            }
        """;
    String before =
        Corefiles.OLD_KUBEADM.replace(
            "proxy . /etc/resolv.conf", "proxy . /etc/resolv.conf" + options.stripTrailing());
    String after = fixed(before, "1.5.0", "directive-removed");
    assertEquals(
        before
            .replace("proxy", "forward")
            .replaceAll(" *(policy|fail_timeout|spray)[^\n]*\n", "")
            .replace("protocol dns force_tcp", "force_tcp"),
        after);
    assertEquals(
        List.of(),
        CorefileLint.check(Corefile.parse(after), LintContext.ofVersion(CoreDnsVersion.of(1, 5, 0)))
            .stream()
            .filter(i -> i.severity() == Severity.ERROR)
            .toList());
  }

  @Test
  void setsLimits() {
    Corefile corefile = Corefile.parse(Corefiles.KUBEADM);
    assertEquals(
        Corefiles.KUBEADM.replace("max_concurrent 1000", "max_concurrent 3000"),
        CorefilePatches.maxConcurrent(corefile, new Position("", 13), 3000)
            .orElseThrow()
            .applyTo(Corefiles.KUBEADM));
    assertEquals(
        Optional.empty(), CorefilePatches.maxConcurrent(corefile, new Position("", 2), 3000));
  }

  @Test
  void whatWasImportedIsLeftAlone() {
    CorefileSources sources =
        new CorefileSources(Map.of(), Map.of("log.override", "autopath @kubernetes\n"), true);
    Corefile corefile = Corefile.parse(Corefiles.AKS, sources);
    assertTrue(corefile.uses("autopath"));
    assertEquals(Optional.empty(), CorefilePatches.remove(corefile, "autopath"));
  }

  /** A line of an imported file is not that line of the Corefile, whatever stands there. */
  @Test
  void theSameLineOfAnotherFileIsLeftAlone() {
    int line = Corefile.parse(Corefiles.AKS).all("forward").findFirst().orElseThrow().line();
    String imported =
        "corp.internal:53 {\n" + "\n".repeat(line - 2) + "    forward . 10.1.1.1:x\n}\n";
    Corefile corefile =
        Corefile.parse(
            Corefiles.AKS, new CorefileSources(Map.of(), Map.of("corp.server", imported), true));
    assertEquals(Optional.empty(), CorefilePatches.preferUdp(corefile, "db.corp.internal"));
    assertTrue(CorefilePatches.preferUdp(corefile, "www.example.org").isPresent());
    CorefileIssue issue =
        CorefileLint.check(corefile, LintContext.ofVersion(CoreDnsVersion.of(1, 11, 1))).stream()
            .filter(i -> i.code().equals("forward-port-invalid"))
            .findFirst()
            .orElseThrow();
    assertEquals(new Position("corp.server", line), issue.at());
    assertEquals(line + " (corp.server)", issue.at().toString());
  }

  @Test
  void editsMayNotOverlap() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Patch(List.of(new TextEdit(0, 5, ""), new TextEdit(4, 6, ""))));
  }

  @Test
  void diffShowsHunksApartAndAMissingNewline() {
    String before = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj";
    String after = "a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nk\n";
    assertEquals(
        """
        --- a/x
        +++ b/x
        @@ -1,5 +1,5 @@
         a
        -b
        +B
         c
         d
         e
        @@ -7,4 +7,5 @@
         g
         h
         i
        -j
        \\ No newline at end of file
        +j
        +k
        """,
        UnifiedDiff.of(before, after, "x"));
    assertEquals("", UnifiedDiff.of(before, before, "x"));
  }
}
