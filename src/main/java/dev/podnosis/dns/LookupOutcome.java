package dev.podnosis.dns;

import java.util.List;

/** What came of one DNS question put to one server. */
public sealed interface LookupOutcome {
  /**
   * A DNS message came back.
   *
   * @param rcode its response code's mnemonic, such as {@code NXDOMAIN}
   * @param flags its flags, such as {@code qr}, {@code aa}, {@code tc}
   * @param answers the data of its answer records, addresses and names as text
   * @param sizeBytes its size, or 0 when it was not told
   */
  record Answered(String rcode, List<String> flags, List<String> answers, int sizeBytes)
      implements LookupOutcome {
    public Answered {
      flags = List.copyOf(flags);
      answers = List.copyOf(answers);
    }

    /** Whether it was cut to fit. */
    public boolean truncated() {
      return flags.contains("tc");
    }
  }

  /**
   * No usable DNS message came back, or the question could not be put.
   *
   * @param kind what happened
   * @param detail the tool's own words; may be empty
   */
  record NoAnswer(Kind kind, String detail) implements LookupOutcome {
    /** Why there is no answer. */
    public enum Kind {
      TIMEOUT,
      REFUSED,
      UNREACHABLE,
      MALFORMED,
      /** There is no program to ask with: says nothing of DNS. */
      TOOL_MISSING,
      /** The program failed for a reason of its own: says nothing of DNS. */
      TOOL_ERROR
    }

    /** Whether it says something of DNS, rather than of the tool. */
    public boolean tellsOfDns() {
      return kind != Kind.TOOL_MISSING && kind != Kind.TOOL_ERROR;
    }
  }
}
