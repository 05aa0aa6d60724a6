package dev.podnosis.ui.workspace;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.session.Session;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ShellState;
import dev.podnosis.ui.common.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows in the bars what looking has cost and left so far: time, calls, objects. */
final class Account {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Workspace workspace;
  private final Background background;
  private final Messages messages;
  private final ShellState shell;
  private final InstantSource clock;
  private Duration before = Duration.ZERO;
  private @Nullable Instant since;
  private @Nullable Instant checked;
  private @Nullable Job ticking;

  Account(
      Workspace workspace,
      Background background,
      Messages messages,
      ShellState shell,
      InstantSource clock) {
    this.workspace = workspace;
    this.background = background;
    this.messages = messages;
    this.shell = shell;
    this.clock = clock;
    messages.languageProperty().addListener(changed -> show());
  }

  /** A walk begins. */
  void start() {
    since = clock.instant();
    checked = null;
    ticking = background.every(TICK, this::show);
    show();
  }

  /** A walk is over. */
  void stop() {
    before = elapsed();
    since = null;
    if (ticking != null) {
      ticking.discard();
    }
    show();
  }

  /** It was looked whether anything is left. */
  void cleaned() {
    checked = clock.instant();
    show();
  }

  /** Another case is open. */
  void reset() {
    before = Duration.ZERO;
    checked = null;
    shell.elapsedProperty().set("");
    show();
  }

  private Duration elapsed() {
    Instant start = since;
    return start == null ? before : before.plus(Duration.between(start, clock.instant()));
  }

  private void show() {
    Session session = workspace.sessionProperty().get();
    if (session == null) {
      return;
    }
    if (since != null || !before.isZero()) {
      shell.elapsedProperty().set(Figures.elapsed(elapsed()));
    }
    shell.apiCallsProperty().set(session.apiCalls());
    objects(session.changes());
  }

  /** A debug container is no object: it is a part of its pod, and stays there. */
  private void objects(List<ClusterChange> changes) {
    List<ClusterChange> pods = changes.stream().filter(c -> c.kind().equals("Pod")).toList();
    int left = (int) pods.stream().filter(c -> c.removed() == null).count();
    int containers = changes.size() - pods.size();
    shell.objectsProperty().set(left);
    shell.objectsStatusProperty().set(status(pods, left));
    shell.objectsNoteProperty().set(note(pods.size(), left, containers));
  }

  private Status status(List<ClusterChange> pods, int left) {
    if (left == 0) {
      return pods.isEmpty() ? Status.NOT_YET : Status.OK;
    }
    return checked == null ? Status.NOT_YET : Status.PROBLEM;
  }

  private String note(int created, int left, int containers) {
    if (containers > 0) {
      return messages.get("account.containers", "n", containers);
    }
    if (created == 0) {
      return "";
    }
    Instant at = checked;
    if (left == 0 && at != null) {
      return messages.get("account.checked", "time", time(at));
    }
    return messages.get("account.created", "created", created, "removed", created - left);
  }

  private static LocalTime time(Instant at) {
    return LocalTime.ofInstant(at, ZoneId.systemDefault());
  }
}
