package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import java.util.function.Function;

/** What a look at the cluster brought: a value, or why there is none. */
public sealed interface Read<T> {
  /** It was read. */
  record Got<T>(T value) implements Read<T> {}

  /** It was not read. */
  record Not<T>(NotObserved why) implements Read<T> {}

  /** What becomes of the value; why there is none stays as it is. */
  default <R> Read<R> map(Function<T, R> change) {
    return switch (this) {
      case Got<T> g -> new Got<>(change.apply(g.value()));
      case Not<T> n -> new Not<>(n.why());
    };
  }

  /** The value, or another where there is none. */
  default T orElse(T other) {
    return switch (this) {
      case Got<T> g -> g.value();
      case Not<T> n -> other;
    };
  }
}
