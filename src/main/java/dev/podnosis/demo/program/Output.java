package dev.podnosis.demo.program;

/** Where a program writes to. */
public interface Output {
  /** Writes to standard output. */
  void out(String text);

  /** Writes to standard error. */
  void err(String text);
}
