package dev.podnosis.probe;

import dev.podnosis.evidence.PodFacts;
import java.util.List;

/** The replicas that a probe asks one by one. */
final class Replicas {
  private static final int MOST = 8;

  private Replicas() {}

  /** Those that run, no more than are worth asking; that none is known is noted. */
  static List<PodFacts> asked(Scene scene) {
    List<PodFacts> replicas = running(scene).stream().limit(MOST).toList();
    if (replicas.isEmpty()) {
      scene.missed(Places.unseen("CoreDNS pods"), "");
    }
    return replicas;
  }

  /** All that run. */
  static List<PodFacts> running(Scene scene) {
    return running(scene.facts().dns().replicas().map(f -> f.value()).orElse(List.of()));
  }

  /** Those of some pods that run. */
  static List<PodFacts> running(List<PodFacts> pods) {
    return pods.stream().filter(p -> p.phase().equals("Running")).toList();
  }
}
