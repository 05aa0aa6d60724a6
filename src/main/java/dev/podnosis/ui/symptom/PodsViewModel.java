package dev.podnosis.ui.symptom;

import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.Reply;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.workspace.Draft;
import dev.podnosis.ui.workspace.Workspace;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The pods and workloads to choose from, as far as they have been read, and the chosen pod. */
public final class PodsViewModel {
  /** Typing is waited out before the server is asked. */
  static final Duration PAUSE = Duration.ofMillis(150);

  private final Workspace workspace;
  private final Draft draft;
  private final Background background;
  private final StringProperty search = new SimpleStringProperty(this, "search", "");
  private final StringProperty namespace = new SimpleStringProperty(this, "namespace", "");
  private final StringProperty dnsPolicy = new SimpleStringProperty(this, "dnsPolicy", "");
  private final ObjectProperty<@Nullable WorkloadRow> workload =
      new SimpleObjectProperty<>(this, "workload");
  private final ObservableList<PodRow> rows = FXCollections.observableArrayList();
  private final ObservableList<WorkloadRow> workloads = FXCollections.observableArrayList();
  private final ObservableList<String> namespaces = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Reading> reading =
      new ReadOnlyObjectWrapper<>(this, "reading", Reading.NOTHING);
  private final ReadOnlyObjectWrapper<@Nullable PodRow> chosen =
      new ReadOnlyObjectWrapper<>(this, "chosen");
  private final ReadOnlyObjectWrapper<PodLog> log =
      new ReadOnlyObjectWrapper<>(this, "log", new PodLog.NotLooked());
  private final ReadOnlyObjectWrapper<@Nullable PodRow> gone =
      new ReadOnlyObjectWrapper<>(this, "gone");
  private @Nullable Job waiting;
  private @Nullable Job read;
  private @Nullable Job readingWorkloads;
  private @Nullable Job readingLog;
  private int turn;
  private int epoch;

  PodsViewModel(Workspace workspace, Background background) {
    this.workspace = workspace;
    this.draft = workspace.draft();
    this.background = background;
    search.addListener(changed -> later());
    namespace.addListener(changed -> readNow());
    dnsPolicy.addListener(changed -> readNow());
    workload.addListener(changed -> readNow());
    draft.clusterProperty().addListener(changed -> another());
    draft.containerProperty().addListener(changed -> readLog());
    draft.spanProperty().addListener(changed -> readLog());
    another();
  }

  /**
   * How far reading is.
   *
   * @param busy whether more is to come
   * @param seen how many pods were looked at
   * @param total how many there are; -1 when the server does not tell
   * @param end why nothing follows
   * @param why the server's reason where it refused
   */
  record Reading(boolean busy, long seen, long total, PodPages.End end, String why) {
    static final Reading NOTHING = new Reading(false, 0, -1, PodPages.End.ALL, "");
  }

  private void another() {
    turn++;
    epoch++;
    stop();
    rows.clear();
    workloads.clear();
    namespaces.clear();
    chosen.set(null);
    gone.set(null);
    log.set(new PodLog.NotLooked());
    Cluster cluster = draft.clusterProperty().get();
    if (cluster == null) {
      reading.set(Reading.NOTHING);
      return;
    }
    search.set("");
    namespace.set("");
    dnsPolicy.set("");
    workload.set(null);
    int asked = epoch;
    background
        .task(progress -> new PodPages(cluster).namespaces())
        .onDone(
            found -> {
              if (asked == epoch) {
                namespaces.setAll(found);
              }
            })
        .start();
    find(cluster);
    readNow();
  }

  private void stop() {
    for (Job job : Arrays.asList(waiting, read, readingWorkloads, readingLog)) {
      if (job != null) {
        job.discard();
      }
    }
  }

  /**
   * The pod that was told is looked for by its name: it is first in the table, whatever is read.
   */
  private void find(Cluster cluster) {
    String[] path = draft.podProperty().get().split("/", -1);
    if (path.length != 2) {
      return;
    }
    int asked = epoch;
    background
        .task(progress -> new PodPages(cluster).one(path[0], path[1]))
        .onDone(
            reply -> {
              if (asked == epoch && reply instanceof Reply.Ok<PodRow>(PodRow row)) {
                take(row);
              } else if (asked == epoch && reply instanceof Reply.Missing<PodRow>) {
                lost(path[0], path[1]);
              }
            })
        .start();
  }

  private void take(PodRow row) {
    chosen.set(row);
    rows.removeIf(r -> r.path().equals(row.path()));
    rows.addFirst(row);
    readLog();
  }

  /** The pod that was told is not there: it stays in view, struck through. */
  private void lost(String namespaceOf, String name) {
    PodRow row = new PodRow(namespaceOf, name, "", "", "", "", List.of());
    gone.set(row);
    chosen.set(null);
    rows.removeIf(r -> r.path().equals(row.path()));
    rows.addFirst(row);
  }

  /** The chosen pod was refused when the case was opened: it is gone. */
  void refused() {
    PodRow was = chosen.get();
    if (was != null) {
      lost(was.namespace(), was.name());
    }
  }

  /** The pod was deleted after its case was opened; what is there now is read anew. */
  void goneWhileOpen(String path) {
    PodRow was = chosen.get();
    if (was != null && was.path().equals(path)) {
      lost(was.namespace(), was.name());
      readNow();
    }
  }

  // --- search

  private void later() {
    if (waiting != null) {
      waiting.discard();
    }
    waiting = background.after(PAUSE, this::readNow);
  }

