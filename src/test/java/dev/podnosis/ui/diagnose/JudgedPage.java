package dev.podnosis.ui.diagnose;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.report.Wording;
import dev.podnosis.session.Workbench;
import dev.podnosis.ui.common.Messages;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** The page of a step of the procedure, judged from a case file as the window does. */
final class JudgedPage {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private JudgedPage() {}

  static StepPage of(CaseFile file, StepId step, Language language, StepPages.Now now) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Diagnosis diagnosis =
          new Workbench(CATALOGUE, threads, Clock.systemUTC()).judge().judge(file, Set.of());
      StepPages pages =
          new StepPages(
              new Messages(language),
              new Wording(CATALOGUE, language),
              CATALOGUE.flowchart(),
              UnaryOperator.identity());
      return pages.of(step, diagnosis, now);
    }
  }
}
