package dev.podnosis.kube;

import dev.podnosis.kube.KubeconfigProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the certificates that a cluster and a user of a kubeconfig name or hold. */
final class CertificateReading {
  private static final int LARGEST = 4 << 20;

  private final KubeconfigFile.Entry cluster;
  private final KubeconfigFile.Entry user;
  private final boolean hasOtherCredential;

  CertificateReading(
      KubeconfigFile.Entry cluster, KubeconfigFile.Entry user, boolean hasOtherCredential) {
    this.cluster = cluster;
    this.user = user;
    this.hasOtherCredential = hasOtherCredential;
  }

  /** What reading gave. */
  sealed interface Outcome {
    /** The material. */
    record Read(TlsMaterial tls) implements Outcome {}

    /** None. */
    record Unusable(KubeconfigProblem problem) implements Outcome {}
  }

  /** Carries a problem out of the depth of reading. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
    private final transient KubeconfigProblem problem;

    Unreadable(Kind kind, String subject, String detail) {
      this.problem = new KubeconfigProblem(kind, subject, detail);
    }
  }

  Outcome read() {
    try {
      List<X509Certificate> authorities = certificates(cluster, "certificate-authority");
      List<X509Certificate> chain = certificates(user, "client-certificate");
      PrivateKey key = chain.isEmpty() ? null : key();
      if (!chain.isEmpty() && !hasOtherCredential) {
        checkTime(chain.get(0));
      }
      return new Outcome.Read(
          new TlsMaterial(
              authorities,
              cluster.body().flag("insecure-skip-tls-verify"),
              cluster.body().text("tls-server-name"),
              chain,
              key));
    } catch (Unreadable e) {
      return new Outcome.Unusable(e.problem);
    }
  }

  private List<X509Certificate> certificates(KubeconfigFile.Entry entry, String key)
      throws Unreadable {
    byte[] pem = bytes(entry, key);
    if (pem == null) {
      return List.of();
    }
    try {
      return TlsMaterial.certificates(pem);
    } catch (GeneralSecurityException e) {
      throw new Unreadable(Kind.BAD_CERTIFICATE, subject(entry, key), Printable.of(e));
    }
  }

  private PrivateKey key() throws Unreadable {
    byte[] pem = bytes(user, "client-key");
    String subject = subject(user, "client-key");
    if (pem == null) {
      throw new Unreadable(Kind.BAD_CERTIFICATE, subject, "no client key");
    }
    try {
      return PrivateKeys.read(new String(pem, StandardCharsets.ISO_8859_1));
    } catch (GeneralSecurityException e) {
      throw new Unreadable(Kind.BAD_CERTIFICATE, subject, Printable.of(e));
    }
  }

  /** The bytes held at KEY-data, which wins, or those of the file named at KEY. */
  private static byte @Nullable [] bytes(KubeconfigFile.Entry entry, String key) throws Unreadable {
    String data = entry.body().text(key + "-data");
    if (!data.isEmpty()) {
      try {
        return Base64.getMimeDecoder().decode(data);
      } catch (IllegalArgumentException e) {
        throw new Unreadable(Kind.BAD_CERTIFICATE, key + "-data", "not base64");
      }
    }
    Path path = entry.path(key);
    return path == null ? null : bytes(path, key);
  }

  private static byte[] bytes(Path path, String key) throws Unreadable {
    if (!Files.isRegularFile(path)) {
      throw new Unreadable(Kind.MISSING_REFERENCED_FILE, path.toString(), key);
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new Unreadable(Kind.BAD_CERTIFICATE, path.toString(), "too large");
      }
      return bytes;
    } catch (IOException e) {
      throw new Unreadable(Kind.MISSING_REFERENCED_FILE, path.toString(), Printable.of(e));
    }
  }

  private static void checkTime(X509Certificate certificate) throws Unreadable {
    String subject = certificate.getSubjectX500Principal().getName();
    try {
      certificate.checkValidity();
    } catch (CertificateExpiredException e) {
      throw new Unreadable(
          Kind.CLIENT_CERTIFICATE_EXPIRED,
          subject,
          "notAfter " + certificate.getNotAfter().toInstant());
    } catch (CertificateNotYetValidException e) {
      throw new Unreadable(
          Kind.CLIENT_CERTIFICATE_NOT_YET_VALID,
          subject,
          "notBefore " + certificate.getNotBefore().toInstant());
    }
  }

  private static String subject(KubeconfigFile.Entry entry, String key) {
    Path path = entry.path(key);
    boolean inline = !entry.body().text(key + "-data").isEmpty();
    return inline || path == null ? key + "-data" : path.toString();
  }
}
