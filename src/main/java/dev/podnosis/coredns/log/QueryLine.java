package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;

/**
 * A query line read forwards: {@code client:port - id "type class name transport size do bufsize"
 * rcode flags size duration}, with the time in brackets of versions up to 1.2.5 and the opcode of
 * the combined format. Keeps offsets only; one reader is reused for many lines.
 */
final class QueryLine {
  private static final int BAD = -1;

  int clientFrom;
  int clientTo;
  int portFrom;
  int portTo;
  int idFrom;
  int idTo;
  int typeFrom;
  int typeTo;
  int classFrom;
  int classTo;
  int nameFrom;
  int nameTo;
  int transportFrom;
  int transportTo;
  int sizeFrom;
  int sizeTo;
  int dnssecFrom;
  int bufferFrom;
  int bufferTo;
  int rcodeFrom;
  int rcodeTo;
  int flagsFrom;
  int flagsTo;
  int responseFrom;
  int responseTo;
  long nanos;

  /** The time in brackets of old versions; empty when there is none. */
  int stampFrom;

  int stampTo;

  private byte[] bytes = new byte[0];

  /** Reads what stands behind the level token, up to the end of the line. */
  boolean scan(byte[] b, int from, int to) {
    int answer = head(b, from, to);
    return answer > 0 && answer(b, answer, to);
  }

  /** The same where the end of the line was read before. */
  boolean scan(byte[] b, int from, int to, QueryTail tail) {
    if (head(b, from, to) != tail.rcodeFrom) {
      return false;
    }
    rcodeFrom = tail.rcodeFrom;
    rcodeTo = tail.rcodeTo;
    flagsFrom = rcodeTo + 1;
    flagsTo = ByteSearch.find(b, flagsFrom, to, (byte) ' ');
    nanos = tail.nanos;
    return true;
  }

  /** Reads up to the closing quote; the offset behind it and the space, or {@value #BAD}. */
  private int head(byte[] b, int from, int to) {
    bytes = b;
    int i = client(b, from, to);
    if (i < 0 || i + 3 > to || b[i] != ' ' || b[i + 1] != '-' || b[i + 2] != ' ') {
      return BAD;
    }
    i = stamp(b, i + 3, to);
    idFrom = i;
    i = digits(b, i, to);
    idTo = i;
    if (i == idFrom || i + 2 > to || b[i] != ' ' || b[i + 1] != '"') {
      return BAD;
    }
    return question(b, i + 2, to);
  }

  private int client(byte[] b, int from, int to) {
    if (from >= to) {
      return BAD;
    }
    clientFrom = from;
    boolean bracket = b[from] == '[';
    int limit = Math.min(to, from + 64);
    int i = ByteSearch.find(b, from, limit, (byte) (bracket ? ']' : ':'));
    i += bracket ? 1 : 0;
    clientTo = i;
    if (i >= limit || b[i] != ':' || i - from < 2 || b[from] <= ' ' || b[from] == '"') {
      return BAD;
    }
    portFrom = i + 1;
    portTo = digits(b, portFrom, to);
    return portTo == portFrom ? BAD : portTo;
  }

  private int stamp(byte[] b, int from, int to) {
    stampFrom = from;
    stampTo = from;
    if (from >= to || b[from] != '[') {
      return from;
    }
    stampFrom = from + 1;
    stampTo = ByteSearch.find(b, from, Math.min(to, from + 40), (byte) ']');
    return Math.min(to, stampTo + 2);
  }

