package dev.podnosis.kube;

import static dev.podnosis.kube.Kubeconf.access;
import static dev.podnosis.kube.Kubeconf.foreign;
import static dev.podnosis.kube.Kubeconf.options;
import static dev.podnosis.kube.Kubeconf.own;
import static dev.podnosis.kube.Kubeconf.problem;
import static dev.podnosis.kube.Kubeconf.text;
import static dev.podnosis.kube.Kubeconf.within;
import static dev.podnosis.kube.Kubeconf.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connecting over plain sockets: what is learned, and what each trouble is called. */
class ConnectTest {
  @TempDir Path folder;

  private final FakeApi api = FakeApi.plain();

  @AfterEach
  void stop() {
    api.close();
  }

  private ConnectOutcome connect(String url, Duration bound) throws InterruptedException {
    Path file = write(folder, "config", text("server: '" + url + "'", "token: t0ken"));
    return Cluster.connect(access(own(file)), Consent.none(), within(bound));
  }

  private ConnectOutcome connect() throws InterruptedException {
    return connect(api.url(), Duration.ofSeconds(60));
  }

  @Test
  void learnsVersionNameAndClock() throws InterruptedException {
    api.answer(
        "POST /apis/authentication.k8s.io/v1/selfsubjectreviews",
        Answer.json(
            201,
            "{\"kind\":\"SelfSubjectReview\",\"status\":{\"userInfo\":"
                + "{\"username\":\"ann\",\"groups\":[\"support\"]}}}"));
    try (Cluster cluster = assertInstanceOf(ConnectOutcome.Connected.class, connect()).cluster()) {
      assertEquals("v1.36.2", cluster.server().version());
      assertEquals("ann", cluster.server().user());
      assertEquals(List.of("support"), cluster.server().groups());
      ServerFacts.Clock clock = cluster.server().clock();
      assertNotNull(clock); // the recorded answer carries its own date
      assertFalse(clock.ahead().isZero());
      assertEquals(2, cluster.usage().calls());
    }
    assertEquals("Bearer t0ken", api.seen("GET /version").get(0).header("authorization"));
  }

  @Test
  void fallsBackToOlderReviewsAndThenToTheToken() throws InterruptedException {
    api.answer(
        "POST /apis/authentication.k8s.io/v1beta1/selfsubjectreviews",
        Answer.json(201, "{\"status\":{\"userInfo\":{\"username\":\"bob\"}}}"));
    try (Cluster cluster = assertInstanceOf(ConnectOutcome.Connected.class, connect()).cluster()) {
      assertEquals("bob", cluster.server().user());
    }
    String claims =
        java.util.Base64.getUrlEncoder()
            .encodeToString("{\"sub\":\"sa:x\"}".getBytes(StandardCharsets.UTF_8));
    Path file =
        write(
            folder, "jwt", text("server: '" + api.url() + "'", "token: eyJh." + claims + ".c2ln"));
    api.answer(
        "POST /apis/authentication.k8s.io/v1beta1/selfsubjectreviews",
        Answer.recorded("404-resource"));
    ConnectOutcome outcome = Cluster.connect(access(own(file)), Consent.none(), options());
    try (Cluster cluster = assertInstanceOf(ConnectOutcome.Connected.class, outcome).cluster()) {
      assertEquals("sa:x", cluster.server().user());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401-bad-token, UNAUTHORISED",
    "403-anonymous, FORBIDDEN",
    "404-resource, NOT_KUBERNETES",
    "405-method, REJECTED",
    "503-proxy-dead-port, SERVER_ERROR",
    "410-continue-expired, REJECTED",
    "200-first-page, NOT_KUBERNETES",
  })
  void namesTheAnswer(String recording, Trouble kind) throws InterruptedException {
    api.answer("GET /version", Answer.recorded(recording));
    assertEquals(kind, problem(connect()).kind());
  }

  @Test
  void saysWhenSomethingElseAnswers() throws InterruptedException {
    api.answer("GET /version", Answer.text(200, "<html>It works!</html>"));
    ConnectOutcome.ConnectProblem problem = problem(connect());
    assertEquals(Trouble.NOT_KUBERNETES, problem.kind());
    assertTrue(problem.detail().contains("It works!"), problem.detail());
    api.answer("GET /version", Answer.json(500, "{}"));
    assertEquals(Trouble.SERVER_ERROR, problem(connect()).kind());
  }

  @Test
  void waitsAsTold() throws InterruptedException {
    api.answer("GET /version", Answer.busy("1"), Answer.recorded("200-version"));
    try (Cluster cluster = assertInstanceOf(ConnectOutcome.Connected.class, connect()).cluster()) {
      assertEquals(2, api.seen("GET /version").size());
      assertEquals("v1.36.2", cluster.server().version());
    }
  }

