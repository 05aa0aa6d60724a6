package dev.podnosis.evidence;

/**
 * A namespaced Kubernetes object by name.
 *
 * @param namespace its namespace; empty for cluster-scoped objects
 * @param name its name
 */
public record ObjectRef(String namespace, String name) implements Comparable<ObjectRef> {
  /**
   * The object written {@code namespace/name}, or {@code name} alone in {@code fallbackNamespace}.
   */
  public static ObjectRef parse(String text, String fallbackNamespace) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new ObjectRef(fallbackNamespace, text)
        : new ObjectRef(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public int compareTo(ObjectRef other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
