package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.World;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.Level;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.session.Choices;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.start.StartViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** The affected pod is deleted while its case is open: the window says so and what to do next. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PodDeletedTest {
  @TempDir Path folder;

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void leadsToThePodsThatThereAreNow() throws IOException {
    try (ServedWorld cluster = new ServedWorld();
        DrivenWindow window = new DrivenWindow(folder, new Kubeconfigs(Map.of(), folder))) {
      World world = cluster.world();
      List<Pod> both = world.pods("shop", "app", "checkout");
      Pod deleted = both.getFirst();
      String path = deleted.namespace() + "/" + deleted.name();
      Path config = cluster.kubeconfig(folder.resolve("config"), "prod");
      connect(window, config);
      window.run(
          () ->
              window.symptom().pods().rows().stream()
                  .filter(row -> row.path().equals(path))
                  .findFirst()
                  .ifPresent(window.symptom().pods()::choose));
      window.open(new Choices.Source.Cluster(config, ""), path, Level.EXEC, 1);
      world
          .objects()
          .remove(world.objects().types().ofKind("Pod"), deleted.namespace(), deleted.name());
      window.runToEnd().go(ScreenId.DIAGNOSE).step(StepId.CHECK_POD_DNS_CONFIG);

      Diagnosis diagnosis = window.workspace().diagnosisProperty().get();
      assertTrue(diagnosis.problems().isEmpty(), diagnosis.problems().toString());
      assertTrue(words(window.node("trouble")).contains("The affected pod is no longer there"));
      Button choose = button(window.node("trouble"), "Choose pod");
      window.run(choose::fire);
      assertEquals(ScreenId.SYMPTOM, window.main().context().shell().screenProperty().get());
      window.await("the pods are read", () -> window.symptom().settled());
      assertFalse(window.symptom().ready(), "a pod that is gone has to be replaced");
      assertEquals(path, window.symptom().pods().goneProperty().get().path());
      assertTrue(
          window.symptom().pods().rows().stream()
              .anyMatch(row -> row.name().equals(both.getLast().name())));
    }
  }

  private static void connect(DrivenWindow window, Path config) {
    StartViewModel model = window.start().model();
    window.run(() -> window.start().dropped(config));
    window.await("the context is read", () -> model.contexts().size() == 1);
    window.run(() -> model.choose(model.contexts().getFirst()));
    window.await("the context is asked", model::settled);
    window.run(
        () ->
            model.connect(
                () -> window.main().context().shell().screenProperty().set(ScreenId.SYMPTOM)));
    window.await(
        "a pod can be chosen", () -> window.workspace().draft().clusterProperty().get() != null);
    window.await("the pods are read", () -> window.symptom().settled());
  }

  private static String words(Node node) {
    return DrivenWindow.fx(
        () ->
            node.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .reduce("", (one, other) -> one + "\n" + other));
  }

  private static Button button(Node node, String text) {
    return DrivenWindow.fx(
        () ->
            node.lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow());
  }
}
