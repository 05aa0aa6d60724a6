package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Input that leads nowhere: the message says what is wrong, and nothing else happens. */
class BadInputTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is empty",
        "'a: [b'|is not YAML",
        "'- 1'|is not a kubeconfig",
        "'{apiVersion: v1, kind: Config, contexts: []}'|names no context",
      })
  void saysWhatIsWrongWithAKubeconfig(String text, String said) throws IOException {
    Path file = Files.writeString(home.resolve("config"), text);
    Ended run = Ended.run("diagnose", "--lang", "en", "--kubeconfig", file.toString());
    refused(run, said);
    assertTrue(run.err().contains(file.toString()), run.err());
  }

  @Test
  void namesTheFileThatAKubeconfigMisses() throws IOException {
    Path file = kubeconfig("https://127.0.0.1:1", "certificate-authority: gone.crt");
    refused(Ended.run("diagnose", "--lang", "en", "--kubeconfig", file.toString()), "gone.crt");
    refused(
        Ended.run("diagnose", "--lang", "en", "--kubeconfig", home.resolve("none").toString()),
        "There is no kubeconfig");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--pod shop/chekout|Did you mean checkout-",
        "--pod shp/checkout|Did you mean shop?",
        "--domain a..b|a..b",
        "--domain http://a.b/c|is not a bare name",
        "--domain 10.0.0.1|is an address",
        "--report none/x.pdf|folder does not exist",
        "--report x.doc|.pdf, .html, .md, .json or .txt",
        "--allow everything|is not a level",
        "--since tomorrow|is not a time",
        "--samples none|does not take \"none\"",
        "--nonesuch|not known here: --nonesuch",
      })
  void saysWhatIsWrongWithAnOption(String options, String said) throws IOException {
    List<String> args = new ArrayList<>(List.of("diagnose", "--demo", "healthy", "--lang", "en"));
    args.addAll(List.of(options.split(" ")));
    refused(Ended.run(args.toArray(String[]::new)), said);
  }

  @Test
  void refusesWhatIsNoCaseFile() throws IOException {
    Path file = Files.writeString(home.resolve("case.zip"), "PK no zip");
    refused(
        Ended.run("diagnose", "--lang", "en", "--bundle", file.toString()), "is not a case file");
  }

  @ParameterizedTest
  @CsvSource({
    "401, does not accept the credentials",
    "403, refuses this user everything",
    "429, asks for patience",
    "500, an error of its own",
    "404, not as a Kubernetes API server",
  })
  void saysHowTheApiServerAnswers(int status, String said) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "no".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    try {
      noAccess(server.getAddress().getPort(), said);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      free = socket.getLocalPort();
    }
    noAccess(free, "cannot be reached");
  }

  @Test
  void saysThatSomethingElseAnswers() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, LOOPBACK)) {
      Thread.ofVirtual().start(() -> talk(socket, "SSH-2.0-OpenSSH_9.6\r\n"));
      noAccess(socket.getLocalPort(), "not as a Kubernetes API server");
    }
  }

  @Test
  void doesNotWaitForAServerThatHangs() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, LOOPBACK)) {
      Thread.ofVirtual().start(() -> talk(socket, ""));
      noAccess(socket.getLocalPort(), "did not answer in time", "--timeout", "3s");
    }
  }

  /** Says one thing to whoever comes, and keeps the connection. */
  private static void talk(ServerSocket socket, String text) {
    try {
      while (!socket.isClosed()) {
        socket.accept().getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void noAccess(int port, String said, String... more) throws IOException {
    Path file = kubeconfig("http://127.0.0.1:" + port, "");
    List<String> args =
        new ArrayList<>(
            List.of("diagnose", "--lang", "en", "--format", "json", "--kubeconfig", file + ""));
    args.addAll(List.of(more));
    Ended run = Ended.run(args.toArray(String[]::new));
    assertEquals(3, run.status(), run.err());
    assertTrue(run.err().contains(said), run.err());
    JsonNode result = JsonMapper.shared().readTree(run.out());
    assertEquals("failed", result.path("outcome").asString());
    assertFalse(result.path("incomplete").isEmpty(), "and the result says why");
  }

  private Path kubeconfig(String server, String more) throws IOException {
    return Files.writeString(
        home.resolve("config"),
        """
        apiVersion: v1
        kind: Config
        current-context: c
        contexts: [{name: c, context: {cluster: k, user: u}}]
        users: [{name: u, user: {}}]
        clusters:
        - name: k
          cluster:
            server: %s
            %s
        """
            .formatted(server, more));
  }

  private void refused(Ended run, String said) {
    assertEquals(2, run.status(), run.err());
    assertEquals("", run.out());
    assertTrue(run.err().contains(said), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
  }
}
