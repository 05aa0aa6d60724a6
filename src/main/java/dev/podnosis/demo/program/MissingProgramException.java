package dev.podnosis.demo.program;

/** The image holds no such program; the message is the runtime's. */
public final class MissingProgramException extends Exception {
  private static final long serialVersionUID = 1L;

  MissingProgramException(String program) {
    super(
        program.contains("/")
            ? "exec: \"" + program + "\": stat " + program + ": no such file or directory"
            : "exec: \"" + program + "\": executable file not found in $PATH");
  }
}
