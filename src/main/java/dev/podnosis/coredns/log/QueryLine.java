package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;

/**
 * A query line read forwards, every field checked: {@code client:port - id "type class name
 * transport size do bufsize" rcode flags size duration}, with the time in brackets of versions up
 * to 1.2.5 and the opcode of the combined format. One reader is reused for many lines.
 */
final class QueryLine {
  int clientFrom;
  int clientTo;
  int port;
  int id;
  int typeFrom;
  int typeTo;
  int classFrom;
  int classTo;
  int nameFrom;
  int nameTo;
  int transportFrom;
  int transportTo;
  int requestSize;
  boolean dnssecOk;
  int bufferSize;
  int rcodeFrom;
  int rcodeTo;
  int flagsFrom;
  int flagsTo;
  int responseSize;
  long nanos;

  /** The time in brackets of old versions; empty when there is none. */
  int stampFrom;

  int stampTo;

  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private boolean failed;

  /** Reads what stands behind the level token, up to the end of the line. */
  boolean scan(byte[] b, int from, int to) {
    bytes = b;
    at = from;
    end = to;
    failed = false;
    client();
    expect(" - ");
    stamp();
    id = number();
    expect(" \"");
    question();
    expect("\" ");
    answer();
    return !failed && at == end;
  }

  private void client() {
    clientFrom = at;
    boolean bracket = at < end && bytes[at] == '[';
    at = ByteSearch.find(bytes, at, Math.min(end, at + 64), (byte) (bracket ? ']' : ':'));
    if (bracket) {
      at++;
    }
    clientTo = at;
    for (int i = clientFrom; i < clientTo && i < end; i++) {
      boolean fits = bytes[i] > ' ' && bytes[i] != '"';
      failed |= !fits;
    }
    expect(":");
    port = number();
    failed |= clientTo - clientFrom < 2;
  }

  private void stamp() {
    stampFrom = stampTo = at;
    if (at < end && bytes[at] == '[') {
      stampFrom = at + 1;
      stampTo = ByteSearch.find(bytes, at, Math.min(end, at + 40), (byte) ']');
      at = stampTo + 1;
      expect(" ");
    }
  }

  private void question() {
    typeFrom = at;
    typeTo = word();
    classFrom = at;
    classTo = word();
    nameFrom = at;
    nameTo = word();
    transportFrom = at;
    transportTo = word();
    requestSize = number();
    expect(" ");
    int from = at;
    int to = word();
    dnssecOk = ByteSearch.startsWith(bytes, from, to, "true");
    failed |= !dnssecOk && !ByteSearch.startsWith(bytes, from, to, "false");
    bufferSize = number();
  }

  private void answer() {
    rcodeFrom = at;
    rcodeTo = word();
    flagsFrom = at;
    // Without any flag nothing is written: two spaces in a row.
    flagsTo = at < end && bytes[at] == ' ' ? at++ : word();
    responseSize = number();
    expect(" ");
    duration();
    expect("s");
    if (at < end) {
      expect(" \"");
      number();
      expect("\"");
    }
  }

  /** A word of at least one character; at the end of it and behind the space. */
  private int word() {
    int from = at;
    int to = ByteSearch.find(bytes, from, end, (byte) ' ');
    failed |= to == from || to >= end || bytes[from] == '"';
    at = Math.min(to + 1, end);
    return Math.min(to, end);
  }

  private int number() {
    int from = at;
    int value = 0;
    while (at < end && at - from < 9 && ByteSearch.isDigit(bytes[at])) {
      value = value * 10 + bytes[at++] - '0';
    }
    failed |= at == from;
    return value;
  }

  /** Seconds as Go prints them; very large or small ones with an exponent. */
  private void duration() {
    int from = at;
    while (at < end && bytes[at] != 's') {
      at++;
    }
    if (at - from > 30 || at == from) {
      failed = true;
      return;
    }
    try {
      double seconds = Double.parseDouble(new String(bytes, from, at - from, UTF_8));
      nanos = Math.round(seconds * 1e9);
      failed |= !(seconds >= 0 && seconds < 1e6);
    } catch (NumberFormatException e) {
      failed = true;
    }
  }

  private void expect(String text) {
    if (!ByteSearch.startsWith(bytes, at, end, text)) {
      failed = true;
      at = end;
    } else {
      at += text.length();
    }
  }

  String text(int from, int to) {
    return new String(bytes, from, to - from, UTF_8);
  }

  LogLine.Query toLine() {
    return new LogLine.Query(
        text(clientFrom, clientTo),
        port,
        id,
        text(typeFrom, typeTo),
        text(classFrom, classTo),
        text(nameFrom, nameTo),
        text(transportFrom, transportTo),
        requestSize,
        dnssecOk,
        bufferSize,
        text(rcodeFrom, rcodeTo),
        text(flagsFrom, flagsTo),
        responseSize,
        Duration.ofNanos(nanos));
  }
}
