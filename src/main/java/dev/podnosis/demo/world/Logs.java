package dev.podnosis.demo.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the containers wrote: fixed lines, lines that keep coming, and what the simulation adds. */
public final class Logs {
  /** A kubelet keeps about 10 MB; a demo keeps this many lines that were added. */
  private static final int KEPT = 5_000;

  private record Container(String namespace, String pod, String name) {}

  private final Map<Container, Deque<LogLine>> written = new HashMap<>();
  private final Map<Container, List<LogSource>> sources = new HashMap<>();
  private final Map<Container, List<LogLine>> previous = new HashMap<>();

  /** Adds a line. */
  public synchronized void write(Pod pod, String container, LogLine line) {
    Deque<LogLine> lines = written.computeIfAbsent(key(pod, container), k -> new ArrayDeque<>());
    lines.add(line);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  /** Adds a source of lines. */
  public synchronized void keepWriting(Pod pod, String container, LogSource source) {
    sources.computeIfAbsent(key(pod, container), k -> new ArrayList<>()).add(source);
  }

  /** Takes back what a container wrote: it never started. */
  public synchronized void forget(Pod pod, String container) {
    written.remove(key(pod, container));
    sources.remove(key(pod, container));
  }

  /** Sets what the container wrote before its last restart. */
  public synchronized void setPrevious(Pod pod, String container, List<LogLine> lines) {
    previous.put(key(pod, container), List.copyOf(lines));
  }

  /** What the container wrote before its last restart; empty when nothing is kept. */
  public synchronized Optional<List<LogLine>> previous(Pod pod, String container) {
    return Optional.ofNullable(previous.get(key(pod, container)));
  }

  /** The lines after one moment and up to another, in order. */
  public synchronized List<LogLine> between(
      Pod pod, String container, Instant after, Instant until) {
    Container key = key(pod, container);
    List<LogLine> lines = new ArrayList<>();
    for (LogLine line : written.getOrDefault(key, new ArrayDeque<>())) {
      if (line.at().isAfter(after) && !line.at().isAfter(until)) {
        lines.add(line);
      }
    }
    sources.getOrDefault(key, List.of()).forEach(s -> lines.addAll(s.between(after, until)));
    lines.sort(Comparator.comparing(LogLine::at));
    return lines;
  }

  private static Container key(Pod pod, String container) {
    return new Container(pod.namespace(), pod.name(), container);
  }
}
