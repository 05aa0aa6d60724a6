package dev.podnosis.path.draw;

import dev.podnosis.path.PathGraph;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Measures how long a layout takes: {@code packaging/bench.sh
 * dev.podnosis.path.draw.LayoutBenchmark}. Prints the first run, then median and worst of 30 warm
 * ones, in milliseconds of CPU time of this thread, which other load on the machine does not
 * change; and the median by the clock.
 */
final class LayoutBenchmark {
  private static final int RUNS = 30;
  private static final int WARM_UP = 15;

  private LayoutBenchmark() {}

  public static void main(String[] args) {
    Sizes sizes = new CardSizes(new TestWords(false));
    System.out.printf(
        "%6s %6s %8s %8s %8s %8s%n", "hops", "edges", "first", "median", "worst", "clock");
    for (int hops : new int[] {20, 100, 500}) {
      PathGraph graph = MadePaths.of(hops, 1);
      double first = millis(graph, sizes);
      for (int i = 0; i < WARM_UP; i++) {
        millis(graph, sizes);
      }
      double[] runs = new double[RUNS];
      double[] clock = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        long start = System.nanoTime();
        runs[i] = millis(graph, sizes);
        clock[i] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(runs);
      Arrays.sort(clock);
      System.out.printf(
          "%6d %6d %8.1f %8.1f %8.1f %8.1f%n",
          graph.hops().size(),
          graph.edges().size(),
          first,
          runs[RUNS / 2],
          runs[RUNS - 1],
          clock[RUNS / 2]);
    }
  }

  private static double millis(PathGraph graph, Sizes sizes) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    GraphLayout.of(graph, sizes);
    return (threads.getCurrentThreadCpuTime() - start) / 1e6;
  }
}
