package dev.podnosis.coredns.log;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;

/** Opens what was handed in: unpacks gzip, makes it UTF-8, reads a plain file by position. */
final class LogInput {
  private static final int GZIP_MAGIC_0 = 0x1f;
  private static final int GZIP_MAGIC_1 = 0x8b;

  private LogInput() {}

  static Pieces open(InputStream in) throws IOException {
    if (in instanceof FileInputStream file) {
      FileChannel channel = file.getChannel();
      if (isRegularAtStart(channel) && isPlain(channel)) {
        return new FilePieces(channel);
      }
    }
    return new StreamPieces(unpacked(in)::read);
  }

  /** The bytes as they were before gzip, in UTF-8; others as they are. */
  static InputStream unpacked(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 64 * 1024);
    buffered.mark(2);
    int first = buffered.read();
    int second = buffered.read();
    buffered.reset();
    boolean gzip = first == GZIP_MAGIC_0 && second == GZIP_MAGIC_1;
    return ByteOrderMark.removed(
        gzip
            ? new BufferedInputStream(new GZIPInputStream(buffered, 64 * 1024), 64 * 1024)
            : buffered);
  }

  /** A pipe has no size; only of a file is the start looked at by position. */
  private static boolean isRegularAtStart(FileChannel channel) {
    try {
      return channel.size() > 2 && channel.position() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it holds what is to be read byte by byte: no gzip, and UTF-8 without a mark. */
  static boolean isPlain(FileChannel channel) throws IOException {
    ByteBuffer first = ByteBuffer.allocate(ByteOrderMark.LENGTH);
    int count = Math.max(0, channel.read(first, 0));
    byte[] bytes = first.array();
    boolean gzip =
        count > 1 && (bytes[0] & 0xff) == GZIP_MAGIC_0 && (bytes[1] & 0xff) == GZIP_MAGIC_1;
    return !gzip && !ByteOrderMark.begins(bytes, count);
  }
}
