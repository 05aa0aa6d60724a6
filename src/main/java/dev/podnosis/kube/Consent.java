package dev.podnosis.kube;

import java.util.Set;

/**
 * What the user agreed to for a kubeconfig that is not their own.
 *
 * @param agreed the points agreed to
 */
public record Consent(Set<Point> agreed) {
  /** What a foreign kubeconfig may not do unasked. */
  public enum Point {
    /** Run its credential plugin. */
    RUN_CREDENTIAL_PLUGIN,
    /** Send a credential over plain HTTP. */
    SEND_OVER_PLAIN_HTTP,
    /** Send a credential to a server whose certificate is not checked. */
    SEND_UNVERIFIED,
    /** Send what a file outside the kubeconfig's own folder holds as a token. */
    SEND_FILE_AS_TOKEN
  }

  /**
   * One point that needs the user's word.
   *
   * @param point what it is about
   * @param detail the full command line, the server or the file
   */
  public record Question(Point point, String detail) {}

  public Consent {
    agreed = Set.copyOf(agreed);
  }

  /** Nothing was agreed to. */
  public static Consent none() {
    return new Consent(Set.of());
  }

  /** These points were agreed to. */
  public static Consent to(Point... points) {
    return new Consent(Set.of(points));
  }
}
