package dev.podnosis.kube;

import dev.podnosis.kube.StartOutcome.NotRunning;
import dev.podnosis.kube.StartOutcome.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Tries images one after the other until one can be had. What could not be had on one node is tried
 * last on the next, where it is not there already: every try costs time and, in a pod of others,
 * leaves a container behind.
 */
final class ImageTrials {
  private final DebugImages images;
  private final Set<String> failed = ConcurrentHashMap.newKeySet();

  ImageTrials(DebugImages images) {
    this.images = images;
  }

  /** Starts a container of an image. */
  interface Trial {
    StartOutcome start(String image) throws InterruptedException;
  }

  /**
   * The first that works; only an image that cannot be had is a reason to try another.
   *
   * @param node the node, as far as known (an empty object otherwise)
   */
  StartOutcome each(JsonNode node, Trial trial) throws InterruptedException {
    List<StartOutcome.NoImage> without = new ArrayList<>();
    for (String image : candidates(node)) {
      StartOutcome outcome = trial.start(image);
      switch (outcome) {
        case StartOutcome.Running(DebugPlace place, _) -> {
          return new StartOutcome.Running(place, without);
        }
        case NotRunning not when not.why() == Why.IMAGE -> {
          failed.add(image);
          without.add(new StartOutcome.NoImage(image, not.said()));
        }
        case NotRunning other -> {
          return other;
        }
      }
    }
    return new NotRunning(Why.IMAGE, new StartOutcome.WithoutImages(without));
  }

  private List<String> candidates(JsonNode node) {
    List<String> candidates = new ArrayList<>(images.candidates(node));
    candidates.sort(
        Comparator.comparing(image -> failed.contains(image) && !DebugImages.isOn(node, image)));
    return candidates;
  }
}
