package dev.podnosis.ui.workspace;

import dev.podnosis.diagnosis.StartWatch;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Waits for images to be pulled and lets the user give one up: what needs it is then not observed,
 * and the walk goes on.
 */
public final class ImageWait implements StartWatch {
  private final Set<String> skipped = ConcurrentHashMap.newKeySet();
  private final Consumer<Waiting> news;

  ImageWait(Consumer<Waiting> news) {
    this.news = news;
  }

  /**
   * What is being waited for.
   *
   * @param image the image
   * @param waited how long so far
   */
  public record Waiting(String image, Duration waited) {}

  /** Waits no longer for this image, wherever it is being pulled. */
  void skip(String image) {
    skipped.add(image);
  }

  @Override
  public boolean goOn(String where, String image, String state, Duration waited) {
    if (skipped.contains(image)) {
      return false;
    }
    news.accept(new Waiting(image, waited));
    return true;
  }
}
