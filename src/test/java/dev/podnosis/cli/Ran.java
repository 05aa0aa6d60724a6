package dev.podnosis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.podnosis.catalogue.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A command that ran: its status and what it wrote. */
record Ran(int status, String out, String err) {
  private static final Catalogue CATALOGUE = Catalogue.load();

  static Ran of(String... args) {
    return with(new ByteArrayInputStream(new byte[0]), args);
  }

  static Ran with(InputStream in, String... args) {
    return at(Clock.systemUTC(), in, args);
  }

  /** With this clock in place of the machine's. */
  static Ran at(InstantSource clock, InputStream in, String... args) {
    return of(
        executor ->
            new Tools(
                () -> CATALOGUE,
                choices -> {
                  throw new AssertionError("no session is wanted here");
                },
                (source, namespace, agreed) -> {
                  throw new AssertionError("no clean-up is wanted here");
                },
                choices -> 0,
                end -> () -> {},
                clock,
                () -> ZoneOffset.UTC,
                executor,
                in,
                () -> false,
                "test"),
        args);
  }

  /** With these tools. */
  static Ran of(Function<Executor, Tools> tools, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      int status =
          new CommandLineTool(
                  tools.apply(executor),
                  new PrintStream(out, true, UTF_8),
                  new PrintStream(err, true, UTF_8))
              .run(args);
      return new Ran(status, out.toString(UTF_8), err.toString(UTF_8));
    }
  }
}
