package dev.podnosis.dns.tool;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.IpLiteral;
import dev.podnosis.dns.StubOutcome;
import dev.podnosis.dns.StubOutcome.Failure;
import dev.podnosis.dns.StubOutcome.NotResolved;
import dev.podnosis.dns.StubOutcome.NotRun;
import dev.podnosis.dns.StubOutcome.Obstacle;
import dev.podnosis.dns.StubOutcome.Resolved;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code getent ahosts}, {@code ahostsv4}, {@code ahostsv6} and {@code hosts}. */
public final class GetentReader {

  /** "One or more supplied key could not be found in the database": all that getent(1) tells. */
  private static final int NOT_FOUND = 2;

  private GetentReader() {}

  /** Reads the output of one run. */
  public static StubOutcome parse(CommandOutput output) {
    Set<String> addresses = new LinkedHashSet<>();
    String canonical = null;
    for (String line : output.stdout().lines().toList()) {
      String[] words = line.strip().split("\\s+", 4);
      if (words.length >= 1 && IpLiteral.parse(words[0]).isPresent()) {
        addresses.add(words[0]);
        canonical = canonical == null ? canonicalName(words) : canonical;
      }
    }
    if (!addresses.isEmpty()) {
      return new Resolved(List.copyOf(addresses), canonical);
    }
    return nothing(output);
  }

  /** "ADDRESS STREAM NAME" of ahosts, "ADDRESS NAME" of hosts. */
  private static @Nullable String canonicalName(String[] words) {
    boolean typed = words.length > 1 && words[1].equals("STREAM");
    int at = typed ? 2 : 1;
    return words.length > at
        ? DnsName.tryParse(words[at]).map(Object::toString).orElse(null)
        : null;
  }

  private static StubOutcome nothing(CommandOutput output) {
    return ToolTrouble.of(output)
        .<StubOutcome>map(
            t ->
                new NotRun(
                    t == ToolTrouble.MISSING ? Obstacle.TOOL_MISSING : Obstacle.TOOL_ERROR,
                    output.firstWords()))
        .orElseGet(
            () -> {
              if (output.cutShort()) {
                return new NotResolved(Failure.STILL_WAITING, "");
              }
              return output.exited(NOT_FOUND)
                  ? new NotResolved(Failure.UNSPECIFIED, output.firstWords())
                  : new NotRun(Obstacle.TOOL_ERROR, output.firstWords());
            });
  }
}
