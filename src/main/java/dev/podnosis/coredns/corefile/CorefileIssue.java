package dev.podnosis.coredns.corefile;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something noticed in a Corefile: a code and named arguments, no words (those are in the
 * catalogue).
 *
 * @param line counted from 1 in the Corefile; 0 when it concerns the whole file
 */
public record CorefileIssue(String code, Severity severity, int line, Map<String, String> args) {
  public CorefileIssue {
    args = Collections.unmodifiableMap(new TreeMap<>(args));
  }

  static CorefileIssue error(String code, int line, Map<String, String> args) {
    return new CorefileIssue(code, Severity.ERROR, line, args);
  }

  static CorefileIssue warning(String code, int line, Map<String, String> args) {
    return new CorefileIssue(code, Severity.WARNING, line, args);
  }

  static CorefileIssue advice(String code, int line, Map<String, String> args) {
    return new CorefileIssue(code, Severity.ADVICE, line, args);
  }

  /** The argument of that name, empty when it has none. */
  public String arg(String name) {
    return args.getOrDefault(name, "");
  }
}
