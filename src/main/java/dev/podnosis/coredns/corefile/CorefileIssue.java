package dev.podnosis.coredns.corefile;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something noticed in a Corefile: a code and named arguments, no words (those are in the
 * catalogue).
 *
 * @param at where it stands
 */
public record CorefileIssue(String code, Severity severity, Position at, Map<String, String> args) {
  public CorefileIssue {
    args = Collections.unmodifiableMap(new TreeMap<>(args));
  }

  static CorefileIssue error(String code, Position at, Map<String, String> args) {
    return new CorefileIssue(code, Severity.ERROR, at, args);
  }

  static CorefileIssue warning(String code, Position at, Map<String, String> args) {
    return new CorefileIssue(code, Severity.WARNING, at, args);
  }

  static CorefileIssue advice(String code, Position at, Map<String, String> args) {
    return new CorefileIssue(code, Severity.ADVICE, at, args);
  }

  /** Counted from 1 in its file; 0 when it concerns the whole file. */
  public int line() {
    return at.line();
  }

  /** The argument of that name, empty when it has none. */
  public String arg(String name) {
    return args.getOrDefault(name, "");
  }
}
