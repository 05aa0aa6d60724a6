package dev.podnosis.scenario;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.diagnosis.Judge;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.diagnosis.cause.Causes;

/** The whole judge, as the program uses it. */
public final class Judges {
  static final Catalogue CATALOGUE = Catalogue.load();

  private Judges() {}

  /** The judge over every cause. */
  public static Judge all() {
    return new Judge(
        Causes.all(),
        CATALOGUE.traits(),
        CATALOGUE.flowchart(),
        CATALOGUE.patchingRemedies(),
        CATALOGUE.providers(),
        CATALOGUE.orientation());
  }

  /** What a cause came to in one word; advice is told from a confirmed explanation. */
  public static String word(Judged judged) {
    return judged.verdict() instanceof Verdict.Confirmed c && c.advice()
        ? "advice"
        : judged.verdict().id();
  }
}
