package dev.podnosis.probe;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.DebugImages;
import dev.podnosis.kube.Ledger;
import dev.podnosis.kube.NodePods;
import dev.podnosis.kube.Patience;
import dev.podnosis.kube.Removal;
import dev.podnosis.kube.StartOutcome;
import dev.podnosis.kube.StartProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Compares a whole diagnosis at level node with its slowest probe plus the start of a node pod:
 * below that no order of the probes can get. How to run it: docs/BENCHMARKS.md.
 */
public final class NodeRunBenchmark {
  private static final int ROUNDS = 5;
  private static final PrintStream OUT = System.out;

  private NodeRunBenchmark() {}

  /**
   * What one round took, in seconds.
   *
   * @param whole the whole diagnosis, node pods' starts included, without the removal at the end
   * @param slowest the probe that takes longest when it is alone and the node pods run
   * @param alone how long that takes
   * @param sum all probes, each alone
   * @param start from asking for a node pod until it runs
   */
  private record Round(double whole, ProbeId slowest, double alone, double sum, double start) {
    double ratio() {
      return whole / (alone + start);
    }
  }

  /** Takes no arguments. The first round warms up and does not count. */
  public static void main(String[] args) throws IOException, InterruptedException {
    round();
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      Round round = round();
      rounds.add(round);
      OUT.printf(
          "whole %5.2f s | slowest probe alone: %s %5.2f s | node pod %5.2f s | whole / (slowest +"
              + " node pod) %4.2f | all probes one by one / whole %4.2f%n",
          round.whole(),
          round.slowest().id(),
          round.alone(),
          round.start(),
          round.ratio(),
          (round.sum() + round.start()) / round.whole());
    }
    double[] ratios = rounds.stream().mapToDouble(Round::ratio).sorted().toArray();
    OUT.printf("median of whole / (slowest + node pod): %.2f%n", ratios[ROUNDS / 2]);
  }

  private static Round round() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("podnosis-bench");
    try (Demo demo = new Demo("healthy", folder);
        LiveProbes probes = demo.probes(Level.NODE)) {
      double start = nodePodStart(demo);
      long begin = System.nanoTime();
      CaseFile file = demo.walk(probes, Level.NODE);
      double whole = since(begin);
      if (!file.run().complete()) {
        throw new IllegalStateException("the diagnosis did not come to its end");
      }
      Set<ProbeId> asked = EnumSet.noneOf(ProbeId.class);
      file.evidence().forEach(each -> asked.add(each.probe()));
      asked.remove(ProbeId.SYMPTOM);
      ProbeId slowest = ProbeId.SYMPTOM;
      double longest = 0;
      double sum = 0;
      for (ProbeId probe : asked) {
        long from = System.nanoTime();
        probes.collect(probe, file);
        double took = since(from);
        sum += took;
        if (took > longest) {
          longest = took;
          slowest = probe;
        }
      }
      return new Round(whole, slowest, longest, sum, start);
    } finally {
      Files.deleteIfExists(folder.resolve("kubeconfig"));
      Files.delete(folder);
    }
  }

  private static double nodePodStart(Demo demo) throws IOException, InterruptedException {
    Ledger ledger = Ledger.open();
    DebugImages images = DebugImages.of("nicolaka/netshoot");
    try (Cluster cluster = demo.connect()) {
      NodePods pods = new NodePods(cluster, ledger, "default", images, Patience.usual());
      long begin = System.nanoTime();
      StartOutcome outcome = pods.start("worker-1", true, StartProgress.silent());
      double took = since(begin);
      if (!(outcome instanceof StartOutcome.Running)) {
        throw new IllegalStateException(outcome.toString());
      }
      new Removal(cluster, ledger).removeAll(entry -> {});
      return took;
    }
  }

  private static double since(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }
}
