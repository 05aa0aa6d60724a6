package dev.podnosis.kube;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands in containers over a real WebSocket. */
class ExecTest {
  private static final String PATH = "/api/v1/namespaces/shop/pods/web/exec";

  @TempDir Path folder;
  private final FakeApi api = FakeApi.plain();
  private Cluster cluster;

  @BeforeEach
  void connect() throws InterruptedException {
    cluster = Kubeconf.connect(api, folder);
  }

  @AfterEach
  void close() {
    cluster.close();
    api.close();
  }

  private ExecOutcome run(String... argv) throws InterruptedException {
    // long enough for a loaded machine: what takes its time is tested with bounds of its own
    return run(Duration.ofSeconds(60), argv);
  }

  private ExecOutcome run(Duration timeout, String... argv) throws InterruptedException {
    return cluster.exec(ExecRequest.of("shop", "web", "app", List.of(argv), timeout));
  }

  @Test
  void keepsTheStreamsApartAndTellsTheCode() throws InterruptedException {
    api.stream(PATH, ExecStreams.says("Server: 10.96.0.10\n", ";; timed out\n", 1));
    ExecOutcome.Ran ran = assertInstanceOf(ExecOutcome.Ran.class, run("nslookup", "x."));
    assertEquals(1, ran.exitCode());
    assertEquals("Server: 10.96.0.10\n", ran.output().stdout());
    assertEquals(";; timed out\n", ran.output().stderr());
    api.stream(PATH, ExecStreams.says("ok", 0));
    assertEquals(0, assertInstanceOf(ExecOutcome.Ran.class, run("true")).exitCode());
  }

  @Test
  void passesEachArgumentAsItIs() throws InterruptedException {
    List<String> uris = new CopyOnWriteArrayList<>();
    api.stream(
        PATH,
        socket -> {
          uris.add(socket.uri());
          ExecStreams.finish(socket, ExecStreams.SUCCESS);
        });
    String[] argv = {"dig", "-q", "x; rm -rf /", "$(id)", "-v", "", "a&command=b", "ü\n%2F"};
    assertInstanceOf(ExecOutcome.Ran.class, run(argv));
    List<String> received =
        Arrays.stream(uris.get(0).substring(uris.get(0).indexOf('?') + 1).split("&"))
            .filter(pair -> pair.startsWith("command="))
            .map(pair -> URLDecoder.decode(pair.substring(8), StandardCharsets.UTF_8))
            .toList();
    assertEquals(List.of(argv), received);
  }

  @Test
  void saysWhenTheImageHasNoSuchProgram() throws InterruptedException {
    String real =
        "Internal error occurred: error executing command in container: failed to exec in"
            + " container: failed to start exec \\\"0cbc\\\": OCI runtime exec failed: exec failed:"
            + " unable to start container process: exec: \\\"cat\\\": executable file not found in"
            + " $PATH";
    api.stream(PATH, ExecStreams.ends(ExecStreams.failure("InternalError", real)));
    ExecOutcome.NotStarted not =
        assertInstanceOf(ExecOutcome.NotStarted.class, run("cat", "/etc/resolv.conf"));
    assertTrue(not.reason().contains("executable file not found"), not.reason());
  }

  @Test
  void saysSoToWhenTheRuntimeTellsItAsOutput() throws InterruptedException {
    String text =
        "OCI runtime exec failed: exec failed: exec: \"dig\": executable file not found in $PATH";
    api.stream(PATH, ExecStreams.says(text, 126));
    assertInstanceOf(ExecOutcome.NotStarted.class, run("dig"));
    api.stream(PATH, ExecStreams.says("", "sh: dig: not found\n", 127));
    assertEquals(127, assertInstanceOf(ExecOutcome.Ran.class, run("sh")).exitCode());
  }

