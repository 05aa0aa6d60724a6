package dev.podnosis.demo.world;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object that the API serves, as discovery describes it.
 *
 * @param group the API group; empty for the core group
 * @param verbs what can be done with it
 */
public record ResourceType(
    String group,
    String version,
    String kind,
    String plural,
    String singular,
    boolean namespaced,
    List<String> shortNames,
    List<String> categories,
    List<String> verbs) {
  public ResourceType {
    shortNames = List.copyOf(shortNames);
    categories = List.copyOf(categories);
    verbs = List.copyOf(verbs);
  }

  /** As it stands in the data file, where what is usual is left out. */
  record Written(
      @Nullable String group,
      @Nullable String version,
      String kind,
      String plural,
      String singular,
      @Nullable Boolean namespaced,
      @Nullable List<String> shortNames,
      @Nullable List<String> categories,
      @Nullable List<String> verbs) {
    ResourceType complete() {
      List<String> all = new ArrayList<>(List.of("get", "list", "watch"));
      all.addAll(verbs == null ? List.of() : verbs);
      return new ResourceType(
          group == null ? "" : group,
          version == null ? "v1" : version,
          kind,
          plural,
          singular,
          namespaced == null || namespaced,
          shortNames == null ? List.of() : shortNames,
          categories == null ? List.of() : categories,
          all);
    }
  }

  /** The apiVersion its objects carry. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The name in messages: {@code pods}, {@code deployments.apps}. */
  public String qualified() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
