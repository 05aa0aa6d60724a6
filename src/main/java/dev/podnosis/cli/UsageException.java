package dev.podnosis.cli;

import java.util.Map;

/** The user's words cannot be followed; the message says what to do. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;
  private final transient Map<String, Object> args;

  UsageException(String code, Map<String, Object> args) {
    super(code);
    this.code = code;
    this.args = args;
  }

  String code() {
    return code;
  }

  Map<String, Object> args() {
    return args;
  }
}
