package dev.podnosis.demo.api;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the length-delimited fields of a protocol buffers message. kubectl sends access reviews in
 * this form, behind the four bytes {@code k8s\0} and inside a {@code runtime.Unknown}
 * (k8s.io/apimachinery, runtime/serializer/protobuf).
 */
final class Protobuf {
  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final int RAW = 2;

  private final Map<Integer, byte[]> fields = new HashMap<>();

  private Protobuf(byte[] message) {
    int[] at = {0};
    while (at[0] < message.length) {
      long key = varint(message, at);
      switch ((int) (key & 7)) {
        case 0 -> varint(message, at);
        case 1 -> at[0] += 8;
        case 2 -> {
          int length = (int) varint(message, at);
          if (length < 0 || length > message.length - at[0]) {
            throw new IllegalArgumentException("a field is longer than its message");
          }
          fields.put(
              (int) (key >> 3), java.util.Arrays.copyOfRange(message, at[0], at[0] + length));
          at[0] += length;
        }
        case 5 -> at[0] += 4;
        default -> throw new IllegalArgumentException("not a protocol buffers message");
      }
    }
  }

  /** Whether a body is of this form. */
  static boolean is(byte[] body) {
    return body.length >= MAGIC.length
        && java.util.Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** The object in a body. */
  static Protobuf object(byte[] body) {
    return new Protobuf(java.util.Arrays.copyOfRange(body, MAGIC.length, body.length)).message(RAW);
  }

  /** The message in a field; an empty one when the field is missing. */
  Protobuf message(int field) {
    return new Protobuf(fields.getOrDefault(field, new byte[0]));
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }

  /** The text in a field; empty when it is missing. */
  String text(int field) {
    return new String(fields.getOrDefault(field, new byte[0]), StandardCharsets.UTF_8);
  }

  private static long varint(byte[] message, int[] at) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at[0] >= message.length) {
        throw new IllegalArgumentException("the message ends within a number");
      }
      byte b = message[at[0]++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number has too many bytes");
  }
}
