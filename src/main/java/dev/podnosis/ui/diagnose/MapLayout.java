package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.StepId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays the procedure out in rows. A step that merely makes a detour on the way to where its
 * predecessor leads anyway stands beside that; where a question parts the way, each way has a
 * column until they meet again.
 */
final class MapLayout {
  /** The part of the width that a node takes. */
  enum Column {
    FULL,
    /** Of a parted way, or with a detour beside it. */
    LEFT,
    RIGHT
  }

  /**
   * A node's place.
   *
   * @param row its row, from 0
   * @param column its part of the width
   * @param share its place among several that share the same part, from 0
   * @param of how many share it
   */
  record Cell(StepId step, int row, Column column, int share, int of) {}

  /** A line from one step to another, with the outcomes that lead there. */
  record Edge(StepId from, StepId to, List<String> outcomes) {}

  private final Flowchart flowchart;
  private final Map<StepId, Set<StepId>> before = new EnumMap<>(StepId.class);
  private final Map<StepId, Cell> cells = new EnumMap<>(StepId.class);

  private MapLayout(Flowchart flowchart) {
    this.flowchart = flowchart;
    for (Flowchart.Step step : flowchart.steps()) {
      before.computeIfAbsent(step.id(), k -> new LinkedHashSet<>());
      step.next()
          .values()
          .forEach(to -> before.computeIfAbsent(to, k -> new LinkedHashSet<>()).add(step.id()));
    }
    place();
  }

  /** The places of all steps. */
  static Map<StepId, Cell> of(Flowchart flowchart) {
    return Map.copyOf(new MapLayout(flowchart).cells);
  }

  /** The lines between the steps. */
  static List<Edge> edges(Flowchart flowchart) {
    List<Edge> edges = new ArrayList<>();
    for (Flowchart.Step step : flowchart.steps()) {
      Map<StepId, List<String>> outcomes = new EnumMap<>(StepId.class);
      step.next()
          .forEach((word, to) -> outcomes.computeIfAbsent(to, k -> new ArrayList<>()).add(word));
      outcomes.forEach(
          (to, words) -> edges.add(new Edge(step.id(), to, words.stream().sorted().toList())));
    }
    return edges;
  }

  private void place() {
    Map<StepId, Integer> rows = rows();
    Map<StepId, List<StepId>> detours = new EnumMap<>(StepId.class);
    for (Flowchart.Step step : flowchart.steps()) {
      if (isDetour(step)) {
        StepId host = before(step.id()).iterator().next();
        detours.computeIfAbsent(host, k -> new ArrayList<>()).add(step.id());
      }
    }
    for (Flowchart.Step step : flowchart.steps()) {
      if (!isDetour(step)) {
        Column column = column(step.id(), rows, detours);
        cells.put(step.id(), new Cell(step.id(), row(step.id(), rows), column, 0, 1));
      }
    }
    detours.forEach((host, beside) -> placeBeside(host, beside, rows));
  }

  private void placeBeside(StepId host, List<StepId> beside, Map<StepId, Integer> rows) {
    for (int i = 0; i < beside.size(); i++) {
      cells.put(
          beside.get(i), new Cell(beside.get(i), row(host, rows), Column.RIGHT, i, beside.size()));
    }
  }

  /** The longest way from the beginning, detours not counted. */
  private Map<StepId, Integer> rows() {
    Map<StepId, Integer> rows = new EnumMap<>(StepId.class);
    for (Flowchart.Step step : flowchart.steps()) {
      int row = 0;
      for (StepId from : before(step.id())) {
        if (!isDetour(flowchart.step(from)) && rows.containsKey(from)) {
          row = Math.max(row, row(from, rows) + 1);
        }
      }
      rows.put(step.id(), row);
    }
    return rows;
  }

  private Column column(StepId step, Map<StepId, Integer> rows, Map<StepId, List<StepId>> detours) {
    if (detours.containsKey(step)) {
      return Column.LEFT;
    }
    int row = row(step, rows);
    List<StepId> sharing =
        flowchart.steps().stream()
            .filter(s -> !isDetour(s) && row(s.id(), rows) == row)
            .map(Flowchart.Step::id)
            .toList();
    if (sharing.size() > 1) {
      return sharing.getFirst() == step ? Column.LEFT : Column.RIGHT;
    }
    return continued(step);
  }

  /** A step that only one of the parted ways leads to stays in its column. */
  private Column continued(StepId step) {
    Set<StepId> from = before(step);
    if (from.size() == 1) {
      StepId only = from.iterator().next();
      Cell cell = cells.get(only);
      if (cell != null && cell.row() > 0 && isParted(only)) {
        return cell.column();
      }
    }
    return Column.FULL;
  }

  /** Whether a step lies on one of several ways rather than having a detour beside it. */
  private boolean isParted(StepId step) {
    return flowchart.steps().stream().noneMatch(s -> isDetour(s) && before(s.id()).contains(step));
  }

  private boolean isDetour(Flowchart.Step step) {
    Set<StepId> from = before(step.id());
    if (from.size() != 1) {
      return false;
    }
    Flowchart.Step host = flowchart.step(from.iterator().next());
    return host.next().size() >= step.next().size()
        && (host.next().values().containsAll(step.next().values()) && host.next().size() > 1
            || step.next().isEmpty());
  }

  private Set<StepId> before(StepId step) {
    return before.getOrDefault(step, Set.of());
  }

  private static int row(StepId step, Map<StepId, Integer> rows) {
    return rows.getOrDefault(step, 0);
  }
}
