package dev.podnosis.kube;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs a credential plugin (client-go credential plugins, client.authentication.k8s.io): directly,
 * never through a shell, with bounded output and time.
 */
final class CredentialPlugin {
  private static final int MOST_OUTPUT = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Credential.Plugin plugin;
  private final ClusterAccess access;
  private final Executor executor;
  private final Duration timeout;

  CredentialPlugin(
      Credential.Plugin plugin, ClusterAccess access, Executor executor, Duration timeout) {
    this.plugin = plugin;
    this.access = access;
    this.executor = executor;
    this.timeout = timeout;
  }

  /** What a run gave. */
  sealed interface Outcome {
    /** A credential. */
    record Issued(IssuedCredential credential) implements Outcome {}

    /** None. */
    record Failed(String detail) implements Outcome {}
  }

  Outcome run() throws InterruptedException {
    if (plugin.interactive().equals("Always")) {
      return new Outcome.Failed("it asks for a terminal (interactiveMode: Always)");
    }
    try {
      return finish(start());
    } catch (IOException e) {
      return new Outcome.Failed(Printable.of(e));
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(plugin.command());
    builder.command().addAll(plugin.arguments());
    builder.environment().putAll(plugin.environment());
    builder.environment().put("KUBERNETES_EXEC_INFO", execInfo());
    return builder.start();
  }

  private Outcome finish(Process process) throws InterruptedException, IOException {
    try {
      process.getOutputStream().close();
      CompletableFuture<byte[]> out = drain(process.getInputStream());
      CompletableFuture<byte[]> err = drain(process.getErrorStream());
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Outcome.Failed("no answer within " + timeout.toSeconds() + " s");
      }
      byte[] printed = out.get(2, TimeUnit.SECONDS);
      if (process.exitValue() != 0) {
        String said = new String(err.get(2, TimeUnit.SECONDS), StandardCharsets.UTF_8);
        return new Outcome.Failed(
            "exit status " + process.exitValue() + ": " + Printable.line(said));
      }
      return read(printed);
    } catch (ExecutionException | TimeoutException e) {
      return new Outcome.Failed(Printable.of(e));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private CompletableFuture<byte[]> drain(InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (in) {
            byte[] bytes = in.readNBytes(MOST_OUTPUT);
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return bytes;
          } catch (IOException e) {
            return new byte[0];
          }
        },
        executor);
  }

  private Outcome read(byte[] printed) {
    try {
      JsonNode root = JSON.readTree(printed);
      JsonNode status = root.path("status");
      String token = status.path("token").asString("").strip();
      String certificate = status.path("clientCertificateData").asString("");
      if (!root.path("kind").asString("").equals("ExecCredential")
          || token.isEmpty() && certificate.isEmpty()) {
        return new Outcome.Failed("it printed no ExecCredential with a token or a certificate");
      }
      return new Outcome.Issued(issued(status, token, certificate));
    } catch (JacksonException e) {
      // the message would quote what was printed
      return new Outcome.Failed("it printed no JSON");
    } catch (GeneralSecurityException | DateTimeException e) {
      return new Outcome.Failed(Printable.of(e));
    }
  }

  private static IssuedCredential issued(JsonNode status, String token, String certificate)
      throws GeneralSecurityException {
    String end = status.path("expirationTimestamp").asString("");
    Instant expires = end.isEmpty() ? null : Instant.parse(end);
    if (certificate.isEmpty()) {
      return new IssuedCredential(token, List.of(), null, expires);
    }
    List<X509Certificate> chain =
        TlsMaterial.certificates(certificate.getBytes(StandardCharsets.US_ASCII));
    return new IssuedCredential(
        token, chain, PrivateKeys.read(status.path("clientKeyData").asString("")), expires);
  }

  private String execInfo() {
    ObjectNode root = JSON.createObjectNode();
    String version = plugin.apiVersion();
    root.put("apiVersion", version.isEmpty() ? "client.authentication.k8s.io/v1" : version);
    root.put("kind", "ExecCredential");
    ObjectNode spec = root.putObject("spec").put("interactive", false);
    if (plugin.wantsCluster()) {
      describeCluster(spec.putObject("cluster"));
    }
    return root.toString();
  }

  private void describeCluster(ObjectNode cluster) {
    cluster.put("server", access.server().toString());
    put(cluster, "tls-server-name", access.tls().serverName());
    if (access.tls().skipsVerification()) {
      cluster.put("insecure-skip-tls-verify", true);
    }
    put(cluster, "certificate-authority-data", PemText.base64Of(access.tls().authorities()));
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      node.put(name, value);
    }
  }
}
