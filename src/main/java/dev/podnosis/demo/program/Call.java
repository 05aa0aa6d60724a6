package dev.podnosis.demo.program;

import java.time.Duration;
import java.util.List;

/**
 * One run of a program.
 *
 * @param name the word it was called by
 * @param args its arguments
 * @param stdin what it can read
 */
public record Call(
    String name, List<String> args, Setting setting, String stdin, Output output, Waiting waiting) {
  public Call {
    args = List.copyOf(args);
  }

  /** Writes to standard output. */
  public void out(String text) {
    output.out(text);
  }

  /** Writes to standard error. */
  public void err(String text) {
    output.err(text);
  }

  /** Waits. */
  public void pause(Duration time) throws InterruptedException {
    waiting.pause(time);
  }

  /** The same run of another program. */
  public Call with(String otherName, List<String> otherArgs) {
    return new Call(otherName, otherArgs, setting, stdin, output, waiting);
  }

  /** The same run elsewhere. */
  public Call in(Setting other) {
    return new Call(name, args, other, stdin, output, waiting);
  }

  /** The same run with other streams. */
  public Call streams(String input, Output other) {
    return new Call(name, args, setting, input, other, waiting);
  }
}
