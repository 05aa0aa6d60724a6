package dev.podnosis.kube;

/**
 * Which objects of a kind, chosen by the server.
 *
 * @param namespace the namespace; empty for all
 * @param labels a label selector; may be empty
 * @param fields a field selector; may be empty
 * @param pageSize how many are asked for at once
 * @param atMost how many are read in all
 */
public record Query(String namespace, String labels, String fields, int pageSize, int atMost) {
  private static final int PAGE = 500;
  private static final int MOST = 5_000;

  public Query {
    if (pageSize < 1 || atMost < 1) {
      throw new IllegalArgumentException("a query asks for one object at least");
    }
  }

  /** All objects in this namespace. */
  public static Query in(String namespace) {
    return new Query(namespace, "", "", PAGE, MOST);
  }

  /** All objects in all namespaces. */
  public static Query everywhere() {
    return in("");
  }

  /** Those that match a label selector, such as {@code k8s-app=kube-dns}. */
  public Query labels(String selector) {
    return new Query(namespace, selector, fields, pageSize, atMost);
  }

  /** Those that match a field selector, such as {@code spec.nodeName=node1}. */
  public Query fields(String selector) {
    return new Query(namespace, labels, selector, pageSize, atMost);
  }

  /** Not more than so many. */
  public Query atMost(int count) {
    return new Query(namespace, labels, fields, Math.min(pageSize, count), count);
  }

  /** So many at once. */
  public Query pageSize(int size) {
    return new Query(namespace, labels, fields, size, atMost);
  }

  Parameters parameters() {
    return Parameters.none()
        .with("labelSelector", labels)
        .with("fieldSelector", fields)
        .with("limit", Integer.toString(pageSize));
  }
}
