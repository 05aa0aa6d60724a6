package dev.podnosis.kube;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes that arrived and are handed on without being copied; nobody changes them. */
final class Bytes {
  static final Bytes NONE = new Bytes(new byte[0]);

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  static Bytes of(byte[] array) {
    return new Bytes(array);
  }

  int length() {
    return array.length;
  }

  byte[] array() {
    return array;
  }

  String text() {
    return new String(array, StandardCharsets.UTF_8);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(array);
  }
}