  /** Reads from the beginning. */
  void readNow() {
    Cluster cluster = draft.clusterProperty().get();
    if (read != null) {
      read.discard();
    }
    if (readingWorkloads != null) {
      readingWorkloads.discard();
    }
    if (cluster == null) {
      return;
    }
    int asked = ++turn;
    WorkloadRow of = workload.get();
    PodSearch wanted =
        PodSearch.of(
            search.get(),
            of == null ? namespace.get().strip() : of.namespace(),
            dnsPolicy.get(),
            of == null ? "" : of.selector());
    reading.set(new Reading(true, 0, -1, PodPages.End.MORE, ""));
    boolean[] first = {true};
    Consumer<PodPages.Batch> feed =
        background.feed(
            batch -> {
              if (asked == turn) {
                add(batch, first[0]);
                first[0] = false;
              }
            });
    read = background.task(progress -> new PodPages(cluster).read(wanted, feed)).start();
    readingWorkloads =
        background
            .task(progress -> new PodPages(cluster).workloads(wanted))
            .onDone(
                found -> {
                  if (asked == turn) {
                    workloads.setAll(found);
                  }
                })
            .start();
  }

  private void add(PodPages.Batch batch, boolean first) {
    PodRow pinned = gone.get() == null ? chosen.get() : gone.get();
    List<PodRow> fresh =
        pinned == null
            ? batch.rows()
            : batch.rows().stream().filter(r -> !r.path().equals(pinned.path())).toList();
    if (first) {
      // The chosen pod stays in view, whatever is searched for.
      rows.setAll(pinned == null ? List.of() : List.of(pinned));
    }
    rows.addAll(fresh);
    if (pinned != null && gone.get() == null) {
      batch.rows().stream()
          .filter(r -> r.path().equals(pinned.path()))
          .findFirst()
          .ifPresent(
              r -> {
                rows.set(rows.indexOf(pinned), r);
                chosen.set(r);
              });
    }
    reading.set(
        new Reading(
            batch.end() == PodPages.End.MORE,
            batch.seen(),
            batch.total(),
            batch.end(),
            batch.why()));
    workspace.countCalls();
  }

  /** Whether nothing is being read any more. */
  boolean settled() {
    return !reading.get().busy() && !(log.get() instanceof PodLog.Reading);
  }

  /** What is searched for. */
  public StringProperty searchProperty() {
    return search;
  }

  /** The namespace; empty for all. */
  public StringProperty namespaceProperty() {
    return namespace;
  }

  /** The dnsPolicy; empty for any. */
  public StringProperty dnsPolicyProperty() {
    return dnsPolicy;
  }

  /** The workload whose pods are shown; null for those of all. */
  public ObjectProperty<@Nullable WorkloadRow> workloadProperty() {
    return workload;
  }

  /** The pods that fit, as far as they have been read. */
  public ObservableList<PodRow> rows() {
    return rows;
  }

  /** The workloads that fit. */
  public ObservableList<WorkloadRow> workloads() {
    return workloads;
  }

  /** The namespaces; empty when they may not be listed. */
  public ObservableList<String> namespaces() {
    return namespaces;
  }

  /** How far reading is. */
  ReadOnlyObjectProperty<Reading> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  // --- choosing

  /** The chosen pod; null before one is. */
  public ReadOnlyObjectProperty<@Nullable PodRow> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** The pod that was told and is not there; null when it is. */
  public ReadOnlyObjectProperty<@Nullable PodRow> goneProperty() {
    return gone.getReadOnlyProperty();
  }

  /** What the chosen pod's log tells. */
  ReadOnlyObjectProperty<PodLog> logProperty() {
    return log.getReadOnlyProperty();
  }

  /** Chooses a pod; one that is gone cannot be chosen. */
  public void choose(PodRow row) {
    PodRow missing = gone.get();
    if (missing != null && missing.path().equals(row.path())) {
      return;
    }
    if (missing != null) {
      gone.set(null);
      rows.removeIf(r -> r.path().equals(missing.path()));
    }
    if (rows.stream().noneMatch(r -> r.path().equals(row.path()))) {
      rows.addFirst(row);
    }
    boolean other = !row.path().equals(draft.podProperty().get());
    chosen.set(row);
    draft.podProperty().set(row.path());
    if (other || !row.containers().contains(draft.containerProperty().get())) {
      draft.containerProperty().set("");
    }
    readLog();
  }

  /** Goes without a pod: only the cluster side is looked at. */
  public void chooseNone() {
    PodRow missing = gone.get();
    if (missing != null) {
      gone.set(null);
      rows.removeIf(r -> r.path().equals(missing.path()));
    }
    chosen.set(null);
    draft.podProperty().set("");
    draft.containerProperty().set("");
    log.set(new PodLog.NotLooked());
  }

  private void readLog() {
    PodRow pod = chosen.get();
    Cluster cluster = draft.clusterProperty().get();
    if (readingLog != null) {
      readingLog.discard();
    }
    if (pod == null || cluster == null) {
      log.set(new PodLog.NotLooked());
      return;
    }
    log.set(new PodLog.Reading());
    String container = draft.containerProperty().get();
    var since = draft.symptom().window().start();
    var signatures = workspace.catalogue().signatures();
    readingLog =
        background
            .task(progress -> PodLog.of(cluster, pod, container, since, signatures))
            .onDone(
                told -> {
                  PodRow now = chosen.get();
                  if (now != null && now.path().equals(pod.path())) {
                    log.set(told);
                    workspace.countCalls();
                  }
                })
            .start();
  }
}
