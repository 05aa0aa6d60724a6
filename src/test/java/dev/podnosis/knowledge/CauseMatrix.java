package dev.podnosis.knowledge;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.catalogue.RemedyEntry;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.cause.Causes;
import dev.podnosis.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What each cause has: its class, its words in both languages, remedies and patches, a scenario
 * that shows it and a near miss.
 *
 * @param rows a row for each cause, by its id
 */
record CauseMatrix(List<Row> rows) {
  /**
   * What one cause has; an empty cell is a hole, but for the patches.
   *
   * @param id the cause
   * @param type its class
   * @param en its name in English
   * @param zh its name in Chinese
   * @param remedies the ids of its remedies
   * @param patches the ids of those that carry a patch; may be empty
   * @param shown the scenarios that confirm or suspect it
   * @param nearMisses the scenarios that look alike and must not confirm it
   */
  record Row(
      String id,
      String type,
      String en,
      String zh,
      List<String> remedies,
      List<String> patches,
      List<String> shown,
      List<String> nearMisses) {
    /** The columns that are empty and must not be. */
    Set<String> holes() {
      Set<String> holes = new TreeSet<>();
      Map.of(
              "class",
              type,
              "en",
              en,
              "zh",
              zh,
              "remedy",
              String.join("", remedies),
              "confirming scenario",
              String.join("", shown),
              "near miss",
              String.join("", nearMisses))
          .forEach(
              (column, cell) -> {
                if (cell.isBlank()) {
                  holes.add(column);
                }
              });
      return holes;
    }

    private String line() {
      return "| `%s` | %s | %s | %s | %s | %s | %s | %s |"
          .formatted(
              id,
              type,
              en,
              zh,
              String.join(", ", remedies),
              patches.isEmpty() ? "–" : String.join(", ", patches),
              String.join(", ", shown),
              String.join(", ", nearMisses));
    }
  }

  /** The matrix of a catalogue: a row for whatever has a class, words or a scenario. */
  static CauseMatrix of(Catalogue catalogue) {
    Map<String, CauseEntry> entries = new TreeMap<>();
    catalogue.causes().forEach(c -> entries.put(c.id().id(), c));
    Map<String, String> classes = new TreeMap<>();
    for (Cause cause : Causes.all()) {
      classes.put(cause.id().id(), cause.getClass().getSimpleName());
    }
    List<Scenario> scenarios = Scenario.all().toList();
    Set<String> ids = new TreeSet<>(entries.keySet());
    ids.addAll(classes.keySet());
    scenarios.forEach(s -> ids.add(s.cause()));
    List<Row> rows = new ArrayList<>();
    for (String id : ids) {
      CauseEntry entry = entries.get(id);
      rows.add(
          new Row(
              id,
              classes.getOrDefault(id, ""),
              entry == null ? "" : entry.title().en(),
              entry == null ? "" : entry.title().zh(),
              remedies(entry, r -> true),
              remedies(entry, RemedyEntry::patch),
              names(scenarios, id, Scenario::affirms),
              names(scenarios, id, Scenario::denies)));
    }
    return new CauseMatrix(rows);
  }

  private static List<String> remedies(
      @org.jspecify.annotations.Nullable CauseEntry entry, Predicate<RemedyEntry> wanted) {
    return entry == null
        ? List.of()
        : entry.remedies().stream().filter(wanted).map(RemedyEntry::id).toList();
  }

  private static List<String> names(
      List<Scenario> scenarios, String cause, Predicate<Scenario> wanted) {
    return scenarios.stream()
        .filter(s -> s.cause().equals(cause))
        .filter(wanted)
        .map(Scenario::name)
        .toList();
  }

  /** The ids of all rows. */
  Set<CauseId> ids() {
    return rows.stream().map(r -> new CauseId(r.id())).collect(Collectors.toSet());
  }

  /** The document. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# Causes: what each has");
    lines.add("");
    lines.add(
        "Written from the data files and the scenarios by `packaging/docs.sh`; a test fails for an"
            + " empty cell.");
    lines.add("A scenario is a file in `src/test/resources/scenarios/CAUSE`.");
    lines.add("");
    lines.add("| cause | class | en | zh | remedies | with patch | shown by | near misses |");
    lines.add("|---|---|---|---|---|---|---|---|");
    rows.forEach(r -> lines.add(r.line()));
    return String.join("\n", lines) + "\n";
  }
}
