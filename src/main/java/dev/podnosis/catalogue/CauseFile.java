package dev.podnosis.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cause's data file as it is written. */
record CauseFile(
    String id,
    String severity,
    List<String> follows,
    List<String> kinds,
    List<String> frequencies,
    Text title,
    Text explanation,
    Map<String, Text> findings,
    List<RemedyEntry> remedies,
    List<CauseEntry.Reference> references) {
  CauseFile(
      String id,
      String severity,
      @Nullable List<String> follows,
      @Nullable List<String> kinds,
      @Nullable List<String> frequencies,
      Text title,
      Text explanation,
      Map<String, Text> findings,
      List<RemedyEntry> remedies,
      @Nullable List<CauseEntry.Reference> references) {
    this.id = id;
    this.severity = severity;
    this.follows = follows == null ? List.of() : follows;
    this.kinds = kinds == null ? List.of() : kinds;
    this.frequencies = frequencies == null ? List.of() : frequencies;
    this.title = title;
    this.explanation = explanation;
    this.findings = findings;
    this.remedies = remedies;
    this.references = references == null ? List.of() : references;
  }
}
