package dev.podnosis;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Workbench;
import java.util.Set;

/** Opens a saved case under what the user says now: what was not said stays as it was saved. */
record BundleChoices(Choices choices) {
  CaseFile applyTo(CaseFile saved, Workbench workbench) {
    Symptom then = saved.symptom();
    Symptom now = choices.symptom();
    Symptom symptom =
        new Symptom(
            now.domains().isEmpty() ? then.domains() : now.domains(),
            now.error().isEmpty() ? then.error() : now.error(),
            now.kind() == null ? then.kind() : now.kind(),
            now.frequency() == null ? then.frequency() : now.frequency(),
            now.reproducible() == null ? then.reproducible() : now.reproducible(),
            now.window().given() ? now.window() : then.window());
    CaseFile file = saved.withSymptom(symptom);
    if (now.error().isEmpty() || now.error().equals(then.error())) {
      return file;
    }
    return reclassified(file, workbench);
  }

  /** Another message means another thing: what was made of the old one is replaced. */
  private static CaseFile reclassified(CaseFile file, Workbench workbench) {
    Evidence first = file.of(ProbeId.SYMPTOM).findFirst().orElse(null);
    CaseFile without = file.without(Set.of(ProbeId.SYMPTOM));
    return without.plus(
        java.util.List.of(
            new dev.podnosis.evidence.Look(
                ProbeId.SYMPTOM,
                dev.podnosis.evidence.Vantage.user(),
                first == null ? file.run().startedAt() : first.observedAt(),
                java.time.Duration.ZERO,
                workbench.catalogue().signatures().classify(file.symptom().error()),
                null)));
  }
}
