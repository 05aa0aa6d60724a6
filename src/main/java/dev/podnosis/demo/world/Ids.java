package dev.podnosis.demo.world;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Names and ids that look as a cluster's do, and are the same at every start. */
public final class Ids {
  /** What Kubernetes makes random names of: no vowels, so that no words appear. */
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private Ids() {}

  /** A UID for a thing. */
  public static String uid(String thing) {
    return UUID.nameUUIDFromBytes(thing.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** A random-looking suffix of some letters. */
  public static String suffix(String thing, int length) {
    byte[] hash = sha256(thing);
    StringBuilder suffix = new StringBuilder();
    for (int i = 0; i < length; i++) {
      suffix.append(LETTERS.charAt((hash[i] & 0xff) % LETTERS.length()));
    }
    return suffix.toString();
  }

  /** 64 hexadecimal digits, as container ids have. */
  public static String digest(String thing) {
    return HexFormat.of().formatHex(sha256(thing));
  }

  private static byte[] sha256(String thing) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(thing.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
