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
    int status = Podnosis.run(args);
    // System.exit asks for a logger, and Java opens every jar to look for one: a log that was
    // read leaves no thread behind, so that the program ends without.
    if (status != 0 || !args[0].equals("logs")) {
      System.exit(status);
    }
  }
}
