package dev.podnosis.demo.program;

import dev.podnosis.demo.net.Replies;
import dev.podnosis.demo.net.StubResolver;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CookieOption;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Writes a reply in the form of {@code dig}, to the tab. */
final class DigText {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final List<String> SECTIONS =
      List.of("QUESTION", "ANSWER", "AUTHORITY", "ADDITIONAL");

  private final StringBuilder text = new StringBuilder();
  private final DigOptions options;

  DigText(DigOptions options) {
    this.options = options;
  }

  String reply(Message reply, String server, boolean tcp, Duration took) {
    if (options.terse) {
      reply.getSection(Section.ANSWER).forEach(r -> text.append(rdata(r)).append('\n'));
      return text.toString();
    }
    if (options.shown.contains("comments")) {
      header(reply);
    }
    section(reply, Section.QUESTION, "question");
    section(reply, Section.ANSWER, "answer");
    section(reply, Section.AUTHORITY, "authority");
    if (options.shown.contains("stats")) {
      text.append(";; Query time: ")
          .append(options.microseconds ? took.toNanos() / 1000 : took.toMillis())
          .append(options.microseconds ? " usec\n" : " msec\n");
      text.append(
          ";; SERVER: %s#%d(%s) (%s)\n"
              .formatted(server, options.port, server, tcp ? "TCP" : "UDP"));
      text.append(";; WHEN: ").append(WHEN.format(Instant.now())).append('\n');
      int size = Replies.size(reply);
      boolean compressed = !tcp && size > Math.max(512, options.edns ? options.bufferSize : 512);
      text.append(";; MSG SIZE  rcvd: ")
          .append(compressed ? reply.toWire().length : size)
          .append("\n\n");
    }
    return text.toString();
  }

  private void header(Message reply) {
    text.append(";; Got answer:\n");
    if (reply.getQuestion() != null
        && reply.getQuestion().getName().toString(true).endsWith(".local")) {
      text.append(";; WARNING: .local is reserved for Multicast DNS\n");
      text.append(
          ";; You are currently testing what happens when an mDNS query is leaked to DNS\n");
    }
    text.append(
        ";; ->>HEADER<<- opcode: %s, status: %s, id: %d\n"
            .formatted(
                Opcode.string(reply.getHeader().getOpcode()),
                Rcode.string(reply.getRcode()),
                reply.getHeader().getID()));
    text.append(";; flags:");
    for (int flag :
        new int[] {Flags.QR, Flags.AA, Flags.TC, Flags.RD, Flags.RA, Flags.AD, Flags.CD}) {
      if (reply.getHeader().getFlag(flag)) {
        text.append(' ').append(Flags.string(flag));
      }
    }
    text.append(";");
    for (int i = 0; i < SECTIONS.size(); i++) {
      text.append(i == 0 ? " " : ", ").append(i == 0 ? "QUERY" : SECTIONS.get(i));
      text.append(": ").append(reply.getHeader().getCount(i));
    }
    text.append('\n');
    if (reply.getHeader().getFlag(Flags.RD) && !reply.getHeader().getFlag(Flags.RA)) {
      text.append(";; WARNING: recursion requested but not available\n");
    }
    text.append('\n');
    opt(reply.getOPT());
  }

  private void opt(@Nullable OPTRecord opt) {
    if (opt == null) {
      return;
    }
    text.append(";; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n");
    for (EDNSOption option : opt.getOptions()) {
      if (option instanceof CookieOption cookie) {
        text.append("; COOKIE: ");
        text.append(HexFormat.of().formatHex(cookie.getClientCookie())).append(" (echoed)\n");
      }
    }
  }

  private void section(Message reply, int section, String key) {
    List<Record> records = reply.getSection(section);
    if (!options.shown.contains(key) || records.isEmpty()) {
      return;
    }
    if (options.shown.contains("comments")) {
      text.append(";; ").append(SECTIONS.get(section)).append(" SECTION:\n");
    }
    for (Record record : records) {
      text.append(section == Section.QUESTION ? question(record) : line(record)).append('\n');
    }
    if (options.shown.contains("comments")) {
      text.append('\n');
    }
  }

  private static String question(Record record) {
    return new Columns(";" + record.getName())
        .at(32, DClass.string(record.getDClass()))
        .at(40, Type.string(record.getType()))
        .toString();
  }

  private static String line(Record record) {
    return new Columns(record.getName().toString())
        .at(24, Long.toString(record.getTTL()))
        .at(32, DClass.string(record.getDClass()))
        .at(40, Type.string(record.getType()))
        .at(48, rdata(record))
        .toString();
  }

  private static String rdata(Record record) {
    String data = record.rdataToString();
    return record.getType() == Type.AAAA ? StubResolver.short6(data) : data;
  }

  /** Columns as BIND's printer makes them: tabs up to a place, or one space beyond it. */
  private static final class Columns {
    private final StringBuilder line;
    private int column;

    Columns(String first) {
      line = new StringBuilder(first);
      column = first.length();
    }

    Columns at(int place, String word) {
      if (column >= place) {
        line.append(' ');
        column++;
      }
      while (column < place) {
        line.append('\t');
        column = column / 8 * 8 + 8;
      }
      line.append(word);
      column += word.length();
      return this;
    }

    @Override
    public String toString() {
      return line.toString();
    }
  }
}
