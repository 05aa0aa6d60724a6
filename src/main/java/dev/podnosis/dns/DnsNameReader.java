package dev.podnosis.dns;

import dev.podnosis.dns.DnsNameException.Problem;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns text into the labels of a {@link DnsName}, and labels back into text. */
final class DnsNameReader {

  /** Octets that master files give a meaning to: written with a backslash. */
  private static final String SPECIAL = "\"().;\\@$";

  /** Full stops of other scripts that IDNA takes as a dot (RFC 3490, 3.1). */
  private static final Pattern OTHER_DOTS = Pattern.compile("[\u3002\uFF0E\uFF61]");

  private static final Pattern WITH_PORT = Pattern.compile("[^:]+:\\d{1,5}");
  private static final Pattern ODD = Pattern.compile("[\\x00-\\x7F&&[^A-Za-z0-9._*\\\\-]]");

  /** Far above any name with every octet escaped (4 × 255), so that hostile text costs nothing. */
  private static final int MAX_TEXT = 2000;

  private DnsNameReader() {}

  static DnsName read(String text) {
    if (text.isBlank()) {
      throw new DnsNameException(Problem.EMPTY, text);
    }
    if (text.length() > MAX_TEXT) {
      throw new DnsNameException(Problem.NAME_TOO_LONG, text);
    }
    String dotted = OTHER_DOTS.matcher(text).replaceAll(".");
    if (dotted.equals(".")) {
      return DnsName.ROOT;
    }
    List<String> written = split(dotted);
    boolean absolute = written.getLast().isEmpty();
    List<String> labels = absolute ? written.subList(0, written.size() - 1) : written;
    return new DnsName(labels.stream().map(DnsNameReader::label).toList(), absolute);
  }

  static void refuseMistakes(String text) {
    if (text.contains("://") || text.contains("/") || WITH_PORT.matcher(text).matches()) {
      throw new DnsNameException(Problem.URL, text);
    }
    if (IpLiteral.parse(text).isPresent()) {
      throw new DnsNameException(Problem.ADDRESS, text);
    }
    var odd = ODD.matcher(text);
    if (odd.find()) {
      throw new DnsNameException(Problem.BAD_CHARACTER, odd.group());
    }
  }

  static void escape(StringBuilder out, int octet) {
    if (octet <= ' ' || octet >= 127) {
      out.append('\\').append(String.format(Locale.ROOT, "%03d", octet));
    } else {
      out.append(SPECIAL.indexOf(octet) < 0 ? "" : "\\").append((char) octet);
    }
  }

  /** Cuts at dots that are not escaped; the escapes stay. */
  private static List<String> split(String text) {
    List<String> labels = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '.') {
        labels.add(text.substring(start, i));
        start = i + 1;
      }
    }
    labels.add(text.substring(start));
    return labels;
  }

  private static String label(String written) {
    boolean ascii = written.chars().allMatch(c -> c < 128);
    String label = ascii ? written : toAscii(written);
    StringBuilder octets = new StringBuilder();
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c <= ' ' || c == 127) {
        throw new DnsNameException(Problem.BAD_CHARACTER, written);
      }
      if (c == '\\') {
        int length = escapeLength(label, i, written);
        octets.append(length == 1 ? label.charAt(i + 1) : decimal(label, i, written));
        i += length;
      } else {
        octets.append(c);
      }
    }
    return octets.toString().toLowerCase(Locale.ROOT);
  }

  private static int escapeLength(String label, int backslash, String written) {
    if (backslash + 1 >= label.length()) {
      throw new DnsNameException(Problem.BAD_ESCAPE, written);
    }
    return isDigit(label.charAt(backslash + 1)) ? 3 : 1;
  }

  private static char decimal(String label, int backslash, String written) {
    int end = backslash + 4;
    boolean digits =
        end <= label.length()
            && label.substring(backslash + 1, end).chars().allMatch(DnsNameReader::isDigit);
    int value = digits ? Integer.parseInt(label.substring(backslash + 1, end)) : 256;
    if (value > 255) {
      throw new DnsNameException(Problem.BAD_ESCAPE, written);
    }
    return (char) value;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String toAscii(String written) {
    try {
      return IDN.toASCII(written);
    } catch (IllegalArgumentException _) {
      throw new DnsNameException(Problem.NOT_INTERNATIONALISED, written);
    }
  }
}
