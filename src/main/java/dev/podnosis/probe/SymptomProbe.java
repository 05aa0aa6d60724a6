package dev.podnosis.probe;

import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.evidence.Vantage;

/** Takes down what the user said, and what the client's message means. */
final class SymptomProbe implements Probe {
  private final ErrorSignatures signatures;

  SymptomProbe(ErrorSignatures signatures) {
    this.signatures = signatures;
  }

  @Override
  public void look(Scene scene) {
    scene.saw(Vantage.user(), signatures.classify(scene.caseFile().symptom().error()), null);
  }
}
