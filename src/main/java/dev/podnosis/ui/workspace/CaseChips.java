package dev.podnosis.ui.workspace;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.ServerSeen;
import dev.podnosis.kube.Cluster;
import dev.podnosis.session.Session;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ShellState;
import javafx.beans.value.ObservableObjectValue;
import org.jspecify.annotations.Nullable;

/** What the top bar says of the open case or, before one is open, of where the next is prepared. */
final class CaseChips {
  private final Draft draft;
  private final ObservableObjectValue<@Nullable Session> session;
  private final ShellState shell;
  private final Messages messages;

  CaseChips(
      Draft draft,
      ObservableObjectValue<@Nullable Session> session,
      ShellState shell,
      Messages messages) {
    this.draft = draft;
    this.session = session;
    this.shell = shell;
    this.messages = messages;
    messages.languageProperty().addListener(changed -> levelWords());
    draft.levelProperty().addListener(changed -> levelWords());
    draft.enteredProperty().addListener(changed -> entered());
  }

  /** Tells of a case that was opened. */
  void show(Session fresh) {
    CaseFile now = fresh.caseFile();
    shell.contextProperty().set(now.target().context());
    shell.podProperty().set(now.target().pod() == null ? "" : now.target().pod().toString());
    shell.domainProperty().set(String.join(", ", now.symptom().domains()));
    shell.containerProperty().set(now.target().container());
    shell.nodeProperty().set("");
    shell.serverProperty().set(now.target().server());
    shell.versionProperty().set("");
    shell.userProperty().set("");
    levelWords();
  }

  /** Until a case is open, the bars tell of the cluster in which it is prepared. */
  private void entered() {
    if (session.get() == null) {
      Cluster cluster = draft.clusterProperty().get();
      boolean there = draft.enteredProperty().get() && cluster != null;
      shell.contextProperty().set(there && cluster != null ? cluster.context().name() : "");
      if (cluster != null) {
        shell.serverProperty().set(cluster.server().address());
        shell.versionProperty().set(cluster.server().version());
        shell.userProperty().set(cluster.server().user());
      }
      levelWords();
    }
  }

  /** Until a case is open, the calls are counted by which it is prepared. */
  void countCalls() {
    if (session.get() == null) {
      Cluster cluster = draft.clusterProperty().get();
      shell.apiCallsProperty().set(cluster == null ? 0 : cluster.usage().calls());
    }
  }

  /** How far the open case may go; before one is open, how far the next one may. */
  private void levelWords() {
    Session open = session.get();
    boolean replayed = open != null && !open.live();
    boolean none = open == null && !draft.enteredProperty().get();
    Level level = open == null ? draft.levelProperty().get() : open.caseFile().run().level();
    String words = replayed ? "level.saved" : "start.level." + level.id();
    shell.levelProperty().set(none ? "" : messages.get(words));
    shell
        .levelMeaningProperty()
        .set(
            replayed
                ? messages.get("level.saved.meaning")
                : messages.get("start.does." + level.id())
                    + " "
                    + messages.get("start.leaves." + level.id()));
  }

  /** Tells more, as far as it was seen. */
  void learn(CaseFile file) {
    file.last(ServerSeen.class)
        .ifPresent(
            seen -> {
              shell.versionProperty().set(seen.what().version());
              shell.userProperty().set(seen.what().user());
            });
    ObjectRef pod = file.target().pod();
    file.all(PodsSeen.class)
        .flatMap(seen -> seen.what().pods().stream())
        .filter(p -> p.ref().equals(pod) && p.node() != null)
        .findFirst()
        .ifPresent(p -> shell.nodeProperty().set(String.valueOf(p.node())));
  }
}
