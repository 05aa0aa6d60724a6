package dev.podnosis.packaging;

/** Stands where the program stands, to show what a start script hands over; ends with status 7. */
public final class PrintsArguments {
  private PrintsArguments() {}

  /** Prints every argument in brackets. */
  public static void main(String[] args) {
    for (String arg : args) {
      System.out.println("[" + arg + "]");
    }
    System.out.println(System.getProperty("podnosis.test", "no option"));
    System.exit(7);
  }
}
