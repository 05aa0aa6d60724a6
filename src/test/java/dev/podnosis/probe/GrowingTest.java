package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a command has written so far is told while it runs, and whole at its end. */
class GrowingTest {
  private static final ClusterReads.Executed END =
      new ClusterReads.Executed(0, "", "", false, Duration.ofSeconds(1));

  @Test
  void tellsOfEachOfAFewLookups() {
    List<String> told = new ArrayList<>();
    Growing output = new Growing(told::add);
    write(output, "one\n");
    write(output, "two\n");
    assertEquals(List.of("one\n", "one\ntwo\n"), told);
    assertEquals("one\ntwo\n", output.completed(END).stdout());
  }

  /** In small pieces, too, no more is told than a few times what was written. */
  @Test
  void tellsLittleOfMuch() {
    List<String> told = new ArrayList<>();
    Growing output = new Growing(told::add);
    String piece = "0123456789abcde\n";
    int pieces = (64 << 10) / piece.length();
    for (int i = 0; i < pieces; i++) {
      write(output, piece);
    }
    long all = told.stream().mapToLong(String::length).sum();
    assertTrue(all < 20 * (64 << 10), "told " + all);
    String last = told.getLast();
    assertTrue(last.length() > (64 << 10) * 7 / 8, "the last told of " + last.length());
    assertEquals(piece.repeat(pieces), output.completed(END).stdout());
  }

  private static void write(Growing output, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    output.write(bytes, 0, bytes.length);
  }
}
