package dev.podnosis.ui.traffic;

import dev.podnosis.coredns.log.Coverage;
import dev.podnosis.coredns.log.LogFilter;
import dev.podnosis.coredns.log.LogLines;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.QueryLog;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.common.Progress;
import dev.podnosis.ui.common.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The logs of the open case, or of files, and which of their lines are looked at. */
public final class TrafficViewModel {
  /** Lines shown at most; a filter finds the others. */
  static final int LINES = 2000;

  private static final String USUAL_DOMAIN = "cluster.local";
  private static final long MEGABYTE = 1_000_000;

  /** What the screen has to show. */
  public enum State {
    /** No case and no file. */
    NONE,
    /** The logs have not been looked at yet. */
    NOT_LOOKED,
    /** The logs could not be read. */
    NOT_READ,
    READING,
    /** The log holds no queries. */
    NO_QUERIES,
    /** What was opened is no log of CoreDNS. */
    NOT_A_LOG,
    QUERIES
  }

  private final ObservableValue<@Nullable Diagnosis> diagnosis;
  private final Background background;
  private final ReadOnlyObjectWrapper<@Nullable LogSource> source =
      new ReadOnlyObjectWrapper<>(this, "source");
  private final ObjectProperty<LogFilter> filter =
      new SimpleObjectProperty<>(this, "filter", LogFilter.ALL);
  private final ReadOnlyObjectWrapper<@Nullable Progress> reading =
      new ReadOnlyObjectWrapper<>(this, "reading");
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown =
      new ReadOnlyObjectWrapper<>(this, "shown");
  private final ReadOnlyObjectWrapper<@Nullable LogLines> lines =
      new ReadOnlyObjectWrapper<>(this, "lines");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
  private final ObjectBinding<State> state;
  private final ObjectBinding<Status> status;
  private List<String> seen = List.of();
  private @Nullable LogSummary whole;
  private @Nullable Job job;
  private @Nullable Job linesJob;
  private boolean linesWanted;

  /**
   * The logs of the open case.
   *
   * @param diagnosis what can be said now; null before a case is open
   */
  public TrafficViewModel(ObservableValue<@Nullable Diagnosis> diagnosis, Background background) {
    this.diagnosis = diagnosis;
    this.background = background;
    state = Bindings.createObjectBinding(this::current, shown, reading, source, trouble);
    status = Bindings.createObjectBinding(this::sign, shown);
    diagnosis.addListener(o -> follow());
    filter.addListener(o -> read());
    follow();
  }

  /** Takes the case's logs up when there are new ones; files that were opened stay. */
  private void follow() {
    Diagnosis now = diagnosis.getValue();
    List<Seen<LogSeen>> logs = now == null ? List.of() : now.caseFile().all(LogSeen.class).toList();
    List<String> ids = logs.stream().map(Seen::id).toList();
    boolean changed = !ids.equals(seen);
    seen = ids;
    if (source.get() instanceof LogSource.OfFiles || !changed) {
      // The state depends on the case also when its logs stay the same.
      state.invalidate();
      return;
    }
    showCase();
  }

  /** Goes back to the logs of the open case. */
  public void showCase() {
    Diagnosis now = diagnosis.getValue();
    List<LogSeen> logs =
        now == null ? List.of() : now.caseFile().all(LogSeen.class).map(Seen::what).toList();
    show(logs.isEmpty() ? null : new LogSource.OfCase(logs, clusterDomain()));
  }

  /** Shows log files in place of the case's. */
  public void open(List<Path> files) {
    show(new LogSource.OfFiles(files, clusterDomain()));
  }

  private void show(@Nullable LogSource next) {
    whole = null;
    trouble.set("");
    shown.set(null);
    source.set(next);
    if (filter.get().isAll()) {
      read();
    } else {
      filter.set(LogFilter.ALL);
    }
  }

  private void read() {
    LogSource from = source.get();
    if (job != null) {
      job.discard();
    }
    lines.set(null);
    if (from == null) {
      reading.set(null);
      return;
    }
    LogFilter wanted = filter.get();
    LogSummary known = whole;
    Places places = places();
    long size = from.size() / MEGABYTE;
    reading.set(size == 0 ? Progress.of("") : new Progress(0, size, ""));
    job =
        background
            .task(
                progress ->
                    look(from, wanted, known, places, done -> progress.accept(of(done, size))))
            .onProgress(reading::set)
            .onDone(
                result -> {
                  whole = result.whole();
                  reading.set(null);
                  shown.set(result);
                  readLines();
                })
            .onFailed(
                e -> {
                  reading.set(null);
                  trouble.set(String.valueOf(e.getMessage()));
                })
            .onCancelled(() -> reading.set(null))
            .start();
  }

  private static Progress of(long bytes, long megabytes) {
    return megabytes == 0
        ? Progress.of("")
        : new Progress(Math.min(megabytes, bytes / MEGABYTE), megabytes, "");
  }

