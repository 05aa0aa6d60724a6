package dev.podnosis.dns;

import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Type;

/**
 * The type of a resource record, known by name or only by number (RFC 3597).
 *
 * @param number 0 to 65535
 */
public record RecordType(int number) {

  public static final RecordType A = new RecordType(Type.A);
  public static final RecordType AAAA = new RecordType(Type.AAAA);
  public static final RecordType CNAME = new RecordType(Type.CNAME);
  public static final RecordType SOA = new RecordType(Type.SOA);
  public static final RecordType SRV = new RecordType(Type.SRV);
  public static final RecordType PTR = new RecordType(Type.PTR);

  public RecordType {
    if (number < 0 || number > 0xFFFF) {
      throw new IllegalArgumentException("a record type is 0 to 65535, not " + number);
    }
  }

  /** Reads a mnemonic in any case, or {@code TYPEn}. */
  public static Optional<RecordType> parse(String word) {
    int number = word.length() > 16 ? -1 : Type.value(word.toUpperCase(Locale.ROOT), false);
    return number < 0 ? Optional.empty() : Optional.of(new RecordType(number));
  }

  /** The mnemonic, or {@code TYPEn} for a type without one. */
  public String mnemonic() {
    return Type.string(number);
  }

  @Override
  public String toString() {
    return mnemonic();
  }
}
