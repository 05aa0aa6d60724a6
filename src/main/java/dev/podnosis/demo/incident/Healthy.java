package dev.podnosis.demo.incident;

/** Nothing is wrong. */
final class Healthy implements Incident {
  @Override
  public String id() {
    return "healthy";
  }
}
