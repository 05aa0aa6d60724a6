package dev.podnosis.demo.world;

import java.util.List;

/** Who somebody is and what they may do. */
public record Role(String id, String user, List<String> groups, List<Rule> rules) {
  /** What may be done with which resources; subresources are written {@code pods/log}. */
  public record Rule(List<String> verbs, List<String> apiGroups, List<String> resources) {
    public Rule {
      verbs = List.copyOf(verbs);
      apiGroups = List.copyOf(apiGroups);
      resources = List.copyOf(resources);
    }

    boolean allows(String verb, String group, String resource) {
      return verbs.contains(verb) && apiGroups.contains(group) && resources.contains(resource);
    }
  }

  public Role {
    groups = List.copyOf(groups);
    rules = List.copyOf(rules);
  }

  /** Whether this may be done. */
  public boolean allows(String verb, String group, String resource) {
    return rules.stream().anyMatch(r -> r.allows(verb, group, resource));
  }

  /** The role with this id. */
  static Role byId(String id) {
    return Resources.list("roles.yaml", Role.class).stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no role " + id));
  }
}
