package dev.podnosis.dns.tool;

import dev.podnosis.dns.DnsRecord;
import dev.podnosis.dns.DnsReply;
import dev.podnosis.dns.IpLiteral;
import dev.podnosis.dns.LookupOutcome.NoAnswer.Kind;
import dev.podnosis.dns.Printable;
import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads nslookup's output: BIND's, BusyBox's own (since 1.29, with or without musl) and the old
 * BusyBox's, which used the C library. Both address types of one name count as one lookup.
 */
public final class NslookupReader {

  /** "Address: 10.0.0.1", "Address 1: 10.0.0.1 name", the server's with "#53" or ":53". */
  private static final Pattern ADDRESS =
      Pattern.compile("^Address(?: \\d{1,5})?:\\s+(\\S{1,60})(?:\\s.*)?$");

  private static final Pattern NAME = Pattern.compile("^Name:\\s+(\\S{1,1100})$");
  private static final Pattern CNAME =
      Pattern.compile("^(\\S{1,1100})\\s+canonical name = (\\S{1,1100})$");
  private static final Pattern RCODE =
      Pattern.compile("^\\*\\* server can't find (\\S{1,1100}): (\\w{1,20})$");
  private static final Pattern NO_ANSWER =
      Pattern.compile("^\\*\\*\\* Can't find (\\S{1,1100}): (.{1,100})$");

  private final CommandOutput output;
  private final List<DnsRecord> answers = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private @Nullable String server;
  private @Nullable Rcode rcode;
  private String name = "";
  private boolean answerBlock;
  private boolean noData;
  private boolean unreadable;
  private boolean asked;

  private NslookupReader(CommandOutput output) {
    this.output = output;
  }

  /** Reads the output of one run that asked for one name. */
  public static ToolLookup parse(CommandOutput output) {
    return new NslookupReader(output).read();
  }

  private ToolLookup read() {
    output.lines().forEach(line -> readLine(line.stripTrailing()));
    Rcode code = rcode;
    if (!answers.isEmpty()) {
      return ToolLookup.answered(
          name, DnsReply.of(Rcode.NOERROR, answers, server), troubles.size());
    }
    if (code != null) {
      return ToolLookup.answered(name, DnsReply.of(code, List.of(), server), troubles.size());
    }
    if (unreadable) {
      return ToolLookup.unanswered(name, Kind.MALFORMED, output.firstWords(), 0);
    }
    if (noData || (troubles.isEmpty() && answerBlock)) {
      return ToolLookup.answered(
          name, DnsReply.of(Rcode.NOERROR, List.of(), server), troubles.size());
    }
    if (!troubles.isEmpty()) {
      return ToolLookup.unanswered(name, kind(), troubles.getLast(), troubles.size());
    }
    return ToolTrouble.of(output)
        .map(trouble -> ToolLookup.notMade(trouble, output))
        .orElseGet(() -> ToolLookup.unknown(output));
  }

  /** BusyBox says "timed out" of a closed port too; the error of its write tells more. */
  private Kind kind() {
    List<Kind> kinds = troubles.stream().map(NetworkWords::kind).flatMap(Optional::stream).toList();
    return kinds.stream().filter(k -> k != Kind.TIMEOUT).findFirst().orElse(Kind.TIMEOUT);
  }

  private void readLine(String line) {
    if (line.startsWith("Server:")) {
      asked = true;
      answerBlock = false;
    } else if (line.endsWith("nswer:") && line.startsWith("Non-auth")) {
      answerBlock = true;
    } else if (isTrouble(line)) {
      troubles.add(Printable.excerpt(line, 200));
    } else if (!error(line)) {
      record(line);
    }
  }

  private static boolean isTrouble(String line) {
    return line.startsWith(";; communications error")
        || line.startsWith(";; Connection to ")
        || line.contains("no servers could be reached")
        || line.startsWith("nslookup: write to ")
        || line.startsWith("nslookup: read from ");
  }

  private boolean error(String line) {
    Matcher m = RCODE.matcher(line);
    if (m.matches()) {
      name = Printable.excerpt(m.group(1).replaceFirst("(?<=.)\\.$", ""), 1000);
      Rcode.parse(m.group(2)).ifPresent(code -> rcode = code);
      return true;
    }
    m = NO_ANSWER.matcher(line);
    if (m.matches()) {
      name = Printable.excerpt(m.group(1), 1000);
      noData = m.group(2).equals("No answer");
      unreadable |= m.group(2).contains("Parse error");
      return true;
    }
    return false;
  }

  private void record(String line) {
    Matcher m = NAME.matcher(line);
    if (m.matches()) {
      name = Printable.excerpt(m.group(1), 1000);
      answerBlock = true;
      return;
    }
    m = CNAME.matcher(line);
    if (m.matches()) {
      add(m.group(1), RecordType.CNAME, m.group(2));
      return;
    }
    m = ADDRESS.matcher(line);
    if (m.matches()) {
      address(m.group(1));
    }
  }

  private void address(String text) {
    if (!answerBlock) {
      // The server's own: "10.96.0.10#53" (BIND), "10.96.0.10:53" (BusyBox), "10.96.0.10" (old).
      String bare = text.replaceFirst("#\\d{1,5}$", "").replaceFirst("^\\[(.*)\\]:\\d{1,5}$", "$1");
      server = IpLiteral.parse(bare).isPresent() ? bare : bare.replaceFirst(":\\d{1,5}$", "");
    } else if (asked) {
      IpLiteral.parse(text)
          .ifPresent(a -> add(name, text.contains(":") ? RecordType.AAAA : RecordType.A, text));
    }
  }

  private void add(String owner, RecordType type, String value) {
    answers.add(
        new DnsRecord(Printable.excerpt(owner, 1000), null, type, Printable.excerpt(value, 1000)));
  }
}
