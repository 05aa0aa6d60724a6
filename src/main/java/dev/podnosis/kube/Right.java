package dev.podnosis.kube;

/**
 * Something a user may or may not do.
 *
 * @param verb such as {@code create}
 * @param group the API group; empty for the core
 * @param resource such as {@code pods}
 * @param subresource such as {@code exec}; may be empty
 * @param namespace empty for the whole cluster
 */
public record Right(
    String verb, String group, String resource, String subresource, String namespace) {

  /** One verb on one kind of object. */
  public static Right to(String verb, Resource resource, String namespace) {
    return new Right(verb, resource.group(), resource.plural(), "", namespace);
  }

  /** One verb on a subresource, such as {@code pods/exec}. */
  public static Right to(String verb, Resource resource, String subresource, String namespace) {
    return new Right(verb, resource.group(), resource.plural(), subresource, namespace);
  }

  /** The resource as rules and messages name it, such as {@code pods/exec}. */
  public String fullResource() {
    String sub = subresource.isEmpty() ? "" : "/" + subresource;
    return resource + (group.isEmpty() ? "" : "." + group) + sub;
  }

  /**
   * The server's word on it.
   *
   * @param right what was asked about
   * @param answer what it said
   * @param reason why, where it says so or could not be asked; may be empty
   */
  public record Answer(Right right, Verdict answer, String reason) {}

  /** What an access review says. */
  public enum Verdict {
    ALLOWED,
    DENIED,
    /** It could not be asked. */
    UNKNOWN
  }
}
