package dev.podnosis.demo.program;

/** The image holds no such program. */
public final class MissingProgramException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  MissingProgramException(String program) {
    super(program);
    this.reason =
        program.contains("/")
            ? "exec: \"" + program + "\": stat " + program + ": no such file or directory"
            : "exec: \"" + program + "\": executable file not found in $PATH";
  }

  /** What the runtime says. */
  public String reason() {
    return reason;
  }
}
