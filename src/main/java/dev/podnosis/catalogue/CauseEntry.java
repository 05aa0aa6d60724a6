package dev.podnosis.catalogue;

import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.CauseTraits;
import dev.podnosis.diagnosis.Severity;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Frequency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The data file of one cause.
 *
 * @param id the cause's id, which is the file's name too
 * @param severity how grave it is when it explains a failure
 * @param follows causes of which it is a mere consequence when they are confirmed
 * @param kinds kinds of names it is typical of; empty when of all
 * @param frequencies frequencies it is typical of; empty when of all
 * @param title its name
 * @param explanation what happens and why
 * @param findings the words of its findings, by code
 * @param remedies what to do, best first
 * @param references where more is written
 */
public record CauseEntry(
    CauseId id,
    Severity severity,
    List<CauseId> follows,
    Set<DomainKind> kinds,
    Set<Frequency> frequencies,
    Text title,
    Text explanation,
    Map<String, Text> findings,
    List<RemedyEntry> remedies,
    List<Reference> references) {
  public CauseEntry {
    follows = List.copyOf(follows);
    kinds = Set.copyOf(kinds);
    frequencies = Set.copyOf(frequencies);
    findings = Map.copyOf(findings);
    remedies = List.copyOf(remedies);
    references = List.copyOf(references);
  }

  /**
   * Where more is written.
   *
   * @param title what it is
   * @param url where it is
   */
  public record Reference(String title, String url) {}

  /** What judging needs of it. */
  public CauseTraits traits() {
    return new CauseTraits(id, severity, follows, kinds, frequencies);
  }

  /** The entry of a file as it was read. */
  static CauseEntry of(CauseFile file) {
    return new CauseEntry(
        new CauseId(file.id()),
        Severity.valueOf(file.severity().toUpperCase(java.util.Locale.ROOT)),
        file.follows().stream().map(CauseId::new).toList(),
        file.kinds().stream()
            .map(k -> DomainKind.byId(k).orElseThrow())
            .collect(Collectors.toSet()),
        file.frequencies().stream()
            .map(f -> Frequency.byId(f).orElseThrow())
            .collect(Collectors.toSet()),
        file.title(),
        file.explanation(),
        file.findings(),
        file.remedies(),
        file.references());
  }
}
