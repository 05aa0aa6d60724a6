package dev.podnosis.dns;

import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.DClass;

/**
 * The class of a resource record; almost always IN.
 *
 * @param number 0 to 65535
 */
public record RecordClass(int number) {

  public static final RecordClass IN = new RecordClass(DClass.IN);

  public RecordClass {
    if (number < 0 || number > 0xFFFF) {
      throw new IllegalArgumentException("a record class is 0 to 65535, not " + number);
    }
  }

  /** Reads a mnemonic in any case, or {@code CLASSn}. */
  public static Optional<RecordClass> parse(String word) {
    int number = word.length() > 16 ? -1 : DClass.value(word.toUpperCase(Locale.ROOT));
    return number < 0 ? Optional.empty() : Optional.of(new RecordClass(number));
  }

  /** The mnemonic, or {@code CLASSn} for a class without one. */
  public String mnemonic() {
    return DClass.string(number);
  }

  @Override
  public String toString() {
    return mnemonic();
  }
}
