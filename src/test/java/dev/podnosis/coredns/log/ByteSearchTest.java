package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Looking at eight bytes at once gives what looking at each gives. */
class ByteSearchTest {
  private final Random random = new Random(7);

  private byte[] bytes(int length) {
    byte[] b = new byte[length];
    for (int i = 0; i < length; i++) {
      // Few different values, so that neighbours of the wanted one are frequent.
      b[i] = (byte) (random.nextInt(10) == 0 ? random.nextInt(256) : 31 + random.nextInt(3));
    }
    return b;
  }

  @Test
  void findsTheFirstAndTheLast() {
    for (int n = 0; n < 20_000; n++) {
      byte[] b = bytes(random.nextInt(60));
      int from = random.nextInt(b.length + 1);
      int to = from + random.nextInt(b.length - from + 1);
      byte wanted = (byte) (random.nextBoolean() ? 32 : -1);
      int first = from;
      while (first < to && b[first] != wanted) {
        first++;
      }
      int last = to - 1;
      while (last >= from && b[last] != wanted) {
        last--;
      }
      assertEquals(first, ByteSearch.find(b, from, to, wanted));
      assertEquals(last, ByteSearch.findLast(b, from, to, wanted));
    }
  }

  @Test
  void findsTheEndOfALine() {
    for (int n = 0; n < 20_000; n++) {
      byte[] b = bytes(random.nextInt(200));
      for (int i = 0; i < b.length; i++) {
        // Neighbours of a newline, and many of them in a row.
        b[i] = (byte) (b[i] == 32 && random.nextInt(6) == 0 ? '\n' : b[i] == 31 ? 11 : b[i]);
      }
      int from = random.nextInt(b.length + 1);
      int to = from + random.nextInt(b.length - from + 1);
      assertEquals(ByteSearch.find(b, from, to, (byte) '\n'), ByteSearch.newline(b, from, to));
    }
  }

  @Test
  void readsEightDigitsAndNothingElse() {
    for (int n = 0; n < 20_000; n++) {
      int value = random.nextInt(100_000_000);
      byte[] b = String.format("%08d", value).getBytes(US_ASCII);
      assertEquals(value, ByteSearch.eightDigits(ByteSearch.longAt(b, 0)));
      byte other = (byte) random.nextInt(256);
      if (!ByteSearch.isDigit(other)) {
        b[random.nextInt(8)] = other;
        assertEquals(-1, ByteSearch.eightDigits(ByteSearch.longAt(b, 0)));
      }
    }
  }

  @Test
  void comparesEnds() {
    byte[] name = "a.shop.svc.cluster.local.".getBytes(US_ASCII);
    assertTrue(ByteSearch.endsWith(name, 0, name.length, ".cluster.local.".getBytes(US_ASCII)));
    assertFalse(ByteSearch.endsWith(name, 0, name.length, "-cluster.local.".getBytes(US_ASCII)));
    assertTrue(ByteSearch.endsWith(name, 0, 10, ".svc".getBytes(US_ASCII)));
    assertFalse(ByteSearch.endsWith(name, 8, 10, ".svc".getBytes(US_ASCII)));
  }

  @Test
  void theEndOfALineTellsWhatTheWholeLineTells() {
    QueryTail tail = new QueryTail();
    QueryLine whole = new QueryLine();
    String[] durations = {
      "0.000116946", "0.1", "12.5", "2", "0.00000001", "1.0000000001", "0.999999999"
    };
    String[] flags = {"qr,aa,rd", "", "-", "qr,aa,tc,rd,ra,z,ad,cd"};
    for (String duration : durations) {
      for (String flag : flags) {
        String line =
            "10.244.1.9:40000 - 7 \"A IN www.example.com. udp 44 false 512\" SERVFAIL "
                + flag
                + " 86 "
                + duration
                + "s";
        byte[] b = line.getBytes(US_ASCII);
        assertTrue(whole.scan(b, 0, b.length), line);
        boolean short9 = duration.length() - duration.indexOf('.') <= 10;
        assertEquals(short9, tail.scan(b, 0, b.length), line);
        if (short9) {
          assertEquals(whole.nanos, tail.nanos, line);
          assertEquals("SERVFAIL", line.substring(tail.rcodeFrom, tail.rcodeTo));
        }
      }
    }
  }
}
