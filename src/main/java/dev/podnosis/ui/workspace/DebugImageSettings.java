package dev.podnosis.ui.workspace;

import dev.podnosis.session.Choices;
import dev.podnosis.ui.common.Preferences;
import java.util.Arrays;
import java.util.List;

/**
 * Which images debug containers and node pods are made of, as the user set it: the preferred ones
 * in order, a registry mirror, a pull secret.
 */
public final class DebugImageSettings {
  private static final String IMAGES = "debug.images";
  private static final String MIRROR = "debug.mirror";
  private static final String PULL_SECRET = "debug.pull-secret";

  private final Preferences preferences;

  /** The settings kept in these preferences. */
  public DebugImageSettings(Preferences preferences) {
    this.preferences = preferences;
  }

  /** The images, the preferred one first; the usual one when none is set. */
  public List<String> images() {
    List<String> set = split(preferences.text(IMAGES, ""));
    return set.isEmpty() ? List.of(Choices.Probing.DEFAULT_IMAGE) : set;
  }

  /** Sets the images, one a line or separated by blanks; what cannot be an image is left out. */
  public void setImages(String text) {
    keep(IMAGES, String.join(" ", split(text)));
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.strip().split("[\\s,]+"))
        .filter(DebugImageSettings::isImage)
        .distinct()
        .toList();
  }

  /** Whether a text can name an image: no blanks, and not the beginning of an option. */
  public static boolean isImage(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._:/@-]*");
  }

  /** The registry to take images from instead of their own; empty for none. */
  public String mirror() {
    return preferences.text(MIRROR, "");
  }

  /** Sets the registry mirror; empty for none. */
  public void setMirror(String text) {
    keep(MIRROR, isImage(text.strip()) ? text.strip() : "");
  }

  /** The pull secret for node pods; empty for none. */
  public String pullSecret() {
    return preferences.text(PULL_SECRET, "");
  }

  /** Sets the pull secret's name; empty for none. */
  public void setPullSecret(String text) {
    String name = text.strip();
    keep(PULL_SECRET, name.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?") ? name : "");
  }

  private void keep(String key, String value) {
    if (value.isEmpty()) {
      preferences.forget(key);
    } else {
      preferences.remember(key, value);
    }
  }

  /** The settings of the probes. */
  public Choices.Probing probing() {
    return new Choices.Probing(
        images(), mirror(), pullSecret(), Choices.Probing.defaults().samples());
  }
}
