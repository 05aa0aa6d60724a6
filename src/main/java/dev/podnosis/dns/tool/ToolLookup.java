package dev.podnosis.dns.tool;

import dev.podnosis.dns.DnsReply;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.LookupOutcome.NoAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One lookup as a tool reported it.
 *
 * @param name the name asked for, without its final dot; empty when the tool does not tell
 * @param outcome what came of it
 * @param reply the response in full; null when there was none or only its code was told
 * @param silentTries tries before the end that nobody answered: slow, not lost, if it was answered
 */
public record ToolLookup(
    String name, LookupOutcome outcome, @Nullable DnsReply reply, int silentTries) {

  /** The response in full, where the tool showed it. */
  public Optional<DnsReply> fullReply() {
    return Optional.ofNullable(reply);
  }

  static ToolLookup answered(String name, DnsReply reply, int silentTries) {
    return new ToolLookup(name, reply.toOutcome(), reply, silentTries);
  }

  static ToolLookup unanswered(String name, NoAnswer.Kind kind, String detail, int tries) {
    return new ToolLookup(name, new NoAnswer(kind, detail), null, tries);
  }

  /** The lookup that a tool in trouble did not make. */
  static ToolLookup notMade(ToolTrouble trouble, CommandOutput output) {
    NoAnswer.Kind kind =
        trouble == ToolTrouble.MISSING ? NoAnswer.Kind.TOOL_MISSING : NoAnswer.Kind.TOOL_ERROR;
    return unanswered("", kind, output.firstWords(), 0);
  }

  /** The lookup of which nothing is known. */
  static ToolLookup unknown(CommandOutput output) {
    String words = output.firstWords();
    return unanswered(
        "",
        NoAnswer.Kind.TOOL_ERROR,
        words.isEmpty() && output.cutShort() ? "(timed out)" : words,
        0);
  }
}
