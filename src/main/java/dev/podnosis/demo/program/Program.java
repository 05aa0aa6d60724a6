package dev.podnosis.demo.program;

/** A program that an image may hold. It keeps no state between runs. */
@FunctionalInterface
public interface Program {
  /** Runs to its end and gives the exit code. */
  int run(Call call) throws InterruptedException;
}
