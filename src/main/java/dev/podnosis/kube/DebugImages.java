package dev.podnosis.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  /**
   * Images with a shell and at least nslookup that are used when a node has them and none of the
   * configured ones can be had. Whole names only: what a node has may be anybody's, and here it
   * would run with the rights of a node.
   */
  private static final Set<String> FAMILIAR =
      Set.of(
          "docker.io/nicolaka/netshoot",
          "ghcr.io/nicolaka/netshoot",
          "docker.io/wbitt/network-multitool",
          "docker.io/library/alpine",
          "docker.io/library/busybox",
          "registry.k8s.io/e2e-test-images/agnhost",
          "registry.k8s.io/e2e-test-images/jessie-dnsutils");

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
    List<String> present = present(node);
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

  /** Whether the node has this image already. */
  static boolean isOn(JsonNode node, String image) {
    return has(present(node), image);
  }

  private static List<String> present(JsonNode node) {
    List<String> present = new ArrayList<>();
    for (JsonNode image : node.path("status").path("images")) {
      image.path("names").forEach(name -> present.add(name.asString("")));
    }
    return present;
  }

  private static boolean isFamiliar(String name) {
    String full = canonical(name);
    return FAMILIAR.contains(full.substring(0, full.lastIndexOf(':')));
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
