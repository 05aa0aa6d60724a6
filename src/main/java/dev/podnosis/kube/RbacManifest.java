package dev.podnosis.kube;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the roles and bindings that would give a user the rights they lack. */
public final class RbacManifest {
  private static final String ACCOUNT = "system:serviceaccount:";

  private RbacManifest() {}

  /**
   * The YAML text, ready for {@code kubectl apply -f -}; empty when nothing is missing.
   *
   * @param user who the rights are for, as {@link ServerFacts#user()} tells
   * @param missing the rights
   */
  public static String yaml(String user, List<Right> missing) {
    Map<String, List<Right>> byNamespace = new TreeMap<>();
    for (Right right : missing) {
      byNamespace.computeIfAbsent(right.namespace(), n -> new java.util.ArrayList<>()).add(right);
    }
    StringBuilder out = new StringBuilder();
    byNamespace.forEach((namespace, rights) -> write(out, user, namespace, rights));
    return out.toString();
  }

  private static void write(StringBuilder out, String user, String namespace, List<Right> rights) {
    String kind = namespace.isEmpty() ? "ClusterRole" : "Role";
    head(out, kind, namespace);
    out.append("rules:\n");
    rules(rights).forEach((target, verbs) -> rule(out, target, verbs));
    head(out, kind + "Binding", namespace);
    out.append("roleRef:\n  apiGroup: rbac.authorization.k8s.io\n");
    out.append("  kind: ").append(kind).append("\n  name: podnosis\nsubjects:\n");
    subject(out, user);
  }

  private static void head(StringBuilder out, String kind, String namespace) {
    out.append("---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ").append(kind);
    out.append("\nmetadata:\n  name: podnosis\n");
    if (!namespace.isEmpty()) {
      out.append("  namespace: ").append(quoted(namespace)).append('\n');
    }
  }

  /** Group and resource to the verbs on it. */
  private static Map<List<String>, Set<String>> rules(List<Right> rights) {
    Map<List<String>, Set<String>> rules = new java.util.LinkedHashMap<>();
    for (Right right : rights) {
      String sub = right.subresource().isEmpty() ? "" : "/" + right.subresource();
      List<String> target = List.of(right.group(), right.resource() + sub);
      rules.computeIfAbsent(target, t -> new TreeSet<>()).add(right.verb());
    }
    return rules;
  }

  private static void rule(StringBuilder out, List<String> target, Set<String> verbs) {
    out.append("- apiGroups: [").append(quoted(target.get(0))).append("]\n");
    out.append("  resources: [").append(quoted(target.get(1))).append("]\n");
    List<String> quoted = verbs.stream().map(RbacManifest::quoted).toList();
    out.append("  verbs: [").append(String.join(", ", quoted)).append("]\n");
  }

  private static void subject(StringBuilder out, String user) {
    String[] account = user.startsWith(ACCOUNT) ? user.split(":") : new String[0];
    if (account.length == 4) {
      out.append("- kind: ServiceAccount\n  name: ").append(quoted(account[3]));
      out.append("\n  namespace: ").append(quoted(account[2])).append('\n');
      return;
    }
    out.append("- kind: User\n  apiGroup: rbac.authorization.k8s.io\n  name: ");
    out.append(quoted(user)).append('\n');
  }

  /** A JSON string is YAML too, whatever the text holds. */
  private static String quoted(String text) {
    return Json.write(Printable.visible(text));
  }
}
