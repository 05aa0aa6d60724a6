package dev.podnosis.kube;

import dev.podnosis.kube.ExecOutcome.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs one command over a WebSocket and reads its streams, each on a channel of its own. */
final class Exec {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int ERROR = 3;

  /** The server closes the stream right after the status; what is still on its way is read. */
  private static final Duration LINGER = Duration.ofMillis(250);

  private static final Pattern NEEDED = Pattern.compile("cannot (\\w+) resource");

  /** The words of runc, crun, containerd, CRI-O and docker for a program that is not there. */
  private static final Pattern NOT_STARTED =
      Pattern.compile(
          "executable file not found|no such file or directory|not found in \\$path"
              + "|unable to start container process|failed to start exec|starting container process"
              + "|permission denied|exec format error|oci runtime exec failed"
              + "|createprocess|the system cannot find the file");

  /** CRI-O and docker tell it as the command's own output, with a code from 126 on. */
  private static final Pattern RUNTIME_SAYS =
      Pattern.compile(
          "(oci runtime exec failed|exec failed|error executing).*"
              + "(not found|no such file|permission denied)",
          Pattern.DOTALL);

  private static final Pattern NO_CONTAINER =
      Pattern.compile(
          "container not found|is not valid for pod|not running|no running task|pod not found"
              + "|container is not created|is in waiting state|is waiting to start"
              + "|pods? \"?[^ ]*\"? not found|cannot exec (into|in) a"
              + "|container name must be specified|container .* is terminated");

  private final Transport transport;

  Exec(Transport transport) {
    this.transport = transport;
  }

  ExecOutcome run(ExecRequest request, @Nullable OutputStream stdout) throws InterruptedException {
    if (!Resource.isName(request.namespace()) || !Resource.isName(request.pod())) {
      return new ExecOutcome.NoContainer("no such pod");
    }
    long start = System.nanoTime();
    Deadline deadline = Deadline.after(request.timeout());
    return switch (new Streams(transport).open(request.path(), deadline)) {
      case Streams.Opened.Lost(Trouble kind, _, _) when kind == Trouble.TIMED_OUT ->
          new ExecOutcome.TimedOut(new Output("", "", false));
      case Streams.Opened.Lost(Trouble kind, String detail, _) ->
          new ExecOutcome.Failed(kind, detail);
      case Streams.Opened.Declined(var answer) -> declined(answer);
      case Streams.Opened.Open(ApiStream stream) -> {
        Reading reading = new Reading(request.mostOutput(), stdout, start);
        try {
          yield reading.read(stream, deadline);
        } finally {
          transport.countBytes(reading.count);
          stream.close();
        }
      }
    };
  }

  private static ExecOutcome declined(ApiAnswer.Answered answer) {
    Optional<ApiStatus> status = ApiStatus.read(answer.body());
    String message = status.map(ApiStatus::message).orElseGet(() -> Printable.line(answer.text()));
    String detail = "HTTP " + answer.status() + (message.isEmpty() ? "" : ": " + message);
    return switch (answer.status()) {
      case 401 -> new ExecOutcome.Failed(Trouble.UNAUTHORISED, detail);
      case 403 -> refused(message);
      case 404 -> new ExecOutcome.NoContainer(message);
      case 429 -> new ExecOutcome.Failed(Trouble.TOO_MANY_REQUESTS, detail);
      default ->
          matches(NO_CONTAINER, message)
              ? new ExecOutcome.NoContainer(message)
              : new ExecOutcome.Failed(
                  answer.status() >= 500 ? Trouble.SERVER_ERROR : Trouble.REJECTED, detail);
    };
  }

  private static ExecOutcome refused(String message) {
    Matcher needed = NEEDED.matcher(message);
    return new ExecOutcome.Refused(needed.find() ? needed.group(1) : "create", message);
  }

  private static boolean matches(Pattern pattern, String message) {
    return pattern.matcher(message.toLowerCase(Locale.ROOT)).find();
  }

  /** One command's streams, as they come. */
  private static final class Reading {
    private final BoundedOutput out;
    private final BoundedOutput err;
    private final BoundedOutput status = new BoundedOutput(64 << 10);
    private final @Nullable OutputStream sink;
    private final long start;
    private long count;
    private boolean ended;

    Reading(int mostOutput, @Nullable OutputStream sink, long start) {
      this.out = new BoundedOutput(mostOutput);
      this.err = new BoundedOutput(mostOutput);
      this.sink = sink;
      this.start = start;
    }

    ExecOutcome read(ApiStream stream, Deadline deadline) throws InterruptedException {
      Deadline until = deadline;
      while (true) {
        switch (stream.next(until)) {
          case null -> {
            return ended ? ended() : new ExecOutcome.TimedOut(output());
          }
          case ApiStream.Frame.Broken(Throwable failure) -> {
            return ended ? ended() : dropped(Printable.of(failure));
          }
          case ApiStream.Frame.End(int code, String reason) -> {
            return ended ? ended() : dropped("closed (" + code + ") " + reason);
          }
          case ApiStream.Frame.Message(int channel, Bytes payload) -> {
            try {
              take(channel, payload);
            } catch (IOException e) {
              return dropped(Printable.of(e));
            }
            if (ended && until.equals(deadline)) {
              until = Deadline.after(LINGER);
            }
          }
        }
      }
    }

    private void take(int channel, Bytes payload) throws IOException {
      count += payload.length();
      switch (channel) {
        case STDOUT -> {
          OutputStream to = sink == null ? out : sink;
          payload.writeTo(to);
        }
        case STDERR -> payload.writeTo(err);
        case ERROR -> {
          payload.writeTo(status);
          ended = ApiStatus.read(status.bytes()).isPresent();
        }
        default -> {
          // standard input's channel and those of later versions of the protocol
        }
      }
    }

    /** The status comes last; a stream that ends without one was cut. */
    private ExecOutcome dropped(String detail) {
      return new ExecOutcome.Dropped(output(), detail);
    }

    private ExecOutcome ended() {
      ApiStatus end = ApiStatus.read(status.bytes()).orElseThrow();
      if (end.success() || end.exitCode() >= 0) {
        return ran(Math.max(0, end.exitCode()));
      } else if (end.reason().equals("Forbidden")) {
        return refused(end.message());
      } else if (matches(NOT_STARTED, end.message())) {
        return new ExecOutcome.NotStarted(end.message());
      } else if (matches(NO_CONTAINER, end.message())) {
        return new ExecOutcome.NoContainer(end.message());
      }
      return new ExecOutcome.Failed(Trouble.SERVER_ERROR, end.message());
    }

    private ExecOutcome ran(int exitCode) {
      Output output = output();
      String first = output.stderr().isEmpty() ? output.stdout() : output.stderr();
      if (exitCode >= 126 && first.length() < 1_000 && matches(RUNTIME_SAYS, first)) {
        return new ExecOutcome.NotStarted(Printable.line(first));
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return new ExecOutcome.Ran(exitCode, output, took);
    }

    private Output output() {
      return new Output(out.text(), err.text(), out.isTruncated() || err.isTruncated());
    }
  }
}
