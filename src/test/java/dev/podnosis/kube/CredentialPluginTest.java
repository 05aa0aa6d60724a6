package dev.podnosis.kube;

import static dev.podnosis.kube.Kubeconf.access;
import static dev.podnosis.kube.Kubeconf.foreign;
import static dev.podnosis.kube.Kubeconf.options;
import static dev.podnosis.kube.Kubeconf.own;
import static dev.podnosis.kube.Kubeconf.problem;
import static dev.podnosis.kube.Kubeconf.text;
import static dev.podnosis.kube.Kubeconf.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Credential plugins: real programs, run only when they may be. */
@DisabledOnOs(OS.WINDOWS)
class CredentialPluginTest {
  @TempDir Path folder;
  private final FakeApi api = FakeApi.plain();

  @AfterEach
  void close() {
    api.close();
  }

  private Path plugin(String script) {
    Path file = write(folder, "plugin.sh", "#!/bin/sh\n" + script);
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  private static String printing(String status) {
    return "echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
        + "\"status\":{%s}}'\n".formatted(status);
  }

  private Path config(String more) {
    return write(
        folder,
        "config",
        text(
            "server: '" + api.url() + "'",
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin.sh, "
                + more
                + "}"));
  }

  private static void assertConnects(ConnectOutcome outcome) {
    assertInstanceOf(ConnectOutcome.Connected.class, outcome).cluster().close();
  }

  @Test
  void sendsTheTokenThatItPrints() throws InterruptedException, IOException {
    plugin(
        "printf '%s|' \"$@\" \"$WORD\" > "
            + folder
            + "/args\necho \"$KUBERNETES_EXEC_INFO\" > "
            + folder
            + "/info\n"
            + printing("\"token\":\"issued\""));
    Path config =
        config("args: [a b, '$(id)'], env: [{name: WORD, value: w}], provideClusterInfo: true");
    assertConnects(Cluster.connect(access(own(config)), Consent.none(), options()));
    assertEquals("Bearer issued", api.seen("GET /version").get(0).header("authorization"));
    assertEquals("a b|$(id)|w|", Files.readString(folder.resolve("args")));
    assertTrue(Files.readString(folder.resolve("info")).contains("\"server\":\"" + api.url()));
  }

  @Test
  void isNotRunForAForeignKubeconfigUnasked() throws InterruptedException {
    plugin("touch " + folder + "/ran\n" + printing("\"token\":\"issued\""));
    ClusterAccess access = access(foreign(config("args: [x]")));
    ConnectOutcome.ConnectProblem problem =
        problem(Cluster.connect(access, Consent.none(), options()));
    assertEquals(Trouble.NEEDS_CONSENT, problem.kind());
    assertEquals(Consent.Point.RUN_CREDENTIAL_PLUGIN, problem.questions().get(0).point());
    assertEquals(folder.resolve("plugin.sh") + " x", problem.questions().get(0).detail());
    // agreeing to one point is not agreeing to the other
    Consent half = Consent.to(Consent.Point.RUN_CREDENTIAL_PLUGIN);
    problem = problem(Cluster.connect(access, half, options()));
    assertEquals(
        List.of(Consent.Point.SEND_OVER_PLAIN_HTTP),
        problem.questions().stream().map(Consent.Question::point).toList());
    assertFalse(Files.exists(folder.resolve("ran")));
    Consent all =
        Consent.to(Consent.Point.RUN_CREDENTIAL_PLUGIN, Consent.Point.SEND_OVER_PLAIN_HTTP);
    assertConnects(Cluster.connect(access, all, options()));
    assertTrue(Files.exists(folder.resolve("ran")));
  }

  @Test
  void isRunAgainWhenItsTokenIsRefused() throws InterruptedException {
    plugin(
        "n=$(cat "
            + folder
            + "/n 2>/dev/null || echo 0); n=$((n+1)); echo $n > "
            + folder
            + "/n\n"
            + printing("\"token\":\"t'$n'\""));
    api.answer("GET /version", Answer.recorded("401-bad-token"), Answer.recorded("200-version"));
    assertConnects(Cluster.connect(access(own(config("args: []"))), Consent.none(), options()));
    assertEquals(
        List.of("Bearer t1", "Bearer t2"),
        api.seen("GET /version").stream().map(seen -> seen.header("authorization")).toList());
  }

  @Test
  void isRunAgainWhenItsTokenIsOver() throws InterruptedException {
    plugin(
        "echo x >> "
            + folder
            + "/n\n"
            + printing("\"token\":\"t\",\"expirationTimestamp\":\"2020-01-01T00:00:00Z\""));
    assertConnects(Cluster.connect(access(own(config("args: []"))), Consent.none(), options()));
    assertTrue(folder.resolve("n").toFile().length() >= 4);
  }

  private ConnectOutcome.ConnectProblem fails(String script) throws InterruptedException {
    plugin(script);
    ConnectOutcome.ConnectProblem problem =
        problem(Cluster.connect(access(own(config("args: []"))), Consent.none(), options()));
    assertEquals(Trouble.EXEC_PLUGIN_FAILED, problem.kind());
    return problem;
  }

  @Test
  void saysHowItFailed() throws InterruptedException {
    String said = fails("echo 'please log in first, token=abcdefgh1234' >&2; exit 3").detail();
    assertTrue(said.contains("exit status 3: please log in first"), said);
    assertFalse(said.contains("abcdefgh1234"), said);
    fails("echo not json s3cret");
    fails("echo '{}'");
    fails(printing("\"expirationTimestamp\":\"x\",\"token\":\"t\""));
    fails("head -c 3000000 /dev/zero | tr '\\0' x");
    Path none =
        write(folder, "c", text("server: 'http://x'", "exec: {command: no-such-program-here}"));
    assertEquals(
        Trouble.EXEC_PLUGIN_FAILED,
        problem(Cluster.connect(access(own(none)), Consent.none(), options())).kind());
    Path asks = config("interactiveMode: Always");
    assertEquals(
        Trouble.EXEC_PLUGIN_FAILED,
        problem(Cluster.connect(access(own(asks)), Consent.none(), options())).kind());
  }
}
