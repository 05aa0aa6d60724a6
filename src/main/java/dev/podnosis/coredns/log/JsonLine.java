package dev.podnosis.coredns.log;

import java.nio.charset.StandardCharsets;

/**
 * Takes message, time and pod out of a line of JSON, as Docker's json-file and log shippers write
 * them. Values are looked at by their key, at any depth; the first message wins, and a time that is
 * written out wins over a number. The buffer is reused.
 */
final class JsonLine {
  private static final int MAX_DEPTH = 20;

  /** Docker cuts a line into parts of so many bytes (daemon/logger/copier.go). */
  private static final int DOCKER_PART = 16 * 1024;

  private byte[] message = new byte[512];
  private int messageLength = -1;

  /**
   * Whether the rest of the message follows in the next line: a part as long as Docker makes them,
   * without the newline, or one that carries the mark of a CRI log file.
   */
  boolean partial;

  /** Written to standard error, as far as the line tells. */
  boolean stderr;

  String time = "";
  String pod = "";

  /** Depth of an object called {@code pod}, in which Filebeat names it; 0 outside of one. */
  private int podDepth;

  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  /** Whether the bytes are a JSON object with a message. */
  boolean read(byte[] b, int from, int to) {
    bytes = b;
    at = from;
    end = to;
    messageLength = -1;
    time = "";
    pod = "";
    partial = false;
    stderr = false;
    podDepth = 0;
    return object() && messageLength >= 0;
  }

  byte[] message() {
    return message;
  }

  int messageLength() {
    return messageLength;
  }

  private boolean object() {
    int depth = 0;
    String key = "";
    boolean wantsKey = true;
    while (at < end) {
      byte c = bytes[at];
      if (c == '"') {
        if (wantsKey) {
          key = shortString();
          wantsKey = false;
        } else {
          value(key, depth);
        }
      } else if (!wantsKey && ByteSearch.isDigit(c)) {
        number(key);
      } else {
        at++;
        switch (c) {
          case '{', '[' -> {
            depth++;
            wantsKey = c == '{';
            podDepth = wantsKey && key.equals("pod") && podDepth == 0 ? depth : podDepth;
          }
          case '}', ']' -> {
            podDepth = podDepth == depth ? 0 : podDepth;
            depth--;
          }
          case ',' -> wantsKey = true;
          default -> {}
        }
        if (depth > MAX_DEPTH || depth <= 0) {
          return depth == 0;
        }
      }
    }
    return false;
  }

  private void value(String key, int depth) {
    switch (key) {
      case "log", "message", "msg", "content", "_raw", "line" -> {
        if (messageLength < 0) {
          longString();
        } else {
          shortString();
        }
      }
      case "time", "@timestamp", "timestamp", "ts", "_time_", "__time__" -> time(shortString());
      case "pod_name", "pod", "_pod_name_", "__tag__:_pod_name_", "podName", "k8s.pod.name" ->
          pod = shortString();
      case "stream" -> stderr = shortString().equals("stderr");
      // Fluent Bit's parser for CRI log files names the mark logtag, or _p.
      case "logtag", "_p" -> partial = shortString().startsWith("P");
      default -> {
        String value = shortString();
        pod = key.equals("name") && depth == podDepth ? value : pod;
      }
    }
  }

  /** Fluent Bit's {@code date}, Simple Log Service's {@code __time__}: seconds since 1970. */
  private void number(String key) {
    int from = at;
    while (at < end && (ByteSearch.isDigit(bytes[at]) || bytes[at] == '.')) {
      at++;
    }
    switch (key) {
      case "date", "time", "@timestamp", "timestamp", "ts", "__time__" ->
          time(new String(bytes, from, Math.min(at - from, 40), StandardCharsets.US_ASCII));
      default -> {}
    }
  }

  private void time(String text) {
    boolean writtenOut = text.indexOf(':') >= 0;
    time = writtenOut || time.isEmpty() ? text : time;
  }

  /** A key or a short value; escapes are left as they are. */
  private String shortString() {
    int from = ++at;
    skipString();
    int to = Math.min(at - 1, from + 253);
    return to <= from ? "" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private void skipString() {
    while (at < end && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, end);
  }

  private void longString() {
    at++;
    int length = 0;
    message = message.length < end - at ? new byte[end - at + 512] : message;
    while (at < end && bytes[at] != '"') {
      byte c = bytes[at++];
      if (c == '\\' && at < end) {
        length = unescape(length);
      } else {
        message[length++] = c;
      }
    }
    at = Math.min(at + 1, end);
    partial |= length >= DOCKER_PART && message[length - 1] != '\n';
    while (length > 0 && (message[length - 1] == '\n' || message[length - 1] == '\r')) {
      length--;
    }
    messageLength = length;
  }

  private int unescape(int length) {
    byte c = bytes[at++];
    switch (c) {
      case 'n' -> message[length++] = '\n';
      case 't' -> message[length++] = '\t';
      case 'r' -> message[length++] = '\r';
      case 'u' -> {
        int code = at + 4 <= end ? hex(at) : -1;
        at = Math.min(at + 4, end);
        if (code >= 0x20 && code < 0x7f) {
          message[length++] = (byte) code;
        } else {
          byte[] utf8 =
              String.valueOf(code < 0 ? '\uFFFD' : (char) code).getBytes(StandardCharsets.UTF_8);
          System.arraycopy(utf8, 0, message, length, utf8.length);
          length += utf8.length;
        }
      }
      default -> message[length++] = c;
    }
    return length;
  }

  private int hex(int from) {
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      code = code << 4 | digit;
    }
    return code;
  }
}