  @Test
  void doesNotWaitBeyondTheDeadline() throws InterruptedException {
    api.answer("GET /version", Answer.busy("3600"));
    assertEquals(Trouble.TOO_MANY_REQUESTS, problem(connect()).kind());
    assertEquals(1, api.seen("GET /version").size());
  }

  @Test
  void triesAgainWhenTheServerRestarts() throws InterruptedException {
    api.answer(
        "GET /version", Answer.hangUp(), Answer.text(503, ""), Answer.recorded("200-version"));
    try (Cluster cluster = assertInstanceOf(ConnectOutcome.Connected.class, connect()).cluster()) {
      assertEquals("v1.36.2", cluster.server().version());
    }
  }

  @Test
  void saysTimedOutWhenNothingComes() throws InterruptedException {
    api.answer("GET /version", Answer.silence());
    assertEquals(Trouble.TIMED_OUT, problem(connect(api.url(), Duration.ofMillis(400))).kind());
    api.answer("GET /version", Answer.stalls("{\"major\":"));
    assertEquals(Trouble.TIMED_OUT, problem(connect(api.url(), Duration.ofMillis(400))).kind());
  }

  @Test
  void saysResetWhenItAlwaysHangsUp() throws InterruptedException {
    api.answer("GET /version", Answer.hangUp());
    assertEquals(Trouble.RESET, problem(connect()).kind());
    api.answer("GET /version", Answer.cutShort("{\"major\":"));
    assertEquals(Trouble.RESET, problem(connect()).kind());
  }

  @Test
  void saysUnreachableAndUnknownHost() throws InterruptedException, IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + free;
    assertEquals(Trouble.UNREACHABLE, problem(connect(url, Duration.ofSeconds(60))).kind());
    url = "http://no-such-host.invalid:6443";
    assertEquals(Trouble.UNKNOWN_HOST, problem(connect(url, Duration.ofSeconds(60))).kind());
  }

  @Test
  void saysSomethingElseSpeaks() throws InterruptedException, IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Kubeconf.THREADS.execute(() -> greetAsSsh(socket));
      String at = "127.0.0.1:" + socket.getLocalPort();
      assertEquals(
          Trouble.NOT_KUBERNETES, problem(connect("http://" + at, Duration.ofSeconds(60))).kind());
      assertEquals(
          Trouble.TLS_FAILED, problem(connect("https://" + at, Duration.ofSeconds(60))).kind());
    }
  }

  private static void greetAsSsh(ServerSocket socket) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        client
            .getOutputStream()
            .write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
        client.getInputStream().readNBytes(16);
      } catch (IOException e) {
        // the client went away, or the test is over
      }
    }
  }

  @Test
  void endsSoonWhenInterrupted() throws InterruptedException {
    api.answer("GET /version", Answer.silence());
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    connect(api.url(), Duration.ofSeconds(60));
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                  }
                });
    while (api.seen("GET /version").isEmpty()) {
      Thread.sleep(10);
    }
    thread.interrupt();
    thread.join(Duration.ofSeconds(60));
    assertTrue(interrupted.get());
  }

  @Test
  void actsAsAnother() throws InterruptedException {
    String user =
        "token: t0ken, as: ann, as-uid: '7', as-groups: [dev, ops],"
            + " as-user-extra: {example.com/scope: [a, b]}";
    Path file = write(folder, "config", text("server: '" + api.url() + "'", user));
    ConnectOutcome outcome = Cluster.connect(access(own(file)), Consent.none(), options());
    assertInstanceOf(ConnectOutcome.Connected.class, outcome).cluster().close();
    FakeApi.Seen seen = api.seen("GET /version").get(0);
    assertEquals("ann", seen.header("impersonate-user"));
    assertEquals("7", seen.header("impersonate-uid"));
    assertEquals("dev,ops", seen.header("impersonate-group"));
    assertEquals("a,b", seen.header("impersonate-extra-example.com%2fscope"));
  }

  @Test
  void asksBeforeAForeignTokenGoesOverPlainHttp() throws InterruptedException {
    Path file = write(folder, "theirs", text("server: '" + api.url() + "'", "token: t0ken"));
    ClusterAccess access = access(foreign(file));
    ConnectOutcome.ConnectProblem problem =
        problem(Cluster.connect(access, Consent.none(), options()));
    assertEquals(Trouble.NEEDS_CONSENT, problem.kind());
    assertEquals(Consent.Point.SEND_OVER_PLAIN_HTTP, problem.questions().get(0).point());
    assertTrue(api.seen().isEmpty());
    Consent consent = Consent.to(Consent.Point.SEND_OVER_PLAIN_HTTP);
    ConnectOutcome outcome = Cluster.connect(access, consent, options());
    assertInstanceOf(ConnectOutcome.Connected.class, outcome).cluster().close();
  }
}
