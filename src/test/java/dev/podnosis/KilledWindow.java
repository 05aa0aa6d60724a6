package dev.podnosis;

import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.kube.Kubeconfigs;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/**
 * The window in a process of its own, in the middle of a walk: something is noted, answered and
 * left out, some checks are done, and the lookups are tried, which takes long. It stays so until it
 * is killed; its folder is the argument.
 */
final class KilledWindow {
  static final String NOTE = "Pager went off at 09:12, only on node b.";
  static final StepId NOTED = StepId.CHECK_COREDNS_PODS;
  static final StepId SKIPPED = StepId.CAPTURE_PACKETS;

  /** Lookups get no answer there, so that trying them takes minutes. */
  static final String INCIDENT = "udp53-blocked-node";

  private KilledWindow() {}

  /** Opens it. */
  public static void main(String... args) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(started::countDown);
    started.await();
    Path folder = Path.of(args[0]);
    DrivenWindow window = new DrivenWindow(folder, new Kubeconfigs(Map.of(), folder));
    window.openDemo(INCIDENT, Level.EXEC, 200);
    window.run(() -> window.workspace().note(NOTED, NOTE));
    window.run(() -> window.workspace().answer(KilledWindow::everyTime));
    window.run(() -> window.workspace().skip(SKIPPED, true));
    window.step(NOTED).begin().looking(ProbeId.TRIES, 1);
    new CountDownLatch(1).await();
  }

  private static Symptom everyTime(Symptom symptom) {
    return new Symptom(
        symptom.domains(),
        symptom.error(),
        symptom.kind(),
        symptom.frequency(),
        true,
        symptom.window());
  }
}
