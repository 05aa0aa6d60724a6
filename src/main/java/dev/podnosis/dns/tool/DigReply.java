package dev.podnosis.dns.tool;

import dev.podnosis.dns.DnsRecord;
import dev.podnosis.dns.DnsReply;
import dev.podnosis.dns.Exchange;
import dev.podnosis.dns.ExtendedError;
import dev.podnosis.dns.HeaderFlag;
import dev.podnosis.dns.Printable;
import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.RecordType;
import dev.podnosis.dns.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of one reply as dig prints it, from the header to the size. */
final class DigReply {

  private static final Pattern STATUS = Pattern.compile("status: ([A-Za-z0-9]{1,20})");
  private static final Pattern FLAGS = Pattern.compile("^;; flags:((?: [a-z]{2}){0,16});");
  private static final Pattern EDE =
      Pattern.compile("^; EDE: (\\d{1,5})(?: \\(([^)]{0,200})\\))?(?:: \\((.*)\\))?");
  private static final Pattern TIME = Pattern.compile("^;; Query time: (\\d{1,9}) ([mu])sec");
  private static final Pattern SERVER =
      Pattern.compile("^;; SERVER: ([^#\\s]{1,60})#\\d{1,5}(?:\\([^)]*\\))?(?: \\((\\w{1,8})\\))?");
  private static final Pattern SIZE = Pattern.compile("^;; MSG SIZE\\s+rcvd: (\\d{1,6})");
  private static final int MAX_VALUE = 1000;

  private enum Section {
    QUESTION,
    ANSWER,
    AUTHORITY,
    OTHER
  }

  private final @Nullable Rcode rcode;
  private final boolean retriedOverTcp;
  private final Set<HeaderFlag> flags = EnumSet.noneOf(HeaderFlag.class);
  private final List<DnsRecord> answers = new ArrayList<>();
  private final List<DnsRecord> authority = new ArrayList<>();
  private final List<ExtendedError> extendedErrors = new ArrayList<>();
  private Section section = Section.OTHER;
  private String name = "";
  private @Nullable String server;
  private @Nullable Transport transport;
  private @Nullable Duration time;
  private @Nullable Integer size;

  DigReply(String header, boolean retriedOverTcp) {
    Matcher status = STATUS.matcher(header);
    this.rcode = status.find() ? Rcode.parse(status.group(1)).orElse(null) : null;
    this.retriedOverTcp = retriedOverTcp;
  }

  void add(String line) {
    if (line.startsWith(";; ")) {
      comment(line);
    } else if (line.startsWith("; EDE:")) {
      extendedError(line);
    } else if (section == Section.QUESTION && line.startsWith(";")) {
      question(line);
    } else if (!line.startsWith(";") && !line.isBlank()) {
      record(line).ifPresent(section == Section.ANSWER ? answers::add : this::other);
    }
  }

  String name() {
    return name;
  }

  /** The reply, once {@link #hasStatus}. */
  DnsReply build() {
    Exchange exchange = new Exchange(server, transport, time, size, retriedOverTcp);
    return new DnsReply(
        rcode == null ? Rcode.NOERROR : rcode, flags, answers, authority, extendedErrors, exchange);
  }

  /** Whether the header holds a response code that is one; cut output may not. */
  boolean hasStatus() {
    return rcode != null;
  }

  private void other(DnsRecord record) {
    if (section == Section.AUTHORITY) {
      authority.add(record);
    }
  }

  private void comment(String line) {
    if (line.endsWith("SECTION:")) {
      section =
          switch (line) {
            case ";; QUESTION SECTION:" -> Section.QUESTION;
            case ";; ANSWER SECTION:" -> Section.ANSWER;
            case ";; AUTHORITY SECTION:" -> Section.AUTHORITY;
            default -> Section.OTHER;
          };
    } else if (line.startsWith(";; flags:")) {
      flags(line);
    } else {
      trailer(line);
    }
  }

  private void flags(String line) {
    Matcher m = FLAGS.matcher(line);
    if (m.find()) {
      for (String word : m.group(1).strip().split(" ")) {
        HeaderFlag.parse(word).ifPresent(flags::add);
      }
    }
  }

  private void trailer(String line) {
    Matcher m = TIME.matcher(line);
    if (m.find()) {
      long value = Long.parseLong(m.group(1));
      time = m.group(2).equals("m") ? Duration.ofMillis(value) : Duration.ofNanos(value * 1000);
      return;
    }
    m = SERVER.matcher(line);
    if (m.find()) {
      server = m.group(1);
      String word = m.group(2);
      transport = word == null ? null : Transport.parse(word).orElse(null);
      return;
    }
    m = SIZE.matcher(line);
    if (m.find()) {
      size = Integer.valueOf(m.group(1));
    }
  }

  private void extendedError(String line) {
    Matcher m = EDE.matcher(line);
    if (m.find() && Integer.parseInt(m.group(1)) <= 0xFFFF) {
      String text = m.group(3) != null ? m.group(3) : m.group(2);
      extendedErrors.add(
          new ExtendedError(
              Integer.parseInt(m.group(1)), Printable.excerpt(text == null ? "" : text, 200)));
    }
  }

  private void question(String line) {
    String[] words = line.substring(1).strip().split("\\s+", 3);
    if (name.isEmpty() && words.length >= 2) {
      name = Printable.excerpt(words[0].replaceFirst("(?<=.)\\.$", ""), MAX_VALUE);
    }
  }

  /** {@code owner [ttl] class type data}. */
  private static Optional<DnsRecord> record(String line) {
    String[] words = line.strip().split("\\s+", 5);
    boolean hasTtl = words.length > 3 && words[1].matches("[0-9]{1,10}");
    String[] rest = line.strip().split("\\s+", hasTtl ? 5 : 4);
    int type = hasTtl ? 3 : 2;
    if (rest.length <= type + 1) {
      return Optional.empty();
    }
    return RecordType.parse(rest[type].toUpperCase(Locale.ROOT))
        .map(
            t ->
                new DnsRecord(
                    Printable.excerpt(rest[0], MAX_VALUE),
                    hasTtl ? Long.valueOf(rest[1]) : null,
                    t,
                    Printable.excerpt(rest[type + 1], MAX_VALUE)));
  }
}
