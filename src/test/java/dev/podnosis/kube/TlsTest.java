package dev.podnosis.kube;

import static dev.podnosis.kube.Kubeconf.access;
import static dev.podnosis.kube.Kubeconf.foreign;
import static dev.podnosis.kube.Kubeconf.options;
import static dev.podnosis.kube.Kubeconf.own;
import static dev.podnosis.kube.Kubeconf.problem;
import static dev.podnosis.kube.Kubeconf.text;
import static dev.podnosis.kube.Kubeconf.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with certificates that fit, and with such that do not. */
class TlsTest {
  @TempDir static Path folder;
  private static Certificates certificates;

  @BeforeAll
  static void makeCertificates()
      throws IOException, GeneralSecurityException, InterruptedException {
    certificates = Certificates.make(folder);
  }

  private ConnectOutcome connect(FakeApi api, String cluster, String user)
      throws InterruptedException {
    Path file = write(folder, "config", text("server: '" + api.url() + "', " + cluster, user));
    return Cluster.connect(access(own(file)), Consent.none(), options());
  }

  private String ca(String alias) throws GeneralSecurityException {
    return "certificate-authority-data: " + certificates.certificateData(alias);
  }

  private static void assertConnects(ConnectOutcome outcome) {
    assertInstanceOf(ConnectOutcome.Connected.class, outcome).cluster().close();
  }

  @Test
  void trustsTheKubeconfigsAuthorityOnly()
      throws IOException, GeneralSecurityException, InterruptedException {
    try (FakeApi api = FakeApi.secure(certificates, "server")) {
      assertConnects(connect(api, ca("ca"), "token: x"));
      String file = "certificate-authority: " + certificates.write(folder, "ca").getFileName();
      assertConnects(connect(api, file, "token: x"));
      assertEquals(Trouble.WRONG_CA, problem(connect(api, ca("other"), "token: x")).kind());
      String none = "namespace: x";
      assertEquals(Trouble.WRONG_CA, problem(connect(api, none, "token: x")).kind());
      assertEquals(3 - 1, api.seen("GET /version").size());
    }
  }

  @Test
  void saysExpired() throws GeneralSecurityException, InterruptedException {
    try (FakeApi api = FakeApi.secure(certificates, "expired")) {
      ConnectOutcome.ConnectProblem problem = problem(connect(api, ca("ca"), "token: x"));
      assertEquals(Trouble.CERTIFICATE_EXPIRED, problem.kind());
      assertEquals("notAfter " + certificates.end("expired"), problem.detail());
    }
  }

  @Test
  void checksTheName() throws GeneralSecurityException, InterruptedException {
    try (FakeApi api = FakeApi.secure(certificates, "elsewhere")) {
      String user = "token: x";
      assertEquals(Trouble.HOSTNAME_MISMATCH, problem(connect(api, ca("ca"), user)).kind());
      String named = ca("ca") + ", tls-server-name: api.example.test";
      assertConnects(connect(api, named, user));
      String wrong = ca("ca") + ", tls-server-name: other.example.test";
      assertEquals(Trouble.HOSTNAME_MISMATCH, problem(connect(api, wrong, user)).kind());
      assertEquals(
          Trouble.WRONG_CA,
          problem(connect(api, ca("other") + ", tls-server-name: api.example.test", user)).kind());
      assertConnects(connect(api, "insecure-skip-tls-verify: true", user));
    }
  }

  @Test
  void aStreamChecksAsMuch() throws GeneralSecurityException, InterruptedException {
    try (FakeApi api = FakeApi.secure(certificates, "elsewhere")) {
      api.stream("/api/v1/namespaces/shop/pods/web/exec", ExecStreams.says("hello", 0));
      String named = ca("ca") + ", tls-server-name: api.example.test";
      ConnectOutcome outcome = connect(api, named, "token: x");
      try (Cluster cluster = assertInstanceOf(ConnectOutcome.Connected.class, outcome).cluster()) {
        ExecRequest request =
            ExecRequest.of("shop", "web", "", List.of("echo"), Duration.ofSeconds(60));
        ExecOutcome.Ran ran = assertInstanceOf(ExecOutcome.Ran.class, cluster.exec(request));
        assertEquals("hello", ran.output().stdout());
      }
    }
  }

  @Test
  void presentsTheClientCertificate() throws GeneralSecurityException, InterruptedException {
    try (FakeApi api = FakeApi.mutual(certificates)) {
      for (String alias : List.of("client", "rsaclient")) {
        assertConnects(connect(api, ca("ca"), client(alias)));
      }
      Trouble kind = problem(connect(api, ca("ca"), "token: x")).kind();
      assertTrue(
          List.of(Trouble.CLIENT_CERTIFICATE_REFUSED, Trouble.TLS_FAILED).contains(kind),
          kind.name());
    }
  }

