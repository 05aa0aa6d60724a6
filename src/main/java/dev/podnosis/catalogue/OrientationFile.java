package dev.podnosis.catalogue;

import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.Orientation;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Frequency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The data file of the procedure's two tables as it is written.
 *
 * @param kinds rows by the kinds of names that fail
 * @param frequencies rows by how often they fail
 */
public record OrientationFile(List<Kinds> kinds, List<Often> frequencies) {
  public OrientationFile {
    kinds = List.copyOf(kinds);
    frequencies = List.copyOf(frequencies);
  }

  /**
   * Where to look when exactly these kinds of names fail.
   *
   * @param of the kinds
   * @param words the observation, in words
   * @param steps steps whose causes all count
   * @param causes single causes
   */
  public record Kinds(List<String> of, Text words, List<String> steps, List<String> causes) {}

  /**
   * Where to look when names fail this often.
   *
   * @param of the frequency
   * @param words the observation, in words
   * @param steps steps whose causes all count
   * @param causes single causes
   */
  public record Often(String of, Text words, List<String> steps, List<String> causes) {}

  Orientation orientation(Flowchart flowchart) {
    Map<Set<DomainKind>, Set<CauseId>> byKinds = new LinkedHashMap<>();
    kinds.forEach(
        k ->
            byKinds.put(
                k.of().stream()
                    .map(id -> DomainKind.byId(id).orElseThrow())
                    .collect(Collectors.toSet()),
                causes(k.steps(), k.causes(), flowchart)));
    Map<Frequency, Set<CauseId>> byFrequency = new EnumMap<>(Frequency.class);
    frequencies.forEach(
        f ->
            byFrequency.put(
                Frequency.byId(f.of()).orElseThrow(), causes(f.steps(), f.causes(), flowchart)));
    return new Orientation(byKinds, byFrequency);
  }

  private static Set<CauseId> causes(List<String> steps, List<String> causes, Flowchart flowchart) {
    Set<CauseId> all = new LinkedHashSet<>();
    causes.forEach(id -> all.add(new CauseId(id)));
    steps.stream()
        .map(id -> StepId.byId(id).orElseThrow())
        .forEach(id -> all.addAll(flowchart.step(id).causes()));
    return all;
  }
}
