package dev.podnosis;

/** Starts the program; kept free of JavaFX so that it loads from a plain class path. */
public final class Launcher {
  private Launcher() {}

  /**
   * Entry point.
   *
   * @param args the command line, see docs/CLI.md
   */
  public static void main(String[] args) {
    Logs.bridge();
    System.exit(Podnosis.run(args));
  }
}
