package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Recorded logs, and ways to hand them over. */
final class Logs {
  static final String QUERIES_A =
      "healthy-query-log/later/logs/coredns-68d5d8dc75-b98n2.timestamps.log";
  static final String QUERIES_B =
      "healthy-query-log/later/logs/coredns-68d5d8dc75-vpzwr.timestamps.log";
  static final String UNREACHABLE =
      "upstream-unreachable/later/logs/coredns-68d5d8dc75-b98n2.timestamps.log";
  static final String REFUSES = "upstream-refuses/logs/coredns-68d5d8dc75-b98n2.timestamps.log";
  static final String NODE_CACHE = "nodelocal-on/logs/node-local-dns-g72bm.timestamps.log";
  static final String LOOP = "forwarding-loop/logs/coredns-58d6764dd7-g6kvk.timestamps.log";
  static final String NO_LOG = "forwarding-loop/logs/coredns-58d6764dd7-g6kvk.previous.log";
  static final String UNKNOWN_DIRECTIVE =
      "corefile-unknown-directive/logs/coredns-56b5b8d686-2l9tb.timestamps.log";
  static final String QUIET = "healthy/logs/coredns-56b5b8d686-w82j4.log";

  private Logs() {}

  static byte[] bytes(String recording) {
    try (InputStream in = Logs.class.getResourceAsStream("/recordings/" + recording)) {
      if (in == null) {
        throw new IllegalArgumentException(recording);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String recording) {
    return new String(bytes(recording), UTF_8);
  }

  static LogSummary analyse(byte[] bytes) {
    try {
      return LogAnalyser.analyse(new ByteArrayInputStream(bytes), LogOptions.of("coredns-1"));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static LogSummary analyse(String text) {
    return analyse(text.getBytes(UTF_8));
  }

  static LogSummary recorded(String recording) {
    return analyse(bytes(recording));
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
