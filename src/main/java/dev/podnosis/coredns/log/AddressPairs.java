package dev.podnosis.coredns.log;

import java.util.OptionalLong;

/**
 * Questions for A and AAAA of one name from one socket, as a libc asks them. Of a very long log
 * they are counted in parts of it, from which all are estimated.
 *
 * @param counted pairs where every line was looked at
 * @param found pairs of which the first question stands in one of the parts
 * @param looked lines of those parts
 * @param of lines that these stand for
 */
public record AddressPairs(long counted, long found, long looked, long of) {
  /** None. */
  public static final AddressPairs NONE = new AddressPairs(0, 0, 0, 0);

  /** Whether {@link #total} is an estimate. */
  public boolean estimated() {
    return of > 0;
  }

  /** How many there are, empty when nothing can be said of lines that were left out. */
  public OptionalLong total() {
    if (of == 0) {
      return OptionalLong.of(counted);
    }
    return looked == 0
        ? OptionalLong.empty()
        : OptionalLong.of(counted + Math.round((double) found * of / looked));
  }

  AddressPairs plus(AddressPairs more) {
    return new AddressPairs(
        counted + more.counted, found + more.found, looked + more.looked, of + more.of);
  }
}
