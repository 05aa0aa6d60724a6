package dev.podnosis.coredns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Damages bytes in the ways files get damaged: flipped, cut, repeated, mixed, swapped. */
public final class Mutations {
  private static final String[] PIECES = {
    "\n",
    "\r\n",
    "\0",
    "\"",
    "{",
    "}",
    "[",
    "]",
    " - ",
    "\\",
    "import a\n",
    "(a) {\n",
    "[INFO] ",
    "[ERROR] plugin/errors: ",
    "99999999999999999999",
    "-1",
    "0.0000000000001s",
    "\u00ff",
    "2026-11-23T06:30:24.478553302Z ",
    "stdout P ",
    "{\"log\":\"",
    "é中\u202E"
  };

  private final Random random;

  public Mutations(long seed) {
    random = new Random(seed);
  }

  /** A damaged copy; never more than about twice as long. */
  public byte[] of(byte[] original) {
    byte[] bytes = original;
    int times = 1 + random.nextInt(30);
    for (int i = 0; i < times; i++) {
      bytes = once(bytes, original);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes, byte[] original) {
    int from = random.nextInt(bytes.length + 1);
    int length = Math.min(random.nextInt(200), bytes.length - from);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 400);
    out.write(bytes, 0, from);
    switch (random.nextInt(6)) {
      case 0 -> {
        for (int i = 0; i < Math.min(8, length); i++) {
          out.write(random.nextInt(256));
        }
      }
      case 1 -> out.write(bytes, from, length);
      case 2 -> {
        byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8);
        out.write(piece, 0, piece.length);
        length = Math.min(length, piece.length);
      }
      case 3 -> {
        int other = random.nextInt(original.length);
        out.write(original, other, Math.min(200, original.length - other));
      }
      case 4 -> {
        for (int i = length - 1; i >= 0; i--) {
          out.write(bytes[from + i]);
        }
      }
      default -> {
        // The piece is left out.
      }
    }
    if (bytes.length < 2 * original.length || length > 0) {
      int rest = random.nextBoolean() ? from : from + length;
      rest = bytes.length >= 2 * original.length ? from + length : rest;
      out.write(bytes, rest, bytes.length - rest);
    }
    return out.toByteArray();
  }
}
