package dev.podnosis.coredns.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at one line in so many is estimated honestly, and called an estimate. */
class SampledLogTest {
  /** A stream is sampled beyond its first 16 MiB. */
  private static final int LINES = 300_000;

  private static final int PER_PAIR = 5;

  private record Logged(double at, String line) {}

  /**
   * Of five lookups one asks for A and AAAA from one socket, the rest for A alone; the two are
   * logged up to so many lines apart, as those of a busy replica are that waits for its upstream.
   */
  private static String log(long seed, int apart) {
    Random random = new Random(seed);
    List<Logged> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      String client =
          "10.244.%d.%d:%d".formatted(random.nextInt(8), random.nextInt(250), 20000 + i % 40000);
      String name = "host-" + random.nextInt(5000) + ".example.com.";
      lines.add(new Logged(i, query(client, "A", name, i)));
      if (i % PER_PAIR == 0) {
        double later = i + random.nextDouble() * apart;
        lines.add(new Logged(later, query(client, "AAAA", name, i)));
      }
    }
    lines.sort(Comparator.comparingDouble(Logged::at));
    return lines.stream().map(Logged::line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String query(String client, String type, String name, int i) {
    return "[INFO] %s - %d \"%s IN %s udp 44 false 512\" NOERROR qr,rd,ra 86 0.%09ds"
        .formatted(client, i % 65536, type, name, 100_000 + i % 1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 150})
  void pairsAreEstimatedHoweverFarTheirLinesAreApart(int apart) {
    LogSummary log = Logs.analyse(log(apart, apart));
    AddressPairs pairs = log.addressPairs();
    assertTrue(pairs.estimated() && log.names().sampledEvery() > 1);
    assertTrue(pairs.of() > pairs.looked() * 16, "most of it is not looked at: " + pairs);
    double wanted = (double) LINES / PER_PAIR;
    assertEquals(wanted, pairs.total().orElseThrow(), wanted * 0.1, pairs.toString());
  }

  @Test
  void aWrappedLogGivesThePairsOfThePlainOne() {
    String plain = log(7, 3);
    List<UnaryOperator<String>> wrappers =
        List.of(
            l -> "2026-11-23T07:41:23.206342649Z " + l,
            l -> "[pod/coredns-1/coredns] 2026-11-23T07:41:23.206342649Z " + l,
            l -> "2026-11-23T07:41:23.206342649Z stdout F " + l,
            l -> "{\"log\":\"" + l.replace("\"", "\\\"") + "\\n\",\"stream\":\"stdout\"}");
    for (UnaryOperator<String> wrapper : wrappers) {
      LogSummary log = Logs.analyse(plain.lines().map(wrapper).collect(Collectors.joining("\n")));
      double wanted = (double) LINES / PER_PAIR;
      assertEquals(wanted, log.addressPairs().total().orElseThrow(), wanted * 0.1);
    }
  }

  @Test
  void everyLineOfAShortLogCounts() {
    String pair = query("10.0.0.1:4000", "A", "a.example.", 1) + "\n";
    String other = query("10.0.0.1:4001", "AAAA", "a.example.", 1) + "\n";
    assertEquals(OptionalLong.of(0), Logs.analyse(pair + other).addressPairs().total());
    LogSummary both = Logs.analyse(pair + other + pair.replace("\"A ", "\"AAAA "));
    assertEquals(new AddressPairs(1, 0, 0, 0), both.addressPairs());
    assertFalse(both.addressPairs().estimated());
  }

  /** Lines of a format of one's own are all read: none stands for another. */
  @Test
  void aCombinedFormatIsNotCountedManyTimesOver() {
    String combined =
        log(3, 2).lines().map(l -> l + " \"0\"").collect(Collectors.joining("\n", "", "\n"));
    LogSummary log = Logs.analyse(combined);
    assertTrue(combined.length() > 24 << 20, "long enough to be sampled");
    long types = log.types().values().stream().mapToLong(Long::longValue).sum();
    assertEquals(log.coverage().queries(), types);
    assertEquals(1, log.names().sampledEvery());
  }

  @Test
  void linesThatWereThinnedOutBeforeTellNothingOfPairs() throws InterruptedException {
    String pair = query("10.0.0.1:4000", "A", "a.example.", 1) + "\n";
    LogExcerpt excerpt = new LogExcerpt(pair + pair.replace("\"A ", "\"AAAA "), 8, "", 1);
    LogSummary thinned = excerpt.summary(LogOptions.of("coredns-1"));
    assertEquals(16, thinned.coverage().queries());
    assertEquals(OptionalLong.empty(), thinned.addressPairs().total());
  }
}
