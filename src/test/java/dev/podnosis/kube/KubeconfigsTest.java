package dev.podnosis.kube;

import static dev.podnosis.kube.Kubeconf.access;
import static dev.podnosis.kube.Kubeconf.foreign;
import static dev.podnosis.kube.Kubeconf.own;
import static dev.podnosis.kube.Kubeconf.text;
import static dev.podnosis.kube.Kubeconf.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding, merging and judging kubeconfig files. */
class KubeconfigsTest {
  @TempDir Path folder;

  private KubeconfigResult read(String text) {
    return new Kubeconfigs(Map.of(), folder).read(write(folder, "some", text));
  }

  private KubeconfigProblem.Kind kind(String text) {
    return assertInstanceOf(KubeconfigProblem.class, read(text)).kind();
  }

  @Test
  void mergesAListOfFiles() {
    Path a = write(folder, "a", text("server: 'https://one:6443'", "token: t1"));
    Path b =
        write(
            folder,
            "b",
            """
            current-context: two
            clusters: [{name: c, cluster: {server: 'https://never'}},
                       {name: c2, cluster: {server: 'https://two'}}]
            users: []
            contexts: [{name: two, context: {cluster: c2}}, {name: one, context: {cluster: c2}}]
            """);
    String list = String.join(File.pathSeparator, a.toString(), "", folder + "/none", b.toString());
    KubeconfigResult result = new Kubeconfigs(Map.of("KUBECONFIG", list), folder).read();
    Kubeconfig merged = assertInstanceOf(Kubeconfig.class, result);
    assertEquals("one", merged.currentContext());
    assertEquals(
        List.of("one https://one:6443 shop", "two https://two default"),
        merged.contexts().stream()
            .map(c -> c.name() + " " + c.server() + " " + c.namespace())
            .toList());
    assertFalse(merged.contexts().getFirst().foreign());
    assertEquals(List.of(a, b), merged.files());
  }

  @Test
  void findsTheDefaultFile() throws IOException {
    Kubeconfigs kubeconfigs = new Kubeconfigs(Map.of("KUBECONFIG", ""), folder);
    KubeconfigProblem none = assertInstanceOf(KubeconfigProblem.class, kubeconfigs.read());
    assertEquals(KubeconfigProblem.Kind.NO_KUBECONFIG, none.kind());
    Path file = Files.createDirectory(folder.resolve(".kube")).resolve("config");
    Files.writeString(file, text("server: 'https://one'", "token: t"));
    assertInstanceOf(Kubeconfig.class, kubeconfigs.read());
    assertFalse(isForeign(kubeconfigs.read(file)));
    Path copy = write(folder, "copy", text("server: 'https://one'", "token: t"));
    assertTrue(isForeign(kubeconfigs.read(copy)));
  }

