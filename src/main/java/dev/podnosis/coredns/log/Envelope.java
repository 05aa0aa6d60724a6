package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Takes the wrappers off a line: the prefix of {@code kubectl logs --prefix}, the time of {@code
 * --timestamps}, the head of a CRI log file, JSON, and the times CoreDNS itself once wrote. After
 * {@link #open} the payload lies in {@link #bytes}. Reused; not safe for several threads.
 */
final class Envelope {
  private final TimeStamps times = new TimeStamps();
  private final JsonLine json = new JsonLine();

  byte[] bytes = new byte[0];
  int from;
  int to;

  /** Outermost time, {@link TimeStamps#NONE} without one. */
  long epochNanos;

  /** The pod, kept as long as the next line carries the same prefix. */
  String replica = "";

  /** The rest of the line follows in a later one. */
  boolean partial;

  /** Written to standard error, where the wrapper tells. */
  boolean stderr;

  private byte[] prefix = new byte[0];
  private String prefixPod = "";

  void open(byte[] b, int lineFrom, int lineTo) {
    bytes = b;
    from = lineFrom;
    to = lineTo;
    epochNanos = TimeStamps.NONE;
    replica = "";
    partial = false;
    stderr = false;
    kubectlPrefix();
    time();
    if (criStream()) {
      criTag();
      time();
    } else if (from < to && bytes[from] == '{') {
      openJson();
    }
  }

  private void kubectlPrefix() {
    if (!ByteSearch.startsWith(bytes, from, to, "[pod/")) {
      return;
    }
    int end = ByteSearch.find(bytes, from, Math.min(to, from + 600), (byte) ']');
    if (end + 1 >= to || bytes[end] != ']' || bytes[end + 1] != ' ') {
      return;
    }
    int length = end - from;
    if (prefix.length != length || !ByteSearch.endsWith(bytes, from, end, prefix)) {
      prefix = Arrays.copyOfRange(bytes, from, end);
      String text = new String(prefix, UTF_8).substring("[pod/".length());
      int slash = text.indexOf('/');
      prefixPod = slash < 0 ? text : text.substring(0, slash);
    }
    replica = prefixPod;
    from = end + 2;
  }

  /** Up to two times in a row: the runtime's and the program's. */
  private void time() {
    for (int i = 0; i < 2; i++) {
      int behind = times.read(bytes, from, to);
      if (behind < 0) {
        return;
      }
      from = behind;
      epochNanos = epochNanos == TimeStamps.NONE ? times.epochNanos : epochNanos;
    }
  }

  private boolean criStream() {
    return epochNanos != TimeStamps.NONE
        && (ByteSearch.startsWith(bytes, from, to, "stdout ")
            || ByteSearch.startsWith(bytes, from, to, "stderr "));
  }

  /** {@code F} ends a line, {@code P} is a part of one; more tags may follow after colons. */
  private void criTag() {
    stderr = bytes[from + 3] == 'e';
    int tag = from + 7;
    int space = ByteSearch.find(bytes, tag, Math.min(to, tag + 20), (byte) ' ');
    if (tag < to) {
      partial = bytes[tag] == 'P';
      from = Math.min(space + 1, to);
    }
  }

  private void openJson() {
    if (!json.read(bytes, from, to)) {
      return;
    }
    partial = json.partial;
    stderr = json.stderr;
    replica = json.pod.isEmpty() ? replica : json.pod;
    epochNanos = epochNanos == TimeStamps.NONE ? times.read(json.time) : epochNanos;
    bytes = json.message();
    from = 0;
    to = json.messageLength();
    time();
  }
}