  @Test
  void tellsWhoTheCertificateIs() throws GeneralSecurityException, InterruptedException {
    try (FakeApi api = FakeApi.mutual(certificates)) {
      ConnectOutcome outcome = connect(api, ca("ca"), client("client"));
      try (Cluster cluster = assertInstanceOf(ConnectOutcome.Connected.class, outcome).cluster()) {
        assertEquals("ann", cluster.server().user());
        assertEquals(
            List.of("support", "viewers"), cluster.server().groups().stream().sorted().toList());
      }
    }
  }

  private String client(String alias) throws GeneralSecurityException {
    return "client-certificate-data: "
        + certificates.certificateData(alias)
        + ", client-key-data: "
        + certificates.keyData(alias);
  }

  @Test
  void saysBeforehandThatTheClientCertificateHasExpired() throws GeneralSecurityException {
    Path file = write(folder, "old", text("server: 'https://127.0.0.1:1'", client("oldclient")));
    KubeconfigProblem problem = assertInstanceOf(KubeconfigProblem.class, own(file));
    assertEquals(KubeconfigProblem.Kind.CLIENT_CERTIFICATE_EXPIRED, problem.kind());
    assertTrue(problem.subject().contains("ann"), problem.subject());
  }

  @Test
  void saysWhenTheServerFindsTheClientCertificateExpired()
      throws GeneralSecurityException, InterruptedException {
    try (FakeApi api = FakeApi.mutual(certificates)) {
      // with a token beside it the certificate is not judged beforehand
      ConnectOutcome outcome = connect(api, ca("ca"), client("oldclient") + ", token: x");
      Trouble kind = problem(outcome).kind();
      assertTrue(
          List.of(Trouble.CLIENT_CERTIFICATE_EXPIRED, Trouble.CLIENT_CERTIFICATE_REFUSED)
              .contains(kind),
          kind.name());
    }
  }

  @Test
  void readsOlderFormsOfKeys() throws GeneralSecurityException {
    for (String alias : List.of("client", "rsaclient")) {
      PrivateKey key = read(certificates.key(alias));
      assertEquals(secret(key), secret(PrivateKeys.read(OldKeys.pem(key))));
    }
  }

  private static PrivateKey read(byte[] pem) throws GeneralSecurityException {
    return PrivateKeys.read(new String(pem, StandardCharsets.US_ASCII));
  }

  private static BigInteger secret(PrivateKey key) {
    return switch (key) {
      case RSAPrivateKey rsa -> rsa.getPrivateExponent();
      case ECPrivateKey ec -> ec.getS();
      default -> throw new IllegalArgumentException(key.getAlgorithm());
    };
  }

  @Test
  void asksBeforeAForeignTokenGoesToAnUncheckedServer() throws InterruptedException {
    try (FakeApi api = FakeApi.secure(certificates, "server")) {
      String cluster = "server: '" + api.url() + "', insecure-skip-tls-verify: true";
      ClusterAccess access = access(foreign(write(folder, "theirs", text(cluster, "token: x"))));
      ConnectOutcome.ConnectProblem problem =
          problem(Cluster.connect(access, Consent.none(), options()));
      assertEquals(Consent.Point.SEND_UNVERIFIED, problem.questions().get(0).point());
      assertTrue(api.seen().isEmpty());
      assertConnects(Cluster.connect(access, Consent.to(Consent.Point.SEND_UNVERIFIED), options()));
    }
  }

  @Test
  void saysWhatIsWrongWithCertificatesInTheFile() {
    assertKind(KubeconfigProblem.Kind.MISSING_REFERENCED_FILE, "certificate-authority: /no/ca.pem");
    assertKind(KubeconfigProblem.Kind.BAD_CERTIFICATE, "certificate-authority-data: '!!!='");
    String nonsense = Base64.getEncoder().encodeToString("no".getBytes(StandardCharsets.UTF_8));
    assertKind(KubeconfigProblem.Kind.BAD_CERTIFICATE, "certificate-authority-data: " + nonsense);
  }

  private void assertKind(KubeconfigProblem.Kind kind, String cluster) {
    Path file = write(folder, "bad", text("server: 'https://x', " + cluster, "token: x"));
    assertEquals(kind, assertInstanceOf(KubeconfigProblem.class, own(file)).kind());
  }
}
