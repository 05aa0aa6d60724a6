package dev.podnosis.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Which images debug containers and node pods may be made of.
 *
 * @param images the images, best first
 * @param mirror a registry to take them from instead, such as {@code registry.local/hub}; may be
 *     empty
 * @param pullSecret the pull secret for node pods; may be empty (an ephemeral container uses its
 *     pod's)
 */
public record DebugImages(List<String> images, String mirror, String pullSecret) {
  /** Images with a shell and at least nslookup, by a part of their names. */
  private static final List<String> FAMILIAR =
      List.of("netshoot", "dnsutils", "network-multitool", "agnhost", "alpine", "busybox");

  private static final int MOST_FROM_NODE = 2;

  public DebugImages {
    images = List.copyOf(images);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("one debug image at least");
    }
  }

  /** These images, from their own registries. */
  public static DebugImages of(String... images) {
    return new DebugImages(List.of(images), "", "");
  }

  /**
   * The images to try on a node, in this order: those configured that it already has, the others
   * configured, familiar ones that it has.
   *
   * @param node the node, as far as known (an empty object otherwise)
   */
  List<String> candidates(JsonNode node) {
    List<String> present = new ArrayList<>();
    for (JsonNode image : node.path("status").path("images")) {
      image.path("names").forEach(name -> present.add(name.asString("")));
    }
    List<String> wanted = images.stream().map(this::mirrored).toList();
    List<String> candidates = new ArrayList<>();
    wanted.stream().filter(image -> has(present, image)).forEach(candidates::add);
    wanted.stream().filter(image -> !candidates.contains(image)).forEach(candidates::add);
    present.stream()
        .filter(name -> !name.contains("@sha256:") && isFamiliar(name))
        .filter(name -> candidates.stream().noneMatch(image -> has(List.of(name), image)))
        .limit(MOST_FROM_NODE)
        .forEach(candidates::add);
    return candidates;
  }

  private static boolean isFamiliar(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return FAMILIAR.stream().anyMatch(lower::contains);
  }

  private static boolean has(List<String> present, String image) {
    return present.contains(canonical(image));
  }

  /** The image under the mirror: its own registry's host is replaced. */
  private String mirrored(String image) {
    if (mirror.isEmpty()) {
      return image;
    }
    String full = canonical(image);
    String tag = full.endsWith(":latest") && !image.endsWith(":latest") ? ":latest" : "";
    String path = full.substring(full.indexOf('/') + 1, full.length() - tag.length());
    return (mirror.endsWith("/") ? mirror : mirror + "/") + path;
  }

  /** As runtimes name it: with registry, {@code library} and tag (distribution reference). */
  static String canonical(String image) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    boolean hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
    String full = hasRegistry ? image : "docker.io/" + (slash < 0 ? "library/" : "") + image;
    String last = full.substring(full.lastIndexOf('/') + 1);
    return last.contains(":") || last.contains("@") ? full : full + ":latest";
  }
}
