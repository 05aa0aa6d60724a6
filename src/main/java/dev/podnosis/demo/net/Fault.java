package dev.podnosis.demo.net;

/** Something in the network that loses packets. */
@FunctionalInterface
public interface Fault {
  /** Whether this question, or the answer to it, is lost. */
  boolean drops(Flow flow);

  /**
   * Whether an answer over UDP to what travelled so is lost because of its size.
   *
   * @param bytes the size of the DNS message
   */
  default boolean dropsAnswer(Flow flow, int bytes) {
    return false;
  }
}
