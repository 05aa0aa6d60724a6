package dev.podnosis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said while containers start: not at once, and not too often. */
class StartLinesTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private List<String> said(Language language, int... seconds) {
    StartLines lines =
        new StartLines(
            new Console(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), language));
    for (int second : seconds) {
      for (String node : List.of("node worker-1", "node worker-2")) {
        assertTrue(lines.goOn(node, "busybox", "ContainerCreating", Duration.ofSeconds(second)));
      }
    }
    return err.toString(UTF_8).lines().toList();
  }

  @Test
  void saysItForEachPlaceNowAndThen() {
    assertEquals(
        List.of(
            "Waiting for busybox at node worker-1: ContainerCreating, 5 s",
            "Waiting for busybox at node worker-2: ContainerCreating, 5 s",
            "Waiting for busybox at node worker-1: ContainerCreating, 12 s",
            "Waiting for busybox at node worker-2: ContainerCreating, 12 s"),
        said(Language.ENGLISH, 0, 1, 4, 5, 6, 9, 12, 14));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void saysNothingOfWhatStartsAtOnce() {
    assertEquals(List.of(), said(Language.ENGLISH, 0, 1, 2, 4));
  }

  @Test
  void saysItInChinese() {
    assertEquals(
        "正在等待 node worker-1 启动 busybox：ContainerCreating，已等 6 秒",
        said(Language.CHINESE, 6).getFirst());
  }
}
