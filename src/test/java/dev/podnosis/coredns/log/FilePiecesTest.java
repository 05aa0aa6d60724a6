package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file read by position gives what the same bytes give as a stream. */
class FilePiecesTest {
  @TempDir Path dir;

  /**
   * All that was handed out.
   *
   * @param text of the pieces, one after the other
   * @param overlong where the lines began that fit no piece
   * @param consumed bytes that all of it stands for
   */
  private record Read(byte[] text, List<Long> overlong, long consumed) {}

  private static Read read(Pieces pieces) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    List<Long> overlong = new ArrayList<>();
    long consumed = 0;
    try (Pieces.Piece piece = new Pieces.Piece()) {
      while (pieces.next(piece)) {
        consumed += piece.consumed;
        if (piece.overlong) {
          overlong.add(piece.offset);
        } else {
          text.write(piece.bytes, 0, piece.length);
        }
      }
    }
    return new Read(text.toByteArray(), overlong, consumed);
  }

  private static byte[] lines(long seed) {
    Random random = new Random(seed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (out.size() < 5 * Pieces.SIZE) {
      int kind = random.nextInt(4000);
      int length =
          switch (kind) {
            case 0 -> Pieces.SIZE - 2 + random.nextInt(4);
            case 1 -> Pieces.SIZE + random.nextInt(2 * Pieces.SIZE);
            case 2, 3 -> random.nextInt(100_000);
            default -> random.nextInt(300);
          };
      out.writeBytes(String.valueOf((char) ('a' + kind % 26)).repeat(length).getBytes(UTF_8));
      if (random.nextInt(3000) > 0) {
        out.writeBytes((random.nextBoolean() ? "\n" : "\r\n").getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theSameLinesAsFromAStream(long seed) throws IOException {
    byte[] bytes = lines(seed);
    Path file = Files.write(dir.resolve("log"), bytes);
    Read wanted = read(new StreamPieces(new ByteArrayInputStream(bytes)::read));
    assertEquals(bytes.length, wanted.consumed);
    try (FileChannel channel = FileChannel.open(file)) {
      for (long window : new long[] {Pieces.SIZE, 3 * Pieces.SIZE, FileWindow.MOST}) {
        Read got = read(new FilePieces(channel, window));
        assertArrayEquals(wanted.text, got.text);
        assertEquals(wanted.overlong, got.overlong);
        assertEquals(bytes.length, got.consumed);
      }
    }
  }

  @Test
  void aLineThatFitsNoWindowIsPassedOver() throws IOException {
    String line = "0123456789\n";
    String tooLong = "x".repeat((int) FileWindow.MOST + 100_000) + "\n";
    Path file = Files.writeString(dir.resolve("log"), line + tooLong + line + tooLong + line);
    try (FileChannel channel = FileChannel.open(file)) {
      Read read = read(new FilePieces(channel));
      assertEquals(line.repeat(3), new String(read.text, ISO_8859_1));
      assertEquals(List.of(11L, 22L + tooLong.length()), read.overlong);
      assertEquals(Files.size(file), read.consumed);
    }
  }

  @Test
  void twoThreadsHandOutEachLineOnce() throws Exception {
    byte[] bytes = lines(13);
    Path file = Files.write(dir.resolve("log"), bytes);
    try (FileChannel channel = FileChannel.open(file);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Pieces pieces = new FilePieces(channel);
      List<Future<Read>> reads = threads.invokeAll(List.of(() -> read(pieces), () -> read(pieces)));
      long consumed = reads.get(0).get().consumed + reads.get(1).get().consumed;
      int text = reads.get(0).get().text.length + reads.get(1).get().text.length;
      assertEquals(bytes.length, consumed);
      assertEquals(read(new StreamPieces(new ByteArrayInputStream(bytes)::read)).text.length, text);
    }
  }

  @Test
  void eachPieceEndsWithALine() throws IOException {
    byte[] bytes = "0123456789\n".repeat(200_000).getBytes(UTF_8);
    Path file = Files.write(dir.resolve("log"), bytes);
    try (FileChannel channel = FileChannel.open(file);
        Pieces.Piece piece = new Pieces.Piece()) {
      Pieces pieces = new FilePieces(channel);
      for (long offset = 0; offset < bytes.length; offset += piece.length) {
        assertTrue(pieces.next(piece));
        assertEquals(offset, piece.offset);
        assertEquals(0, piece.length % 11);
      }
      assertFalse(pieces.next(piece));
    }
  }

  @Test
  void aFileThatIsCutMeanwhileEndsThere() throws IOException {
    byte[] bytes = "0123456789\n".repeat(200_000).getBytes(UTF_8);
    Path file = Files.write(dir.resolve("log"), bytes);
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Pieces.Piece piece = new Pieces.Piece()) {
      Pieces pieces = new FilePieces(channel, FileWindow.MOST);
      assertTrue(pieces.next(piece));
      int first = piece.length;
      channel.truncate(first + 15);
      assertTrue(pieces.next(piece));
      assertEquals("0123456789\n0123", new String(piece.bytes, 0, piece.length, ISO_8859_1));
      assertFalse(pieces.next(piece));
      channel.truncate(5);
      assertFalse(pieces.next(piece));
    }
  }

  /** Pages behind the new end fault, the rest of its page reads as zeros: neither is a line. */
  @ParameterizedTest
  @ValueSource(ints = {0, 15, 300_000, 523_990, 1_700_000})
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFileThatIsCutWhileItIsMappedEndsThere(int length) throws IOException {
    Path file = Files.write(dir.resolve("log"), "0123456789\n".repeat(200_000).getBytes(UTF_8));
    try (CutWhileMapped channel =
        new CutWhileMapped(
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE), length)) {
      Read read = read(new FilePieces(channel, FileWindow.MOST));
      assertArrayEquals(Files.readAllBytes(file), read.text);
      assertEquals(length, read.text.length);
      assertEquals(1, channel.mappings, "not mapped any more");
    }
  }

  @Test
  void aFileThatIsEmptiedMeanwhileEnds() throws IOException {
    Path file = Files.write(dir.resolve("log"), "0123456789\n".repeat(200_000).getBytes(UTF_8));
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Pieces.Piece piece = new Pieces.Piece()) {
      Pieces pieces = new FilePieces(channel);
      assertTrue(pieces.next(piece));
      channel.truncate(0);
      assertFalse(pieces.next(piece));
    }
  }

  @Test
  void aFileThatGrowsIsReadToItsEndOnce() throws IOException {
    byte[] bytes = "0123456789\n".repeat(100_000).getBytes(UTF_8);
    Path file = Files.write(dir.resolve("log"), bytes);
    try (FileChannel channel = FileChannel.open(file);
        Pieces.Piece piece = new Pieces.Piece()) {
      Pieces pieces = new FilePieces(channel);
      assertTrue(pieces.next(piece));
      int first = piece.length;
      Files.write(file, bytes, StandardOpenOption.APPEND);
      assertEquals(2L * bytes.length - first, read(pieces).consumed);
      Files.write(file, bytes, StandardOpenOption.APPEND);
      assertFalse(pieces.next(piece));
    }
  }

  @Test
  void anInterruptEndsTheReadingOfAFile() throws IOException {
    Path file = Files.write(dir.resolve("log"), Logs.bytes(Logs.QUERIES_A));
    try (InputStream in = new FileInputStream(file.toFile())) {
      LogOptions options = LogOptions.of("x");
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> LogAnalyser.analyse(in, options));
      assertFalse(Thread.interrupted());
    }
  }
}
