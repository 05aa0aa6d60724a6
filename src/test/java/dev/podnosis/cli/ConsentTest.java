package dev.podnosis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.evidence.Level;
import dev.podnosis.session.Agreement;
import dev.podnosis.session.Agreement.Point;
import dev.podnosis.session.Choices;
import dev.podnosis.session.CleanUp;
import dev.podnosis.session.Opening;
import dev.podnosis.session.SessionOpener;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a foreign kubeconfig wants is shown in full and asked where somebody can answer. */
class ConsentTest {
  private static final String PLUGIN = "/opt/tools/get-token --cluster prod --as root";
  private static final Opening.Refused WANTS =
      new Opening.Refused(
          "connect.needs-consent",
          Map.of("questions", PLUGIN),
          "",
          true,
          List.of(
              new Agreement(Point.RUN_CREDENTIAL_PLUGIN, PLUGIN),
              new Agreement(Point.SEND_OVER_PLAIN_HTTP, "http://10.0.0.1:8080")));

  private final List<Set<Point>> agreed = new ArrayList<>();
  private final List<Level> levels = new ArrayList<>();

  @Test
  void asksEachPointAndOpensAgainWithTheAnswers() {
    Ran ran = run("y\nyes\n", true, "diagnose", "--kubeconfig", "f", "--lang", "en");
    assertEquals(
        List.of(Set.of(), Set.of(Point.RUN_CREDENTIAL_PLUGIN, Point.SEND_OVER_PLAIN_HTTP)), agreed);
    assertTrue(ran.err().contains(PLUGIN), ran.err());
    assertTrue(ran.err().contains("http://10.0.0.1:8080"), ran.err());
  }

  @Test
  void agreesToNothingWhenOnePointIsRefused() {
    Ran ran = run("y\nn\n", true, "diagnose", "--kubeconfig", "f", "--lang", "zh");
    assertEquals(List.of(Set.of()), agreed);
    assertEquals(2, ran.status());
  }

  @Test
  void asksNobodyWhereNobodyIs() {
    Ran ran = run("y\ny\n", false, "diagnose", "--kubeconfig", "f", "--yes", "--lang", "en");
    assertEquals(List.of(Set.of()), agreed);
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains(PLUGIN), ran.err());
  }

  @Test
  void cleanUpAsksToo() {
    run("y\ny\n", true, "cleanup", "--kubeconfig", "f", "--lang", "en");
    assertEquals(2, agreed.size());
    assertFalse(agreed.getLast().isEmpty());
  }

  /** What will be created is said before anything is; without a yes nothing is created. */
  @Test
  void asksOnceBeforeAnythingIsCreated() {
    Ran no = run("n\n", true, "diagnose", "--kubeconfig", "f", "--allow", "node", "--lang", "en");
    assertEquals(Level.EXEC, levels.getFirst());
    assertTrue(no.err().contains("temporary privileged pod"), no.err());
    run("y\n", true, "diagnose", "--kubeconfig", "f", "--allow", "node", "--lang", "zh");
    run("", true, "diagnose", "--kubeconfig", "f", "--allow", "node", "--yes");
    run("", false, "diagnose", "--kubeconfig", "f", "--allow", "debug-container");
    assertEquals(List.of(Level.EXEC, Level.NODE, Level.NODE, Level.DEBUG_CONTAINER), levels);
  }

  private Ran run(String typed, boolean terminal, String... args) {
    SessionOpener sessions =
        new SessionOpener() {
          @Override
          public Opening open(Choices choices) {
            return open(choices, Set.of());
          }

          @Override
          public Opening open(Choices choices, Set<Point> points) {
            agreed.add(Set.copyOf(points));
            levels.add(choices.level());
            return WANTS;
          }
        };
    CleanUp.Opener cleanUps =
        (source, namespace, points) -> {
          agreed.add(Set.copyOf(points));
          return new CleanUp.Opened.NotOpened(WANTS);
        };
    return Ran.of(
        executor ->
            new Tools(
                Catalogue::load,
                sessions,
                cleanUps,
                choices -> 0,
                end -> () -> {},
                Clock.systemUTC(),
                () -> ZoneOffset.UTC,
                executor,
                new ByteArrayInputStream(typed.getBytes(UTF_8)),
                () -> terminal,
                "test"),
        args);
  }
}
