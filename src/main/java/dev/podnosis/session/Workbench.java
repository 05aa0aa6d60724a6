package dev.podnosis.session;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.Judge;
import dev.podnosis.diagnosis.cause.Causes;
import dev.podnosis.evidence.Symptom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;

/** What every session works with: the catalogue, the judge, threads and the time. */
public final class Workbench {
  /** The incident's window where the user gave none. */
  public static final Duration DEFAULT_WINDOW = Duration.ofMinutes(15);

  private final Catalogue catalogue;
  private final Judge judge;
  private final ExecutorService executor;
  private final InstantSource clock;

  /**
   * A workbench.
   *
   * @param catalogue the words and the procedure
   * @param executor runs the probes
   * @param clock the time
   */
  public Workbench(Catalogue catalogue, ExecutorService executor, InstantSource clock) {
    this.catalogue = catalogue;
    this.judge =
        new Judge(
            Causes.all(),
            catalogue.traits(),
            catalogue.flowchart(),
            catalogue.patchingRemedies(),
            catalogue.providers(),
            catalogue.orientation());
    this.executor = executor;
    this.clock = clock;
  }

  /** The words and the procedure. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The judge. */
  public Judge judge() {
    return judge;
  }

  /** The procedure. */
  public Flowchart flowchart() {
    return catalogue.flowchart();
  }

  /** Where probes run. */
  public ExecutorService executor() {
    return executor;
  }

  /** The time. */
  public InstantSource clock() {
    return clock;
  }

  /** The window of the last 15 minutes. */
  public Symptom.Window lastMinutes() {
    Instant now = clock.instant();
    return new Symptom.Window(now.minus(DEFAULT_WINDOW), now, false);
  }

  /**
   * A symptom when all is looked at once more: the window begins now, so that what was logged
   * before the fix does not count as what is wrong now.
   */
  Symptom windowNow(Symptom symptom) {
    Instant now = clock.instant();
    return new Symptom(
        symptom.domains(),
        symptom.error(),
        symptom.kind(),
        symptom.frequency(),
        symptom.reproducible(),
        new Symptom.Window(now, now.plus(DEFAULT_WINDOW), symptom.window().given()));
  }
}