  private int question(byte[] b, int from, int to) {
    typeFrom = from;
    typeTo = ByteSearch.find(b, from, to, (byte) ' ');
    classFrom = typeTo + 1;
    classTo = ByteSearch.find(b, classFrom, to, (byte) ' ');
    nameFrom = classTo + 1;
    nameTo = ByteSearch.find(b, nameFrom, to, (byte) ' ');
    transportFrom = nameTo + 1;
    transportTo = ByteSearch.find(b, transportFrom, to, (byte) ' ');
    sizeFrom = transportTo + 1;
    if (sizeFrom >= to || b[from] == '"') {
      return BAD;
    }
    sizeTo = digits(b, sizeFrom, to);
    dnssecFrom = sizeTo + 1;
    int space = ByteSearch.find(b, Math.min(dnssecFrom, to), to, (byte) ' ');
    bufferFrom = space + 1;
    bufferTo = digits(b, bufferFrom, to);
    boolean fits =
        bufferTo > bufferFrom
            && bufferTo + 2 < to
            && typeTo > typeFrom
            && classTo > classFrom
            && nameTo > nameFrom
            && transportTo > transportFrom
            && sizeTo > sizeFrom
            && b[sizeTo] == ' '
            && isBoolean(b, dnssecFrom, space)
            && b[bufferTo] == '"'
            && b[bufferTo + 1] == ' ';
    return fits ? bufferTo + 2 : BAD;
  }

  private static boolean isBoolean(byte[] b, int from, int to) {
    return to - from == 5 && b[from] == 'f' && b[from + 4] == 'e'
        || to - from == 4 && b[from] == 't' && b[from + 3] == 'e';
  }

  private boolean answer(byte[] b, int from, int to) {
    rcodeFrom = from;
    rcodeTo = ByteSearch.find(b, from, to, (byte) ' ');
    // Without any flag nothing is written: two spaces in a row.
    flagsFrom = rcodeTo + 1;
    flagsTo = ByteSearch.find(b, Math.min(flagsFrom, to), to, (byte) ' ');
    responseFrom = flagsTo + 1;
    responseTo = digits(b, responseFrom, to);
    int seconds = responseTo + 1;
    if (rcodeTo == rcodeFrom || responseTo <= responseFrom || seconds >= to) {
      return false;
    }
    int end = ByteSearch.find(b, seconds, to, (byte) 's');
    if (b[responseTo] != ' ' || end == seconds || end >= to || !duration(b, seconds, end)) {
      return false;
    }
    return end + 1 == to || opcode(b, end + 1, to);
  }

  private static boolean opcode(byte[] b, int from, int to) {
    int digits = from + 2;
    int end = digits(b, digits, to);
    return end > digits && end + 1 == to && b[from] == ' ' && b[from + 1] == '"' && b[end] == '"';
  }

  /** Seconds as Go prints them; very large or small ones with an exponent. */
  private boolean duration(byte[] b, int from, int to) {
    if (to - from > 30) {
      return false;
    }
    try {
      double seconds = Double.parseDouble(new String(b, from, to - from, UTF_8));
      nanos = Math.round(seconds * 1e9);
      return seconds >= 0 && seconds < 1e6;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Offset behind the digits, nine at most. */
  private static int digits(byte[] b, int from, int to) {
    int i = from;
    int limit = Math.min(to, from + 9);
    while (i < limit && ByteSearch.isDigit(b[i])) {
      i++;
    }
    return i;
  }

  int port() {
    return number(portFrom, portTo);
  }

  private int number(int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + bytes[i] - '0';
    }
    return value;
  }

  /** What the offsets point into. */
  byte[] bytes() {
    return bytes;
  }

  String text(int from, int to) {
    return new String(bytes, from, to - from, UTF_8);
  }

  LogLine.Query toLine() {
    return new LogLine.Query(
        text(clientFrom, clientTo),
        port(),
        number(idFrom, idTo),
        text(typeFrom, typeTo),
        text(classFrom, classTo),
        text(nameFrom, nameTo),
        text(transportFrom, transportTo),
        number(sizeFrom, sizeTo),
        bytes[dnssecFrom] == 't',
        number(bufferFrom, bufferTo),
        text(rcodeFrom, rcodeTo),
        text(flagsFrom, flagsTo),
        number(responseFrom, responseTo),
        Duration.ofNanos(nanos));
  }
}
