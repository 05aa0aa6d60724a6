package dev.podnosis.dns;

import java.util.Locale;
import java.util.Optional;

/** How values of enums are named outside the code: in data, options, JSON and message keys. */
public final class EnumId {
  private EnumId() {}

  /** The id of a value: {@code no-right} for {@code NO_RIGHT}. */
  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value of a type that has this id. */
  public static <E extends Enum<E>> Optional<E> in(Class<E> type, String id) {
    for (E value : type.getEnumConstants()) {
      if (of(value).equals(id)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
