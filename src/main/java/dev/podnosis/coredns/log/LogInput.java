package dev.podnosis.coredns.log;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;

/** Opens what was handed in: unpacks gzip, reads a file past the buffers of streams. */
final class LogInput {
  private static final int GZIP_MAGIC_0 = 0x1f;
  private static final int GZIP_MAGIC_1 = 0x8b;

  /** Small enough to be copied on while a core's nearest caches still hold it. */
  private static final int COPIED = 64 * 1024;

  private LogInput() {}

  static ChunkReader.Source open(InputStream in) throws IOException {
    if (in instanceof FileInputStream file) {
      FileChannel channel = file.getChannel();
      if (isRegularAtStart(channel) && !isGzip(channel)) {
        return fromChannel(channel);
      }
    }
    return unpacked(in)::read;
  }

  /** The bytes as they were before gzip; others as they are. */
  static InputStream unpacked(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 64 * 1024);
    buffered.mark(2);
    int first = buffered.read();
    int second = buffered.read();
    buffered.reset();
    boolean gzip = first == GZIP_MAGIC_0 && second == GZIP_MAGIC_1;
    return gzip ? new GZIPInputStream(buffered, 64 * 1024) : buffered;
  }

  /** A pipe has no size; only of a file is the start looked at by position. */
  private static boolean isRegularAtStart(FileChannel channel) {
    try {
      return channel.size() > 2 && channel.position() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isGzip(FileChannel channel) throws IOException {
    ByteBuffer magic = ByteBuffer.allocate(2);
    return channel.read(magic, 0) == 2
        && (magic.get(0) & 0xff) == GZIP_MAGIC_0
        && (magic.get(1) & 0xff) == GZIP_MAGIC_1;
  }

  private static ChunkReader.Source fromChannel(FileChannel channel) {
    ByteBuffer direct = ByteBuffer.allocateDirect(COPIED);
    return (into, from, length) -> {
      direct.clear().limit(Math.min(length, direct.capacity()));
      int read = channel.read(direct);
      if (read > 0) {
        direct.flip().get(into, from, read);
      }
      return read;
    };
  }
}
