package dev.podnosis.demo.api;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A key and the certificate for it, made for one run and signed by itself (RFC 5280). kubectl sends
 * a token over TLS only, and so should everybody.
 *
 * @param certificate PEM
 * @param key PEM, PKCS#8
 */
public record Identity(String certificate, String key) {
  private static final int[] ECDSA_WITH_SHA256 = {1, 2, 840, 10045, 4, 3, 2};
  private static final Duration BACK = Duration.ofDays(1);
  private static final Duration AHEAD = Duration.ofDays(30);

  /** Makes a new one for a server on loopback. */
  public static Identity forLoopback() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
      byte[] content = content(pair, algorithm, Instant.now());
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(content);
      byte[] certificate = Der.sequence(content, algorithm, Der.bits(signature.sign()));
      return new Identity(
          pem("CERTIFICATE", certificate), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has ECDSA with P-256", e);
    }
  }

  /** The certificate as kubeconfigs hold it. */
  public String certificateData() {
    return Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] content(KeyPair pair, byte[] algorithm, Instant now) {
    byte[] name =
        Der.sequence(Der.set(Der.sequence(Der.oid(2, 5, 4, 3), Der.utf8("podnosis-demo"))));
    return Der.sequence(
        Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
        Der.integer(new BigInteger(127, new SecureRandom()).add(BigInteger.ONE)),
        algorithm,
        name,
        Der.sequence(Der.time(now.minus(BACK)), Der.time(now.plus(AHEAD))),
        name,
        pair.getPublic().getEncoded(),
        Der.tagged(0xa3, extensions()));
  }

  private static byte[] extensions() {
    byte[] authority = Der.sequence(Der.bool(true));
    byte[] names =
        Der.sequence(
            Der.tagged(0x87, new byte[] {127, 0, 0, 1}),
            Der.tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)));
    byte[] purpose = Der.sequence(Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 1));
    return Der.sequence(
        Der.sequence(Der.oid(2, 5, 29, 19), Der.bool(true), Der.octets(authority)),
        Der.sequence(Der.oid(2, 5, 29, 17), Der.octets(names)),
        Der.sequence(Der.oid(2, 5, 29, 37), Der.octets(purpose)));
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
        + "\n-----END "
        + what
        + "-----\n";
  }
}
