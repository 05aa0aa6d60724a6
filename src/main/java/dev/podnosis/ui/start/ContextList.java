package dev.podnosis.ui.start;

import dev.podnosis.kube.Kubeconfig;
import dev.podnosis.kube.KubeconfigProblem;
import dev.podnosis.kube.KubeconfigResult;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The contexts of a kubeconfig that is read, and whether the cluster of each answers. */
final class ContextList {
  private static final long LARGEST_TEXT = 1_000_000;

  private final Background background;
  private final Kubeconfigs kubeconfigs;
  private final ContextCheck check;
  private final Choosing choosing;
  private final ObservableList<ContextEntry> contexts = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable KubeconfigProblem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyObjectWrapper<@Nullable Kubeconfig> kubeconfig =
      new ReadOnlyObjectWrapper<>(this, "kubeconfig");
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading", true);
  private final List<Job> asking = new ArrayList<>();
  private @Nullable Path file;

  ContextList(
      Background background, Kubeconfigs kubeconfigs, ContextCheck check, Choosing choosing) {
    this.background = background;
    this.kubeconfigs = kubeconfigs;
    this.check = check;
    this.choosing = choosing;
  }

  /** Who chooses among the contexts. */
  interface Choosing {
    /** A kubeconfig was read; {@code first} is what it would begin with. */
    void begin(ContextEntry first);

    /** Whether a context is chosen, and so asked more than whether its cluster answers. */
    boolean isChosen(ContextEntry entry);
  }

  /** Reads the user's own kubeconfig. */
  void readOwn() {
    file = null;
    read(kubeconfigs::read, true);
  }

  /** Reads a kubeconfig of someone. */
  void read(Path from) {
    file = from;
    read(() -> kubeconfigs.read(from), false);
  }

  /** Reads a kubeconfig that was pasted; it is kept in a file of this user's until the end. */
  void readText(String text) {
    background
        .task(
            progress -> {
              Path kept = Files.createTempFile("podnosis-", ".kubeconfig");
              kept.toFile().deleteOnExit();
              Files.writeString(kept, text, StandardCharsets.UTF_8);
              return kept;
            })
        .onDone(this::read)
        .start();
  }

  /** Whether a pasted text can be a kubeconfig at all. */
  static boolean canBeKubeconfig(String text) {
    return text.length() < LARGEST_TEXT && text.contains("contexts") && text.contains("clusters");
  }

  private interface Reading {
    KubeconfigResult read();
  }

  private void read(Reading from, boolean own) {
    reading.set(true);
    background
        .task(progress -> from.read())
        .onDone(result -> take(result, own))
        .onEnd(() -> reading.set(false))
        .start();
  }

  private void take(KubeconfigResult result, boolean own) {
    stopAsking();
    switch (result) {
      case Kubeconfig read -> {
        kubeconfig.set(read);
        problem.set(null);
        contexts.setAll(read.contexts().stream().map(ContextEntry::new).toList());
        first(read, own).ifPresent(choosing::begin);
        ask();
      }
      case KubeconfigProblem trouble -> {
        // A file that cannot be used leaves what was there before.
        problem.set(trouble);
        if (own) {
          kubeconfig.set(null);
          contexts.clear();
        }
      }
    }
  }

  private Optional<ContextEntry> first(Kubeconfig read, boolean own) {
    String current = read.currentContext();
    return contexts.stream()
        .filter(e -> e.context().name().equals(current) || contexts.size() == 1)
        .filter(e -> own || contexts.size() == 1)
        .findFirst();
  }

  /** Asks every context again. */
  void askAgain() {
    stopAsking();
    ask();
  }

  private void stopAsking() {
    asking.forEach(Job::discard);
    asking.clear();
  }

  private void ask() {
    Kubeconfig from = kubeconfig.get();
    if (from == null) {
      return;
    }
    for (ContextEntry entry : contexts) {
      // A credential plugin may open a browser: it runs when its context is chosen.
      if (!choosing.isChosen(entry) && !entry.runsPlugin()) {
        entry.know(new ContextState.Asking());
        asking.add(
            background
                .task(progress -> check.greet(from, entry.context().name()))
                .onDone(
                    state -> {
                      if (entry.stateProperty().get() instanceof ContextState.Asking) {
                        entry.know(state);
                      }
                    })
                .start());
      }
    }
  }

  /** Whether nothing is being read or asked any more. */
  boolean settled() {
    return !reading.get()
        && contexts.stream().noneMatch(e -> e.stateProperty().get() instanceof ContextState.Asking);
  }

  /** The file that the kubeconfig was read from; null for the user's own. */
  @Nullable Path file() {
    return file;
  }

  /** The contexts of the kubeconfig. */
  ObservableList<ContextEntry> contexts() {
    return contexts;
  }

  /** Why the last kubeconfig cannot be used; null when it can. */
  ReadOnlyObjectProperty<@Nullable KubeconfigProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The kubeconfig that was read; null when there is none. */
  ReadOnlyObjectProperty<@Nullable Kubeconfig> kubeconfigProperty() {
    return kubeconfig.getReadOnlyProperty();
  }

  /** Whether a kubeconfig is being read. */
  ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }
}
