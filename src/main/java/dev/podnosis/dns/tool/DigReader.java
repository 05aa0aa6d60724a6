package dev.podnosis.dns.tool;

import dev.podnosis.dns.DnsRecord;
import dev.podnosis.dns.DnsReply;
import dev.podnosis.dns.IpLiteral;
import dev.podnosis.dns.LookupOutcome.NoAnswer;
import dev.podnosis.dns.LookupOutcome.NoAnswer.Kind;
import dev.podnosis.dns.Printable;
import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dig line by line. Before a reply stand the troubles of the way to it; "no servers could be
 * reached" ends a query without one.
 */
final class DigReader {

  private static final Pattern FAILED =
      Pattern.compile("^;; (?:Connection to|UDP setup with) \\S+ for (\\S+) failed: (.*)$");

  /** Responses that dig threw away: not to this question, or too short to be one. */
  private static final Pattern NO_REPLY =
      Pattern.compile("ID mismatch|Question section mismatch|short \\(< header size\\)|unexpected");

  private static final int MAX_LOOKUPS = 10_000;

  private final CommandOutput output;
  private final List<ToolLookup> lookups = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private final List<DnsRecord> shortAnswers = new ArrayList<>();
  private String failedName = "";
  private boolean overTcp;
  private boolean malformed;
  private @Nullable DigReply reply;

  DigReader(CommandOutput output) {
    this.output = output;
  }

  DigOutput read() {
    for (String line : output.stdout().lines().toList()) {
      if (lookups.size() < MAX_LOOKUPS) {
        readLine(line);
      }
    }
    endReply();
    if (lookups.isEmpty()) {
      lookups.add(withoutHeader());
    } else if (!troubles.isEmpty() && !output.exited(0)) {
      // Cut in the middle of a later query.
      silence();
    }
    return new DigOutput(lookups);
  }

  private void readLine(String line) {
    if (line.startsWith(";; ->>HEADER<<-")) {
      endReply();
      reply = new DigReply(line, overTcp);
    } else if (line.contains("no servers could be reached")) {
      endReply();
      silence(line);
    } else if (line.startsWith(";; Truncated, retrying in TCP")) {
      endReply();
      overTcp = true;
    } else if (line.startsWith(";; Warning: Message parser reports malformed")
        || line.startsWith(";; Got bad packet")) {
      endReply();
      malformed = true;
      trouble(line);
    } else if (isTrouble(line)) {
      endReply();
      trouble(line);
    } else if (reply != null) {
      reply.add(line);
    } else if (!line.startsWith(";") && !line.isBlank()) {
      shortAnswer(line.strip());
    }
  }

  private static boolean isTrouble(String line) {
    return line.startsWith(";; communications error")
        || FAILED.matcher(line).matches()
        || (line.startsWith(";; ") && NO_REPLY.matcher(line).find());
  }

  private void trouble(String line) {
    Matcher failed = FAILED.matcher(line);
    if (failed.matches()) {
      failedName = Printable.excerpt(failed.group(1).replaceFirst("\\.$", ""), 1000);
    }
    troubles.add(Printable.excerpt(line, 200));
  }

  private void endReply() {
    if (reply == null) {
      return;
    }
    DnsReply whole = reply.build();
    String name = reply.name();
    int tries = troubles.size();
    if (!reply.hasStatus()) {
      reply = null;
      return;
    }
    lookups.add(
        malformed
            ? new ToolLookup(
                name, new NoAnswer(Kind.MALFORMED, detail()), whole, Math.max(0, tries - 1))
            : ToolLookup.answered(name, whole, tries));
    forget();
  }

  private void silence(String line) {
    if (troubles.isEmpty()) {
      troubles.add(Printable.excerpt(line, 200));
    }
    silence();
  }

  private void silence() {
    lookups.add(ToolLookup.unanswered(failedName, kind(), detail(), troubles.size()));
    forget();
  }

  /** A response that was none weighs more than the silence after it; else the last trouble. */
  private Kind kind() {
    if (malformed || troubles.stream().anyMatch(t -> NO_REPLY.matcher(t).find())) {
      return Kind.MALFORMED;
    }
    return NetworkWords.kind(troubles.getLast()).orElse(Kind.TIMEOUT);
  }

  private String detail() {
    return troubles.getLast();
  }

  private void forget() {
    reply = null;
    troubles.clear();
    failedName = "";
    overTcp = false;
    malformed = false;
  }

  private void shortAnswer(String value) {
    RecordType type =
        IpLiteral.parse(value).isEmpty()
            ? RecordType.CNAME
            : value.contains(":") ? RecordType.AAAA : RecordType.A;
    shortAnswers.add(new DnsRecord("", null, type, Printable.excerpt(value, 1000)));
  }

  private ToolLookup withoutHeader() {
    if (!troubles.isEmpty()) {
      return ToolLookup.unanswered(failedName, kind(), detail(), troubles.size());
    }
    var trouble = ToolTrouble.of(output);
    if (trouble.isPresent()) {
      return ToolLookup.notMade(trouble.get(), output);
    }
    boolean addresses = shortAnswers.stream().anyMatch(r -> !r.type().equals(RecordType.CNAME));
    return output.exited(0) && addresses
        ? ToolLookup.answered("", DnsReply.of(Rcode.NOERROR, shortAnswers, null), 0)
        : ToolLookup.unknown(output);
  }
}
