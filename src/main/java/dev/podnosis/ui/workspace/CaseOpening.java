package dev.podnosis.ui.workspace;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Session;
import dev.podnosis.session.SessionOpener;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.common.Task;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions in the background, one at a time, and judges each where that may take its time.
 */
final class CaseOpening {
  private final SessionOpener opener;
  private final Reopening reopening;
  private final Background background;
  private final ReadOnlyObjectWrapper<Opening.@Nullable Refused> refused =
      new ReadOnlyObjectWrapper<>(this, "refused");
  private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper(this, "opening");
  private @Nullable Job job;

  CaseOpening(SessionOpener opener, Reopening reopening, Background background) {
    this.opener = opener;
    this.reopening = reopening;
    this.background = background;
  }

  /**
   * A session that was opened.
   *
   * @param session the session
   * @param first what can be said at once
   * @param wanted what it was opened with
   */
  record Fresh(Session session, Diagnosis first, Choices wanted) {}

  /** What came of opening. */
  private sealed interface Outcome {
    record Opened(Fresh fresh) implements Outcome {}

    record Refused(Opening.Refused why) implements Outcome {}
  }

  /** Why the last session could not be opened; null when it could. */
  ReadOnlyObjectProperty<Opening.@Nullable Refused> refusedProperty() {
    return refused.getReadOnlyProperty();
  }

  /** Whether a session is being opened. */
  ReadOnlyBooleanProperty openingProperty() {
    return opening.getReadOnlyProperty();
  }

  /** Opens a session. */
  void open(Choices wanted, Consumer<Fresh> opened) {
    start(progress -> judged(opener.open(wanted), wanted), outcome -> take(outcome, opened));
  }

  /** A kept case that was gone on with. */
  private record Resumed(Outcome outcome, Reopening.Reopened from) {}

  /** Opens a kept case where it was left; without its cluster when that cannot be reached. */
  void reopen(CaseStore.Kept kept, BiConsumer<Fresh, Reopening.Reopened> opened) {
    start(
        progress -> {
          Reopening.Reopened from = reopening.reopen(kept);
          return new Resumed(judged(from.opening(), from.wanted()), from);
        },
        resumed -> take(resumed.outcome(), fresh -> opened.accept(fresh, resumed.from())));
  }

  private <T> void start(Task.Work<T> work, Consumer<T> done) {
    if (opening.get()) {
      return;
    }
    refused.set(null);
    opening.set(true);
    job = background.task(work).onDone(done).onEnd(() -> opening.set(false)).start();
  }

  private static Outcome judged(Opening opening, Choices wanted) {
    return switch (opening) {
      case Opening.Opened(Session session) ->
          new Outcome.Opened(new Fresh(session, session.diagnosis(), wanted));
      case Opening.Refused why -> new Outcome.Refused(why);
    };
  }

  private void take(Outcome outcome, Consumer<Fresh> opened) {
    switch (outcome) {
      case Outcome.Refused(Opening.Refused why) -> refused.set(why);
      case Outcome.Opened(Fresh fresh) -> opened.accept(fresh);
    }
  }

  /** Gives up opening. */
  void cancel() {
    if (job != null) {
      job.cancel();
    }
  }
}
