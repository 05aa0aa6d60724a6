package dev.podnosis.dns.tool;

import dev.podnosis.dns.EnumId;
import dev.podnosis.dns.LookupOutcome.NoAnswer.Kind;
import dev.podnosis.dns.Printable;
import java.util.List;
import java.util.Optional;

/**
 * How a TCP connection attempt by nc (OpenBSD, traditional, BusyBox, Nmap's) or by bash's {@code
 * /dev/tcp} ended.
 *
 * @param result what came of it
 * @param detail the tool's own words; may be empty
 */
public record ConnectOutcome(Result result, String detail) {

  /** What came of it. */
  public enum Result {
    OPEN,
    /** A reset: the address answers, the port does not. */
    REFUSED,
    TIMEOUT,
    /** No route, or the sending was forbidden. */
    UNREACHABLE,
    /** The host was given by name, and the name was not resolved. */
    NOT_RESOLVED,
    TOOL_MISSING,
    TOOL_ERROR;

    /** The word in results: "open", "refused", "timeout" … */
    public String id() {
      return EnumId.of(this);
    }

    /** Whether it says something of the network. */
    public boolean tellsOfNetwork() {
      return this != TOOL_MISSING && this != TOOL_ERROR && this != NOT_RESOLVED;
    }
  }

  /** timeout(1)'s exit status when it had to end the command. */
  private static final int ENDED_BY_TIMEOUT = 124;

  private static final List<String> SUCCESS =
      List.of(" succeeded!", ") open", "Ncat: Connected to ");

  /** Reads the output of one attempt at one port. */
  public static ConnectOutcome parse(CommandOutput output) {
    Optional<ToolTrouble> trouble = ToolTrouble.of(output);
    if (trouble.isPresent()) {
      return new ConnectOutcome(
          trouble.get() == ToolTrouble.MISSING ? Result.TOOL_MISSING : Result.TOOL_ERROR,
          output.firstWords());
    }
    if (output.exited(0)) {
      return new ConnectOutcome(Result.OPEN, success(output));
    }
    if (output.cutShort() || output.exited(ENDED_BY_TIMEOUT)) {
      return new ConnectOutcome(Result.TIMEOUT, output.firstWords());
    }
    return failure(output);
  }

  private static String success(CommandOutput output) {
    return output.lines().stream()
        .filter(l -> SUCCESS.stream().anyMatch(l::contains))
        .findFirst()
        .map(l -> Printable.excerpt(l, 300))
        .orElse("");
  }

  private static ConnectOutcome failure(CommandOutput output) {
    for (String line : output.lines()) {
      // netcat-traditional looks the address's name up first; that failing means nothing.
      if (line.contains("inverse host lookup failed")) {
        continue;
      }
      String detail = Printable.excerpt(line.strip(), 300);
      if (ResolverWords.failure(line).isPresent()) {
        return new ConnectOutcome(Result.NOT_RESOLVED, detail);
      }
      Optional<Kind> kind = NetworkWords.kind(line);
      if (kind.isPresent()) {
        return new ConnectOutcome(result(kind.get()), detail);
      }
    }
    return new ConnectOutcome(Result.TOOL_ERROR, output.firstWords());
  }

  private static Result result(Kind kind) {
    return switch (kind) {
      case TIMEOUT -> Result.TIMEOUT;
      case REFUSED -> Result.REFUSED;
      case UNREACHABLE -> Result.UNREACHABLE;
      case MALFORMED, TOOL_MISSING, TOOL_ERROR -> Result.TOOL_ERROR;
    };
  }
}
