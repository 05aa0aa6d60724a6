package dev.podnosis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.session.CleanUp;
import dev.podnosis.session.CleanUp.Leftover;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command that removes what was left: it asks first, and says what may be in use. */
class CleanUpCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  private static final Leftover YOUNG = pod("podnosis-node-young", 2, 15, true);
  private static final Leftover OVERDUE = pod("podnosis-node-overdue", 40, 15, true);
  private static final Leftover ENDED = pod("podnosis-node-ended", 4, 15, false);
  private static final Leftover STAYS =
      new Leftover(
          new ObjectRef("shop", "web"), "podnosis-abc", "", "u", NOW.minusSeconds(60), null, true);

  private final List<String> removed = new ArrayList<>();

  private static Leftover pod(String name, int minutes, int deadline, boolean running) {
    Instant created = NOW.minus(Duration.ofMinutes(minutes));
    return new Leftover(
        new ObjectRef("default", name),
        "",
        "run1",
        "u",
        created,
        created.plus(Duration.ofMinutes(deadline)),
        running);
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "YES\n", " yes \n", "是\n", "好"})
  void removesAfterAYes(String typed) {
    Ran ran = run(typed, true, List.of(YOUNG, OVERDUE), "--lang", "en");
    assertTrue(ran.err().contains("Remove 2 pods from https://cluster.example?"), ran.err());
    assertEquals(List.of("podnosis-node-young", "podnosis-node-overdue"), removed);
    assertTrue(ran.out().contains("2 pods removed, 0 left."), ran.out());
    assertEquals(Exit.NO_PROBLEM, ran.status());
  }

  /** Anything else is a no, and so is the end of the input; what is left shows in the status. */
  @ParameterizedTest
  @ValueSource(strings = {"n\n", "\n", "", "yesterday\n", "不\n", "$(yes)\n"})
  void removesNothingWithoutAYes(String typed) {
    Ran ran = run(typed, true, List.of(YOUNG, OVERDUE), "--lang", "zh");
    assertTrue(ran.err().contains("要从 https://cluster.example 删除 2 个 Pod 吗？"), ran.err());
    assertEquals(List.of(), removed);
    assertTrue(ran.out().contains("已删除 0 个 Pod，剩余 2 个。"), ran.out());
    assertEquals(Exit.INCONCLUSIVE, ran.status());
  }

  /** Said beforehand, or nobody there: then the command itself is the word. */
  @ParameterizedTest
  @CsvSource({"true, --yes", "false, --yes", "false, --trust-exec-credential"})
  void doesNotAskWhereItNeedNot(boolean terminal, String option) {
    Ran ran = run("n\n", terminal, List.of(YOUNG), option, "--lang", "en");
    assertFalse(ran.err().contains("Remove 1 pod"), ran.err());
    assertEquals(List.of("podnosis-node-young"), removed);
    assertEquals(Exit.NO_PROBLEM, ran.status());
  }

  @Test
  void asksNothingWhenNothingCanBeRemoved() {
    Ran ran = run("n\n", true, List.of(STAYS), "--lang", "en");
    assertFalse(ran.err().contains("Remove"), ran.err());
    assertTrue(ran.out().contains("1 debug container stays in the spec of its pod"), ran.out());
    assertEquals(List.of(), removed);
  }

  @Test
  void saysWhichPodMayBelongToADiagnosisUnderWay() {
    List<Leftover> all = List.of(YOUNG, OVERDUE, ENDED, STAYS);
    String en = run("n\n", true, all, "--lang", "en").err();
    assertTrue(
        en.contains(
            "Pod default/podnosis-node-young, created 2 min ago, still running, perhaps for a"
                + " diagnosis under way"),
        en);
    assertTrue(en.contains("podnosis-node-overdue, created 40 min ago, still running\n"), en);
    assertTrue(en.contains("podnosis-node-ended, created 4 min ago, ended\n"), en);
    assertTrue(en.contains("podnosis-abc in pod shop/web, begun 1 min ago, still running\n"), en);
    String zh = run("n\n", true, all, "--lang", "zh").err();
    assertTrue(zh.contains("podnosis-node-young，创建于 2 min 前，仍在运行，可能属于正在进行的诊断"), zh);
    assertEquals(2, zh.split("正在进行的诊断", -1).length - 1, "this one and the question");
  }

  private Ran run(String typed, boolean terminal, List<Leftover> found, String... options) {
    List<String> args = new ArrayList<>(List.of("cleanup"));
    args.addAll(List.of(options));
    return Ran.of(
        executor ->
            new Tools(
                Catalogue::load,
                choices -> {
                  throw new AssertionError("no session is wanted here");
                },
                (source, namespace, agreed) -> new CleanUp.Opened.Ready(new Found(found)),
                choices -> 0,
                end -> () -> {},
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> ZoneOffset.UTC,
                executor,
                new ByteArrayInputStream(typed.getBytes(UTF_8)),
                () -> terminal,
                "test"),
        args.toArray(String[]::new));
  }

  /** A cluster in which this was left. */
  private final class Found implements CleanUp {
    private final List<Leftover> left;

    Found(List<Leftover> left) {
      this.left = left;
    }

    @Override
    public String server() {
      return "https://cluster.example";
    }

    @Override
    public Search search() {
      return new Search(left, List.of());
    }

    @Override
    public String remove(Leftover leftover) {
      removed.add(leftover.pod().name());
      return "";
    }

    @Override
    public void close() {}
  }
}
