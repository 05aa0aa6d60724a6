package dev.podnosis.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Certificates made with the JDK's keytool for one test run. */
public final class Certificates {
  static final String PASSWORD = "changeit";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final Path store;
  private final KeyStore keys;

  private Certificates(Path store) throws IOException, GeneralSecurityException {
    this.store = store;
    this.keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  /** An authority, and what it signed; another authority that signed nothing. */
  public static Certificates make(Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = folder.resolve("keys.p12");
    String local = "SAN=ip:127.0.0.1,dns:localhost";
    pair(store, "ca", "CN=test-ca", "-ext", "bc:c=ca:true");
    pair(store, "other", "CN=other-ca", "-ext", "bc:c=ca:true");
    pair(store, "server", "CN=server", "-signer", "ca", "-ext", local);
    String past = "-startdate";
    pair(store, "expired", "CN=old", "-signer", "ca", "-ext", local, past, "-30d");
    pair(store, "elsewhere", "CN=x", "-signer", "ca", "-ext", "SAN=dns:api.example.test");
    pair(store, "client", "CN=ann,O=support,O=viewers", "-signer", "ca");
    pair(store, "oldclient", "CN=ann", "-signer", "ca", past, "-30d");
    pair(store, "rsaclient", "CN=rob", "-signer", "ca", "-keyalg", "RSA");
    return new Certificates(store);
  }

  private static void pair(Path store, String alias, String name, String... more)
      throws IOException, InterruptedException {
    boolean old = List.of(more).contains("-startdate");
    boolean rsa = List.of(more).contains("RSA");
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()),
                Stream.of("-genkeypair", "-alias", alias, "-dname", name),
                Stream.of("-keystore", store.toString(), "-storetype", "PKCS12"),
                Stream.of("-storepass", PASSWORD, "-validity", old ? "10" : "30"),
                rsa ? Stream.<String>of() : Stream.of("-keyalg", "EC"),
                Stream.of(more))
            .flatMap(part -> part)
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream said = process.getInputStream()) {
      String text = new String(said.readAllBytes(), java.nio.charset.Charset.defaultCharset());
      assertEquals(0, process.waitFor(), text);
    }
  }

  /** The key store with everything. */
  Path store() {
    return store;
  }

  /** When a certificate ends. */
  public Instant end(String alias) throws GeneralSecurityException {
    return ((X509Certificate) keys.getCertificate(alias)).getNotAfter().toInstant();
  }

  byte[] certificate(String alias) throws GeneralSecurityException {
    return pem("CERTIFICATE", keys.getCertificate(alias).getEncoded());
  }

  byte[] key(String alias) throws GeneralSecurityException {
    Key key = keys.getKey(alias, PASSWORD.toCharArray());
    return pem("PRIVATE KEY", key.getEncoded());
  }

  /** The certificate as a kubeconfig holds it. */
  public String certificateData(String alias) throws GeneralSecurityException {
    return Base64.getEncoder().encodeToString(certificate(alias));
  }

  /** The key as a kubeconfig holds it. */
  public String keyData(String alias) throws GeneralSecurityException {
    return Base64.getEncoder().encodeToString(key(alias));
  }

  Path write(Path folder, String alias) throws IOException, GeneralSecurityException {
    return Files.write(folder.resolve(alias + ".pem"), certificate(alias));
  }

  private static byte[] pem(String kind, byte[] der) {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(kind, LINES.encodeToString(der), kind);
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