  private static Shown look(
      LogSource from,
      LogFilter filter,
      @Nullable LogSummary known,
      Places places,
      java.util.function.LongConsumer progress)
      throws Exception {
    LogSummary whole = known == null ? from.summary(LogFilter.ALL, progress) : known;
    LogFilter anyTime = filter.between(null, null);
    LogSummary timeline = anyTime.isAll() ? whole : from.summary(anyTime, progress);
    LogSummary summary = filter.equals(anyTime) ? timeline : from.summary(filter, progress);
    String domain =
        switch (from) {
          case LogSource.OfCase c -> c.clusterDomain();
          case LogSource.OfFiles f -> f.clusterDomain();
        };
    return new Shown(
        filter,
        whole,
        timeline,
        summary,
        places,
        domain,
        from instanceof LogSource.OfCase,
        filter.isAll() || from.complete());
  }

  /** Gives up reading; what was shown before stays. */
  public void cancel() {
    if (job != null) {
      job.cancel();
    }
    if (linesJob != null) {
      linesJob.cancel();
    }
  }

  /** The Log lines tab is in front, or no longer. */
  public void wantLines(boolean wanted) {
    linesWanted = wanted;
    readLines();
  }

  private void readLines() {
    LogSource from = source.get();
    if (!linesWanted || from == null || lines.get() != null) {
      return;
    }
    LogFilter wanted = filter.get();
    if (linesJob != null) {
      linesJob.discard();
    }
    linesJob = background.task(progress -> from.lines(wanted, LINES)).onDone(lines::set).start();
  }

  /** Changes which lines are looked at. */
  public void narrow(UnaryOperator<LogFilter> change) {
    filter.set(change.apply(filter.get()));
  }

  /**
   * The patch that turns the query log on; empty where it is on, and where the Corefile or
   * something that it imports was not seen.
   */
  public Optional<Patch> queryLogPatch() {
    Diagnosis now = diagnosis.getValue();
    return now == null ? Optional.empty() : new QueryLog(new Facts(now.caseFile())).patch();
  }

  /** Why the case's logs could not be read; empty when they could or nobody tried. */
  public Optional<NotObserved> notRead() {
    Diagnosis now = diagnosis.getValue();
    return now == null
        ? Optional.empty()
        : now.caseFile()
            .of(ProbeId.DNS_LOGS)
            .map(Evidence::observation)
            .filter(NotObserved.class::isInstance)
            .map(NotObserved.class::cast)
            .findFirst();
  }

  private String clusterDomain() {
    Diagnosis now = diagnosis.getValue();
    return now == null ? USUAL_DOMAIN : new Facts(now.caseFile()).dns().clusterDomain();
  }

  private Places places() {
    Diagnosis now = diagnosis.getValue();
    return now == null ? Places.NONE : Places.of(now.caseFile());
  }

  private State current() {
    Shown now = shown.get();
    if (now != null) {
      return content(now);
    }
    if (reading.get() != null) {
      return State.READING;
    }
    if (!trouble.get().isEmpty()) {
      return State.NOT_READ;
    }
    if (diagnosis.getValue() == null) {
      return State.NONE;
    }
    return notRead().isPresent() ? State.NOT_READ : State.NOT_LOOKED;
  }

  private static State content(Shown now) {
    Coverage log = now.whole().coverage();
    if (log.queries() > 0) {
      return State.QUERIES;
    }
    return switch (log.understood()) {
      case COREDNS, PARTLY -> State.NO_QUERIES;
      // Of a case only the lines since its window began were asked for: none is usual.
      case EMPTY -> now.ofCase() ? State.NO_QUERIES : State.NOT_A_LOG;
      case OTHER_PROGRAM, BINARY, UNAVAILABLE -> State.NOT_A_LOG;
    };
  }

  /** The rail's sign. */
  private Status sign() {
    Shown now = shown.get();
    if (now == null || now.whole().coverage().queries() == 0) {
      return Status.NOT_YET;
    }
    return failed(now.whole()) > 0 ? Status.ATTENTION : Status.OK;
  }

  /** Queries that failed: SERVFAIL, and those without a logged answer. */
  static long failed(LogSummary log) {
    return log.rcode("SERVFAIL") + log.rcode("-");
  }

  /** The same of counts by response code. */
  static long failed(Map<String, Long> rcodes) {
    return rcodes.getOrDefault("SERVFAIL", 0L) + rcodes.getOrDefault("-", 0L);
  }

  /** Where the lines come from; null for nowhere. */
  ReadOnlyObjectProperty<@Nullable LogSource> sourceProperty() {
    return source.getReadOnlyProperty();
  }

  /** How far reading is, in megabytes; null when nothing is being read. */
  public ReadOnlyObjectProperty<@Nullable Progress> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** What is shown; null when there is nothing. */
  ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The lines, when they are wanted and were read. */
  ReadOnlyObjectProperty<@Nullable LogLines> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /** Why a file could not be read; empty when nothing is wrong. */
  public ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** What there is to show. */
  public ObjectBinding<State> state() {
    return state;
  }

  /** The rail's sign. */
  public ObjectBinding<Status> status() {
    return status;
  }

  /** Whether there is a case whose logs could be shown. */
  boolean caseHasLogs() {
    return !seen.isEmpty();
  }

  Background background() {
    return background;
  }
}
