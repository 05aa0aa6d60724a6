package dev.podnosis.kube;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys in the PEM forms that kubeconfigs hold: PKCS #8, PKCS #1, SEC 1. */
final class PrivateKeys {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ((RSA |EC )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END");

  /** AlgorithmIdentifier rsaEncryption, NULL (RFC 8017). */
  private static final byte[] RSA = hex("300d06092a864886f70d0101010500");

  /** The object identifier id-ecPublicKey (RFC 5480). */
  private static final byte[] EC = hex("06072a8648ce3d0201");

  private static final byte[] VERSION_0 = hex("020100");

  private PrivateKeys() {}

  static PrivateKey read(String pem) throws GeneralSecurityException {
    Matcher matcher = PEM.matcher(pem);
    if (!matcher.find()) {
      throw new InvalidKeySpecException("no PEM private key (encrypted ones are not read)");
    }
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(matcher.group(3));
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("not base64", e);
    }
    return switch (matcher.group(1)) {
      case "RSA PRIVATE KEY" -> decode(wrap(RSA, der));
      case "EC PRIVATE KEY" -> decode(wrap(sequence(concat(EC, curve(der))), der));
      default -> decode(der);
    };
  }

  private static PrivateKey decode(byte[] pkcs8) throws GeneralSecurityException {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
    for (String algorithm : new String[] {"RSA", "EC", "EdDSA"}) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        // not of this algorithm
      }
    }
    throw new InvalidKeySpecException("neither an RSA, an EC nor an EdDSA key");
  }

  /** PrivateKeyInfo (RFC 5208): version, algorithm, the key as an octet string. */
  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return sequence(concat(VERSION_0, algorithm, element(0x04, key)));
  }

  /** The curve's object identifier from the [0] element of an ECPrivateKey (RFC 5915). */
  private static byte[] curve(byte[] der) throws InvalidKeySpecException {
    for (int i = 0; i + 3 < der.length; i++) {
      int length = der[i + 1];
      boolean holdsAnIdentifier =
          (der[i] & 0xff) == 0xa0 && der[i + 2] == 0x06 && der[i + 3] == length - 2;
      if (holdsAnIdentifier && i + 2 + length <= der.length) {
        return Arrays.copyOfRange(der, i + 2, i + 2 + length);
      }
    }
    throw new InvalidKeySpecException("an EC key without a named curve");
  }

  private static byte[] sequence(byte[] content) {
    return element(0x30, content);
  }

  private static byte[] element(int tag, byte[] content) {
    int n = content.length;
    byte[] head =
        n < 0x80
            ? new byte[] {(byte) tag, (byte) n}
            : n < 0x100
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) n}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (n >> 8), (byte) n};
    return concat(head, content);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] hex(String text) {
    return java.util.HexFormat.of().parseHex(text);
  }
}
