package dev.podnosis.ui.symptom;

import dev.podnosis.kube.Cluster;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.workspace.Draft;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks in the cluster for the pods that fit what is typed, whatever the table shows. */
final class PodLookup {
  /** Fewer letters fit nearly everything. */
  private static final int LEAST = 2;

  private final Draft draft;
  private final Background background;
  private @Nullable Job waiting;
  private @Nullable Job reading;
  private int turn;

  PodLookup(Draft draft, Background background) {
    this.draft = draft;
    this.background = background;
  }

  /** Looks after a pause in typing; the search before is given up. */
  void find(String words, Consumer<List<PodRow>> into) {
    stop();
    if (words.strip().length() >= LEAST) {
      waiting = background.after(PodsViewModel.PAUSE, () -> read(words, into));
    }
  }

  /** Gives up what is being looked for. */
  void stop() {
    turn++;
    if (waiting != null) {
      waiting.discard();
      waiting = null;
    }
    if (reading != null) {
      reading.discard();
      reading = null;
    }
  }

  private void read(String words, Consumer<List<PodRow>> into) {
    Cluster cluster = draft.clusterProperty().get();
    if (cluster == null) {
      return;
    }
    int asked = turn;
    PodSearch wanted = PodSearch.of(words, "", "", "");
    Consumer<PodPages.Batch> feed =
        background.feed(
            batch -> {
              if (asked == turn && !batch.rows().isEmpty()) {
                into.accept(batch.rows());
              }
            });
    reading = background.task(progress -> new PodPages(cluster).read(wanted, feed)).start();
  }
}
