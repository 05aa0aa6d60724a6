package dev.podnosis.kube;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;

/** Writes private keys the way OpenSSL used to: PKCS #1 for RSA, SEC 1 for EC. */
final class OldKeys {
  private OldKeys() {}

  static String pem(PrivateKey key) {
    boolean rsa = key.getAlgorithm().equals("RSA");
    byte[] inner = octets(key.getEncoded());
    byte[] der = rsa ? inner : withCurve(inner);
    String kind = rsa ? "RSA PRIVATE KEY" : "EC PRIVATE KEY";
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, lines.encodeToString(der), kind);
  }

  /** The content of the octet string, the last element of a PKCS #8 key. */
  private static byte[] octets(byte[] pkcs8) {
    int at = skipHead(pkcs8, 0);
    at = skip(pkcs8, at); // version
    at = skip(pkcs8, at); // algorithm
    return Arrays.copyOfRange(pkcs8, skipHead(pkcs8, at), skip(pkcs8, at));
  }

  /** SEC 1 outside PKCS #8 names its curve: [0] { prime256v1 or secp384r1 }. */
  private static byte[] withCurve(byte[] sec1) {
    int at = skipHead(sec1, 0);
    int end = skip(sec1, skip(sec1, at));
    byte[] version = Arrays.copyOfRange(sec1, at, end);
    boolean p384 = version.length > 48;
    byte[] curve =
        java.util.HexFormat.of().parseHex(p384 ? "a00706052b81040022" : "a00a06082a8648ce3d030107");
    byte[] content = Arrays.copyOf(version, version.length + curve.length);
    System.arraycopy(curve, 0, content, version.length, curve.length);
    byte[] out = new byte[content.length + 2];
    out[0] = 0x30;
    out[1] = (byte) content.length;
    System.arraycopy(content, 0, out, 2, content.length);
    return out;
  }

  private static int skipHead(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first - 0x80);
  }

  private static int skip(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    int length = first;
    if (first >= 0x80) {
      length = 0;
      for (int i = 0; i < first - 0x80; i++) {
        length = length << 8 | der[at + 2 + i] & 0xff;
      }
    }
    return skipHead(der, at) + length;
  }
}
