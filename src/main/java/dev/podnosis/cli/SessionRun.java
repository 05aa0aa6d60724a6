package dev.podnosis.cli;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Target;
import dev.podnosis.report.Wording;
import dev.podnosis.session.Agreement;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Question questions;
  private final boolean yes;

  SessionRun(Tools tools, Console console, boolean yes) {
    this.tools = tools;
    this.console = console;
    this.questions = new Question(console, tools);
    this.yes = yes;
  }

  /** What came of it. */
  sealed interface Result {
    /** The walk is over, whole or not. */
    record Walked(Diagnosis diagnosis) implements Result {}

    /** There was nothing to walk. */
    record NotOpened(Opening.Refused why) implements Result {}
  }

  /** What is done with the result: it is written before the program ends. */
  interface Telling {
    int tell(Result result) throws UsageException;
  }

  int run(Choices choices, Duration limit, Telling telling)
      throws InterruptedException, UsageException {
    Thread walking = Thread.currentThread();
    CountDownLatch over = new CountDownLatch(1);
    // On an interrupt or a termination the JVM runs this, waits for it, and ends with 130 or 143.
    Runnable end =
        () -> {
          walking.interrupt();
          await(over);
        };
    try (Tools.Watch _ = tools.termination().before(end)) {
      Result result = open(permitted(choices), limit);
      // Cleaned up already; a pending interrupt would only keep reports from being written.
      boolean interrupted = Thread.interrupted();
      int exit = telling.tell(result);
      if (interrupted) {
        walking.interrupt();
      }
      return exit;
    } finally {
      over.countDown();
    }
  }

  /**
   * What will be created is said and asked once, where somebody can answer; without a yes nothing
   * is created.
   */
  private Choices permitted(Choices choices) {
    boolean asks =
        questions.possible()
            && !yes
            && choices.source() instanceof Choices.Source.Cluster
            && choices.level().allows(Level.DEBUG_CONTAINER);
    if (!asks || questions.agreed("allow." + choices.level().id(), Map.of())) {
      return choices;
    }
    console.say("allow.lowered");
    return choices.withLevel(Level.EXEC);
  }

  private Result open(Choices choices, Duration limit) throws InterruptedException {
    return switch (asked(tools.sessions().open(choices), choices)) {
      case Opening.Refused refused -> new Result.NotOpened(refused);
      case Opening.Opened opened -> walk(opened.session(), choices, limit);
    };
  }

  /** A foreign kubeconfig may want what the user must agree to: they are asked where they can. */
  private Opening asked(Opening opening, Choices choices) throws InterruptedException {
    if (!questions.possible()
        || !(opening instanceof Opening.Refused refused)
        || refused.asks().isEmpty()) {
      return opening;
    }
    Set<Agreement.Point> agreed = Refusals.agreed(refused, console, questions);
    return agreed.isEmpty() ? opening : tools.sessions().open(choices, agreed);
  }

  private Result walk(Session session, Choices choices, Duration limit) {
    Wording words = console.wording(tools.catalogue());
    if (!choices.note().isEmpty()) {
      session.note("", choices.note());
    }
    try (session) {
      session.watchStarts(new StartLines(console));
      session.runAll(new Progress(console, words), limit);
      boolean interrupted = Thread.interrupted();
      session.cleanUp(this::cleaned);
      leftBehind(session.leftBehind());
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return new Result.Walked(session.diagnosis());
    }
  }

  private void leftBehind(List<ClusterChange> pods) {
    if (!pods.isEmpty()) {
      List<String> names = pods.stream().map(pod -> pod.object().toString()).toList();
      console.say("left-behind", Map.of("count", pods.size(), "pods", names));
    }
  }

  /**
   * Told before and after: of a pod when it is gone, of a debug container when it has been dealt
   * with.
   */
  private void cleaned(ClusterChange change) {
    Map<String, Object> args = Map.of("what", change.kind() + " " + change.name());
    if (change.removed() != null) {
      console.say("removed", args);
    } else {
      console.say(change.kind().equals("Pod") ? "removing" : "ending", args);
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
