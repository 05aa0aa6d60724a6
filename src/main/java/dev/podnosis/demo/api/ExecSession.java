package dev.podnosis.demo.api;

import dev.podnosis.demo.program.Call;
import dev.podnosis.demo.program.MissingProgramException;
import dev.podnosis.demo.program.Output;
import dev.podnosis.demo.program.Programs;
import dev.podnosis.demo.program.Setting;
import dev.podnosis.demo.world.Ids;
import dev.podnosis.demo.world.Tree;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.node.ObjectNode;

/**
 * One exec over a WebSocket ({@code v4.channel.k8s.io}, {@code v5.channel.k8s.io}): the first byte
 * of each message is the channel, 1 and 2 carry output, 3 the Status at the end.
 */
final class ExecSession implements Output {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int STATUS = 3;
  private static final int NORMAL_CLOSURE = 1000;
  private static final Duration SLICE = Duration.ofMillis(50);

  private final ServerWebSocket socket;
  private final Programs programs;
  private final Setting setting;
  private final List<String> command;
  private final AtomicBoolean gone = new AtomicBoolean();

  ExecSession(ServerWebSocket socket, Programs programs, Setting setting, List<String> command) {
    this.socket = socket;
    this.programs = programs;
    this.setting = setting;
    this.command = List.copyOf(command);
    socket.closeHandler(v -> gone.set(true));
    socket.exceptionHandler(e -> gone.set(true));
  }

  /** Runs the command and closes the socket; blocks as long as the command takes. */
  void run() {
    try {
      Call call =
          new Call(
              command.getFirst(),
              command.subList(1, command.size()),
              setting,
              "",
              this,
              this::pause);
      int code = programs.run(call);
      end(code == 0 ? success() : exited(code));
    } catch (MissingProgramException e) {
      end(notStarted(e.reason()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      socket.close();
    }
  }

  /** Waits in slices, so that a command ends soon after its reader went away. */
  private void pause(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (gone.get()) {
        throw new InterruptedException("the client went away");
      }
      Thread.sleep(Math.min(SLICE.toMillis(), Math.max(1, left / 1_000_000)));
    }
  }

  @Override
  public void out(String text) {
    send(STDOUT, text);
  }

  @Override
  public void err(String text) {
    send(STDERR, text);
  }

  private void send(int channel, String text) {
    if (!text.isEmpty() && !gone.get()) {
      socket.writeBinaryMessage(
          Buffer.buffer()
              .appendByte((byte) channel)
              .appendBytes(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void end(ObjectNode status) {
    send(STATUS, status.toString());
    if (!gone.get()) {
      socket.close((short) NORMAL_CLOSURE);
    }
  }

  private static ObjectNode success() {
    return Tree.object("metadata", Tree.object(), "status", "Success");
  }

  private static ObjectNode exited(int code) {
    return Tree.object(
        "metadata",
        Tree.object(),
        "status",
        "Failure",
        "message",
        "command terminated with non-zero exit code: command terminated with exit code " + code,
        "reason",
        "NonZeroExitCode",
        "details",
        Tree.object(
            "causes",
            Tree.list(Tree.object("reason", "ExitCode", "message", Integer.toString(code)))));
  }

  private ObjectNode notStarted(String why) {
    String exec = Ids.digest(setting.pod().uid() + command + System.nanoTime());
    String error =
        "error executing command in container: failed to exec in container: failed to start exec \""
            + exec
            + "\": OCI runtime exec failed: exec failed: unable to start container process: "
            + why;
    return Tree.object(
        "metadata",
        Tree.object(),
        "status",
        "Failure",
        "message",
        "Internal error occurred: Internal error occurred: " + error,
        "reason",
        "InternalError",
        "details",
        Tree.object(
            "causes", Tree.list(Tree.object("message", "Internal error occurred: " + error))),
        "code",
        500);
  }
}