  private static boolean isForeign(KubeconfigResult read) {
    return assertInstanceOf(Kubeconfig.class, read).contexts().getFirst().foreign();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|EMPTY",
        "'   \n# only a comment\n'|EMPTY",
        "'a: [unclosed'|NOT_YAML",
        "'a: b: c'|NOT_YAML",
        "'---'|EMPTY",
        "'just words'|NOT_A_KUBECONFIG",
        "'{kind: !!int 3, contexts: !!set {a, b}}'|NOT_YAML",
        "'{kind: !java.net.URL x, contexts: []}'|NOT_YAML",
        "'a: 1\n---\nb: 2'|NOT_YAML",
        "'[1, 2]'|NOT_A_KUBECONFIG",
        "'{kind: Pod, contexts: []}'|NOT_A_KUBECONFIG",
        "'{a: b}'|NOT_A_KUBECONFIG",
        "'{kind: Config}'|NO_CONTEXTS",
        "'{clusters: [], contexts: ~}'|NO_CONTEXTS",
      })
  void saysWhatIsWrongWithAFile(String text, KubeconfigProblem.Kind kind) {
    assertEquals(kind, kind(text));
  }

  @Test
  void readsNoBomb() {
    StringBuilder laughs = new StringBuilder("kind: Config\na0: &a0 [x, x]\n");
    for (int i = 1; i < 90; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    assertEquals(KubeconfigProblem.Kind.TOO_LARGE, kind(laughs.toString()));
    assertEquals(KubeconfigProblem.Kind.TOO_LARGE, kind("[".repeat(100_000)));
    assertEquals(KubeconfigProblem.Kind.TOO_LARGE, kind("x".repeat(YamlText.LARGEST + 1)));
    assertEquals(KubeconfigProblem.Kind.NOT_YAML, kind("{? {a: b} : c, contexts: &x [*x]"));
  }

  @Test
  void readsNoFolderAndNoBinary() throws IOException {
    Kubeconfigs kubeconfigs = new Kubeconfigs(Map.of(), folder);
    KubeconfigProblem unreadable =
        assertInstanceOf(KubeconfigProblem.class, kubeconfigs.read(folder));
    assertEquals(KubeconfigProblem.Kind.UNREADABLE, unreadable.kind());
    Path binary = Files.write(folder.resolve("bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    KubeconfigProblem not = assertInstanceOf(KubeconfigProblem.class, kubeconfigs.read(binary));
    assertEquals(KubeconfigProblem.Kind.NOT_YAML, not.kind());
    KubeconfigProblem missing =
        assertInstanceOf(KubeconfigProblem.class, kubeconfigs.read(folder.resolve("none")));
    assertEquals(KubeconfigProblem.Kind.MISSING_FILE, missing.kind());
  }

  @Test
  void namesTheNearestContext() {
    String text =
        """
        kind: Config
        contexts: [{name: production, context: {}}, {name: staging, context: {}}]
        """;
    Kubeconfig config = assertInstanceOf(Kubeconfig.class, read(text));
    KubeconfigProblem problem =
        assertInstanceOf(KubeconfigProblem.class, config.choose("prodution"));
    assertEquals(KubeconfigProblem.Kind.NO_SUCH_CONTEXT, problem.kind());
    assertEquals(List.of("production"), problem.suggestions());
    problem = assertInstanceOf(KubeconfigProblem.class, config.choose(null));
    assertEquals(KubeconfigProblem.Kind.NO_CURRENT_CONTEXT, problem.kind());
    problem = assertInstanceOf(KubeconfigProblem.class, config.choose("staging"));
    assertEquals(KubeconfigProblem.Kind.NO_SUCH_CLUSTER, problem.kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x", "", "https://", "not a url", "https://[::1"})
  void wantsAnAddressForAServer(String server) {
    AccessResult result = own(write(folder, "f", text("server: '" + server + "'", "token: t")));
    assertEquals(
        KubeconfigProblem.Kind.BAD_SERVER,
        assertInstanceOf(KubeconfigProblem.class, result).kind());
  }

  @Test
  void saysWhenFilesItNamesAreMissing() {
    String cluster = "server: 'https://x'";
    for (String user :
        List.of("tokenFile: nowhere", "client-certificate: nowhere.crt, client-key: nowhere.key")) {
      AccessResult result = own(write(folder, "f", text(cluster, user)));
      KubeconfigProblem problem = assertInstanceOf(KubeconfigProblem.class, result);
      assertEquals(KubeconfigProblem.Kind.MISSING_REFERENCED_FILE, problem.kind());
      assertTrue(problem.subject().startsWith(folder.toString()), problem.subject());
    }
    AccessResult result =
        own(write(folder, "f", text(cluster + ", proxy-url: 'ftp://p'", "token: t")));
    assertEquals(
        KubeconfigProblem.Kind.BAD_PROXY, assertInstanceOf(KubeconfigProblem.class, result).kind());
    String gcp = "auth-provider: {name: gcp, config: {cmd-path: /bin/false}}";
    result = own(write(folder, "f", text(cluster, gcp)));
    assertEquals(
        KubeconfigProblem.Kind.UNSUPPORTED_AUTHENTICATION,
        assertInstanceOf(KubeconfigProblem.class, result).kind());
  }

  @Test
  void tellsHowEachContextAuthenticates() {
    for (Map.Entry<String, KubeContext.Authentication> each :
        Map.of(
                "", KubeContext.Authentication.NONE,
                "token: t", KubeContext.Authentication.TOKEN,
                "tokenFile: t", KubeContext.Authentication.TOKEN_FILE,
                "username: a, password: b", KubeContext.Authentication.BASIC,
                "client-certificate-data: eA==", KubeContext.Authentication.CLIENT_CERTIFICATE,
                "auth-provider: {name: oidc}", KubeContext.Authentication.AUTH_PROVIDER,
                "exec: {command: aws, args: [eks, get-token]}",
                    KubeContext.Authentication.EXEC_PLUGIN)
            .entrySet()) {
      Kubeconfig config =
          assertInstanceOf(Kubeconfig.class, read(text("server: 'https://x'", each.getKey())));
      assertEquals(each.getValue(), config.contexts().get(0).authentication());
    }
  }

  @Test
  void showsAPluginsWholeCommandLine() {
    String user =
        "exec: {command: ./steal.sh, args: [a b, '$(id)', \"x\\e[31my\", 'it''s'],"
            + " env: [{name: LD_PRELOAD, value: s3cret}]}";
    Kubeconfig config = assertInstanceOf(Kubeconfig.class, read(text("server: 'https://x'", user)));
    String line = config.contexts().get(0).credentialCommand();
    assertEquals(
        "LD_PRELOAD=… " + folder.resolve("steal.sh") + " 'a b' '$(id)' 'x [31my' 'it'\\''s'", line);
  }

  @Test
  void neverTellsASecret() {
    String user = "token: s3cr3tt0ken, username: ann, password: hunter22";
    Path file =
        write(
            folder, "f", text("server: 'https://x', proxy-url: 'http://u:hunter22@p:3128'", user));
    ClusterAccess access = access(own(file));
    String told = access + " " + access.context() + " " + access.tls() + access.credential();
    assertFalse(told.contains("s3cr3t") || told.contains("hunter22"), told);
    String broken = "users:\n- name: u\n  user: {token: s3cr3tt0ken]}\n";
    KubeconfigProblem problem = assertInstanceOf(KubeconfigProblem.class, read(broken));
    assertFalse(problem.toString().contains("s3cr3t"), problem.toString());
  }

  @Test
  void asksBeforeAForeignFileIsSentAsAToken() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("home")).resolve("id_rsa");
    Files.writeString(elsewhere, "PRIVATE");
    Path theirs = Files.createDirectory(folder.resolve("theirs"));
    write(theirs, "token", "t");
    String cluster = "server: 'https://x'";
    Path near = write(theirs, "near", text(cluster, "tokenFile: token"));
    assertTrue(access(foreign(near)).consentNeeded().isEmpty());
    Path far = write(theirs, "far", text(cluster, "tokenFile: '../home/id_rsa'"));
    Consent.Question question = access(foreign(far)).consentNeeded().get(0);
    assertEquals(Consent.Point.SEND_FILE_AS_TOKEN, question.point());
    assertEquals(elsewhere.toString(), question.detail());
    assertTrue(access(own(far)).consentNeeded().isEmpty());
  }

  @Test
  void keepsATokenAsItIsWritten() {
    ClusterAccess access =
        access(own(write(folder, "f", text("server: 'https://x'", "token: 0123"))));
    assertEquals(new Credential.Token("0123"), access.credential());
  }
}
