import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;

/**
 * Renders podnosis.svg in a folder to the PNG, Windows (.ico) and macOS (.icns) icons beside it. After
 * {@code ./mvnw -q -Dquick -DskipTests package}: {@code java -cp "target/podnosis/lib/*"
 * packaging/RenderIcons.java icons}
 */
public final class RenderIcons {
  private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};

  /** Which sizes a macOS icon holds, and under which type. */
  private static final Map<Integer, String> ICNS_TYPES =
      Map.of(16, "icp4", 32, "icp5", 64, "icp6", 128, "ic07", 256, "ic08", 512, "ic09");

  private RenderIcons() {}

  public static void main(String[] args) throws IOException, TranscoderException {
    Path folder = Path.of(args[0]);
    byte[] svg = Files.readAllBytes(folder.resolve("podnosis.svg"));
    SortedMap<Integer, byte[]> pngs = new TreeMap<>();
    for (int size : SIZES) {
      byte[] png = png(svg, size);
      pngs.put(size, png);
      Files.write(folder.resolve("podnosis-" + size + ".png"), png);
    }
    Files.write(folder.resolve("podnosis.ico"), ico(pngs.headMap(512)));
    Files.write(folder.resolve("podnosis.icns"), icns(pngs));
  }

  private static byte[] png(byte[] svg, int size) throws TranscoderException {
    PNGTranscoder transcoder = new PNGTranscoder();
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, (float) size);
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_HEIGHT, (float) size);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    transcoder.transcode(
        new TranscoderInput(new ByteArrayInputStream(svg)), new TranscoderOutput(out));
    return out.toByteArray();
  }

  /** A directory of 16-byte entries, then the PNG files; 0 stands for 256 pixels. */
  private static byte[] ico(SortedMap<Integer, byte[]> pngs) {
    int offset = 6 + 16 * pngs.size();
    int total = offset + pngs.values().stream().mapToInt(png -> png.length).sum();
    ByteBuffer ico = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    ico.putShort((short) 0).putShort((short) 1).putShort((short) pngs.size());
    for (var entry : pngs.entrySet()) {
      byte size = (byte) (int) entry.getKey();
      ico.put(size).put(size).putShort((short) 0).putShort((short) 1).putShort((short) 32);
      ico.putInt(entry.getValue().length).putInt(offset);
      offset += entry.getValue().length;
    }
    pngs.values().forEach(ico::put);
    return ico.array();
  }

  /** "icns", the total length; then for each picture its type, its length with this head, the PNG. */
  private static byte[] icns(SortedMap<Integer, byte[]> pngs) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    for (var entry : pngs.entrySet()) {
      String type = ICNS_TYPES.get(entry.getKey());
      if (type != null) {
        out.write(type.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(8 + entry.getValue().length);
        out.write(entry.getValue());
      }
    }
    ByteBuffer icns = ByteBuffer.allocate(8 + body.size());
    icns.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(8 + body.size());
    return icns.put(body.toByteArray()).array();
  }
}
