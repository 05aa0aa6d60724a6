package dev.podnosis.cli;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Target;
import dev.podnosis.report.Wording;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Opens a session, walks it to its end, cleans up: also when the program is interrupted or
 * terminated on the way.
 */
final class SessionRun {
  private static final Duration CLEAN_UP = Duration.ofSeconds(25);

  private final Tools tools;
  private final Console console;

  SessionRun(Tools tools, Console console) {
    this.tools = tools;
    this.console = console;
  }

  /** What came of it. */
  sealed interface Result {
    /** The walk is over, whole or not. */
    record Walked(Diagnosis diagnosis) implements Result {}

    /** There was nothing to walk. */
    record NotOpened(Opening.Refused why) implements Result {}
  }

  Result run(Choices choices, Duration limit) throws InterruptedException {
    Thread walking = Thread.currentThread();
    CountDownLatch over = new CountDownLatch(1);
    // On an interrupt or a termination the JVM runs this, waits for it, and ends with 130 or 143.
    Runnable end =
        () -> {
          walking.interrupt();
          await(over);
        };
    try (Tools.Watch _ = tools.termination().before(end)) {
      return open(choices, limit);
    } finally {
      over.countDown();
    }
  }

  private Result open(Choices choices, Duration limit) throws InterruptedException {
    return switch (tools.sessions().open(choices)) {
      case Opening.Refused refused -> new Result.NotOpened(refused);
      case Opening.Opened opened -> walk(opened.session(), choices, limit);
    };
  }

  private Result walk(Session session, Choices choices, Duration limit) {
    Wording words = console.wording(tools.catalogue());
    if (!choices.note().isEmpty()) {
      session.note("", choices.note());
    }
    try (session) {
      session.runAll(new Progress(console, words), limit);
      boolean interrupted = Thread.interrupted();
      session.cleanUp(c -> console.say("removed", Map.of("what", c.kind() + " " + c.name())));
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return new Result.Walked(session.diagnosis());
    }
  }

  private static void await(CountDownLatch over) {
    try {
      over.await(CLEAN_UP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A case that never began, for the result of a run that could not connect. */
  static CaseFile notBegun(Choices choices, Instant now, String version) {
    String context = choices.source() instanceof Choices.Source.Cluster c ? c.context() : "";
    return new CaseFile(
        new Target(context, "", null, choices.container()),
        choices.symptom(),
        Run.starting(version, now, choices.level(), choices.caseId()),
        List.of());
  }
}
