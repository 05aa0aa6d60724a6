package dev.podnosis.kube;

import java.util.function.Function;

/**
 * What came of asking the API server.
 *
 * @param <T> what it would be
 */
public sealed interface Reply<T> {
  /** It was answered. */
  record Ok<T>(T value) implements Reply<T> {}

  /**
   * It was refused for want of rights, or by a rule of the cluster (403).
   *
   * @param verb such as {@code list}
   * @param resource with subresource, such as {@code pods/log}
   * @param namespace empty for the whole cluster
   * @param message the server's reason
   */
  record Refused<T>(String verb, String resource, String namespace, String message)
      implements Reply<T> {}

  /**
   * There is no such thing.
   *
   * @param served whether the server knows the kind at all
   * @param message the server's words
   */
  record Missing<T>(boolean served, String message) implements Reply<T> {}

  /**
   * It could not be learned.
   *
   * @param kind what stood in the way
   * @param detail technical, without secrets
   */
  record Failed<T>(Trouble kind, String detail) implements Reply<T> {}

  /** The same outcome with the value turned into another. */
  default <R> Reply<R> map(Function<? super T, ? extends R> turn) {
    return then(value -> new Ok<>(turn.apply(value)));
  }

  /** The same outcome, or what follows from the value. */
  default <R> Reply<R> then(Function<? super T, ? extends Reply<R>> next) {
    return switch (this) {
      case Ok<T>(T value) -> next.apply(value);
      case Refused<T>(var verb, var resource, var namespace, var message) ->
          new Refused<>(verb, resource, namespace, message);
      case Missing<T>(var served, var message) -> new Missing<>(served, message);
      case Failed<T>(var kind, var detail) -> new Failed<>(kind, detail);
    };
  }
}
