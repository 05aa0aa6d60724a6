package dev.podnosis.dns;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A DNS response code; NODATA is none, it is NOERROR without a matching record.
 *
 * @param number 0 to 4095, the extended bits of EDNS included (RFC 6895, 2.3)
 */
public record Rcode(int number) {

  private static final List<String> MNEMONICS =
      List.of(
          "NOERROR",
          "FORMERR",
          "SERVFAIL",
          "NXDOMAIN",
          "NOTIMP",
          "REFUSED",
          "YXDOMAIN",
          "YXRRSET",
          "NXRRSET",
          "NOTAUTH",
          "NOTZONE",
          "DSOTYPENI");
  private static final List<String> EXTENDED =
      List.of(
          "BADVERS", "BADKEY", "BADTIME", "BADMODE", "BADNAME", "BADALG", "BADTRUNC", "BADCOOKIE");
  private static final int FIRST_EXTENDED = 16;
  private static final int MAX = 4095;

  private static final Map<String, Integer> NUMBERS =
      IntStream.rangeClosed(0, FIRST_EXTENDED + EXTENDED.size() - 1)
          .boxed()
          .filter(n -> named(n).isPresent())
          .collect(Collectors.toUnmodifiableMap(n -> named(n).orElseThrow(), n -> n));

  public static final Rcode NOERROR = new Rcode(0);
  public static final Rcode FORMERR = new Rcode(1);
  public static final Rcode SERVFAIL = new Rcode(2);
  public static final Rcode NXDOMAIN = new Rcode(3);
  public static final Rcode NOTIMP = new Rcode(4);
  public static final Rcode REFUSED = new Rcode(5);

  public Rcode {
    if (number < 0 || number > MAX) {
      throw new IllegalArgumentException("an RCODE is 0 to 4095, not " + number);
    }
  }

  /**
   * Reads a mnemonic in any case ("NXDOMAIN"), a number, or dig's and dnsjava's words for unknown
   * ones ("RESERVED12", "RCODE3841").
   */
  public static Optional<Rcode> parse(String text) {
    String word = text.strip().toUpperCase(Locale.ROOT);
    Integer known = NUMBERS.get(word.equals("NOTIMPL") ? "NOTIMP" : word);
    if (known != null) {
      return Optional.of(new Rcode(known));
    }
    if (word.equals("BADSIG")) {
      return Optional.of(new Rcode(FIRST_EXTENDED));
    }
    String digits = word.replaceFirst("^(RESERVED|RCODE)", "");
    return digits.matches("[0-9]{1,4}") && Integer.parseInt(digits) <= MAX
        ? Optional.of(new Rcode(Integer.parseInt(digits)))
        : Optional.empty();
  }

  /** The IANA mnemonic, or "RCODE" and the number for a code without one. */
  public String mnemonic() {
    return named(number).orElse("RCODE" + number);
  }

  @Override
  public String toString() {
    return mnemonic();
  }

  private static Optional<String> named(int number) {
    if (number < MNEMONICS.size()) {
      return Optional.of(MNEMONICS.get(number));
    }
    int extended = number - FIRST_EXTENDED;
    return extended >= 0 && extended < EXTENDED.size()
        ? Optional.of(EXTENDED.get(extended))
        : Optional.empty();
  }
}
