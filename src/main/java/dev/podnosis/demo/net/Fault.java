package dev.podnosis.demo.net;

/** Something in the network that loses packets. */
@FunctionalInterface
public interface Fault {
  /** Whether this question, or the answer to it, is lost. */
  boolean drops(Flow flow);
}