  @Test
  void saysWhenTheContainerIsNotThere() throws InterruptedException {
    api.stream(
        PATH, ExecStreams.ends(ExecStreams.failure("InternalError", "container not found (app)")));
    assertInstanceOf(ExecOutcome.NoContainer.class, run("true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"400-exec-wrong-container", "404-pod"})
  void readsWhyTheServerDidNotUpgrade(String recording) throws InterruptedException {
    api.answer("GET " + PATH, Answer.recorded(recording));
    ExecOutcome.NoContainer none = assertInstanceOf(ExecOutcome.NoContainer.class, run("true"));
    assertTrue(none.reason().contains("not"), none.reason());
  }

  @Test
  void saysWhichVerbWasMissing() throws InterruptedException {
    api.answer("GET " + PATH, Answer.recorded("403-exec-viewer"));
    ExecOutcome.Refused refused = assertInstanceOf(ExecOutcome.Refused.class, run("true"));
    assertEquals("create", refused.verb());
    assertTrue(refused.message().contains("pods/exec"), refused.message());
  }

  @Test
  void keepsWhatCameBeforeTheStreamBroke() throws InterruptedException {
    api.stream(
        PATH,
        socket -> {
          ExecStreams.send(socket, 1, "half a");
          ExecStreams.send(socket, 2, "warning");
          socket.close();
        });
    ExecOutcome.Dropped dropped = assertInstanceOf(ExecOutcome.Dropped.class, run("dig"));
    assertEquals("half a", dropped.output().stdout());
    assertEquals("warning", dropped.output().stderr());
  }

  @Test
  void saysDroppedWhenTheSocketDies() throws InterruptedException {
    api.stream(
        PATH,
        socket -> {
          ExecStreams.send(socket, 1, "half");
          socket
              .writePing(Buffer.buffer("x"))
              .onComplete(sent -> socket.shutdown(1, TimeUnit.MILLISECONDS));
        });
    ExecOutcome.Dropped dropped = assertInstanceOf(ExecOutcome.Dropped.class, run("dig"));
    assertEquals("half", dropped.output().stdout());
  }

  @Test
  void givesUpInTime() throws InterruptedException {
    api.stream(PATH, socket -> ExecStreams.send(socket, 1, "waiting"));
    ExecOutcome.TimedOut late =
        assertInstanceOf(ExecOutcome.TimedOut.class, run(Duration.ofMillis(400), "sleep", "9"));
    assertEquals("waiting", late.output().stdout());
  }

  @Test
  void endsSoonWhenInterrupted() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    api.stream(PATH, socket -> open.countDown());
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    run(Duration.ofSeconds(60), "sleep", "9");
                  } catch (InterruptedException e) {
                    ended.countDown();
                  }
                });
    assertTrue(open.await(60, TimeUnit.SECONDS));
    thread.interrupt();
    assertTrue(ended.await(60, TimeUnit.SECONDS));
  }

  @Test
  void boundsWhatItKeeps() throws InterruptedException {
    api.stream(PATH, ExecStreams.says("x".repeat(5_000), "y".repeat(10), 0));
    ExecRequest request =
        new ExecRequest("shop", "web", "", List.of("yes"), Duration.ofSeconds(60), 1_000);
    ExecOutcome.Ran ran = assertInstanceOf(ExecOutcome.Ran.class, cluster.exec(request));
    assertEquals(1_000, ran.output().stdout().length());
    assertEquals("y".repeat(10), ran.output().stderr());
    assertTrue(ran.output().truncated());
  }

  @Test
  void streamsBytesUnchanged() throws InterruptedException {
    byte[] sent = new byte[3 << 20];
    new Random(7).nextBytes(sent);
    api.stream(
        PATH,
        socket -> {
          for (int at = 0; at < sent.length; at += 32 << 10) {
            byte[] part = Arrays.copyOfRange(sent, at, at + (32 << 10));
            socket.writeBinaryMessage(Buffer.buffer().appendByte((byte) 1).appendBytes(part));
          }
          ExecStreams.finish(socket, ExecStreams.SUCCESS);
        });
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    ExecRequest request =
        ExecRequest.of("shop", "web", "", List.of("tcpdump", "-w", "-"), Duration.ofSeconds(60));
    assertInstanceOf(ExecOutcome.Ran.class, cluster.exec(request, received));
    assertArrayEquals(sent, received.toByteArray());
    assertTrue(cluster.usage().bytes() >= sent.length);
  }

  @Test
  void asksForNoPodWithASlash() throws InterruptedException {
    ExecRequest request =
        ExecRequest.of("shop", "web/log", "", List.of("x"), Duration.ofSeconds(60));
    assertInstanceOf(ExecOutcome.NoContainer.class, cluster.exec(request));
  }
}
