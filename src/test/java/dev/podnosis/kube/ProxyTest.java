package dev.podnosis.kube;

import static dev.podnosis.kube.Kubeconf.access;
import static dev.podnosis.kube.Kubeconf.options;
import static dev.podnosis.kube.Kubeconf.own;
import static dev.podnosis.kube.Kubeconf.problem;
import static dev.podnosis.kube.Kubeconf.text;
import static dev.podnosis.kube.Kubeconf.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways through proxies, over real sockets, and which proxy the environment means. */
class ProxyTest {
  @TempDir static Path folder;
  private static Certificates certificates;

  @BeforeAll
  static void makeCertificates()
      throws IOException, GeneralSecurityException, InterruptedException {
    certificates = Certificates.make(folder);
  }

  private static Path config(FakeApi api, String proxy) throws GeneralSecurityException {
    String cluster =
        "server: '%s', proxy-url: '%s', certificate-authority-data: %s"
            .formatted(api.url(), proxy, certificates.certificateData("ca"));
    return write(folder, "config", text(cluster, "token: t"));
  }

  @Test
  void goesThroughTheProxyWithItsPassword()
      throws GeneralSecurityException, InterruptedException, IOException {
    try (FakeApi api = FakeApi.secure(certificates, "server");
        ConnectProxy proxy = ConnectProxy.start("HTTP/1.1 200 OK")) {
      api.stream("/api/v1/namespaces/shop/pods/web/exec", ExecStreams.says("hi", 0));
      Path file = config(api, "http://ann:s3cret@127.0.0.1:" + proxy.port());
      ConnectOutcome outcome = Cluster.connect(access(own(file)), Consent.none(), options());
      try (Cluster cluster = assertInstanceOf(ConnectOutcome.Connected.class, outcome).cluster()) {
        ExecRequest request =
            ExecRequest.of("shop", "web", "", List.of("x"), Duration.ofSeconds(60));
        assertInstanceOf(ExecOutcome.Ran.class, cluster.exec(request));
      }
      String request = proxy.requests().get(0);
      assertTrue(request.startsWith("CONNECT 127.0.0.1:" + api.port()), request);
      assertTrue(request.contains("Basic YW5uOnMzY3JldA=="), request);
      assertTrue(proxy.requests().size() > 1, "the stream goes through the proxy, too");
    }
  }

  @Test
  void saysThatTheProxyRefused()
      throws GeneralSecurityException, InterruptedException, IOException {
    try (FakeApi api = FakeApi.secure(certificates, "server");
        ConnectProxy proxy = ConnectProxy.start("HTTP/1.1 407 Proxy Authentication Required")) {
      Path file = config(api, "http://127.0.0.1:" + proxy.port());
      ConnectOutcome.ConnectProblem problem =
          problem(Cluster.connect(access(own(file)), Consent.none(), options()));
      assertEquals(Trouble.PROXY_FAILED, problem.kind());
      assertTrue(problem.detail().contains("407"), problem.detail());
    }
  }

  @Test
  void saysThatTheProxyIsNotThere()
      throws GeneralSecurityException, InterruptedException, IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (FakeApi api = FakeApi.secure(certificates, "server")) {
      Path file = config(api, "http://127.0.0.1:" + free);
      assertEquals(
          Trouble.PROXY_FAILED,
          problem(Cluster.connect(access(own(file)), Consent.none(), options())).kind());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://api.example.com:6443||http://p:1",
        "http://api.example.com||http://plain:2",
        "https://localhost:6443||none",
        "https://127.0.0.1:6443||none",
        "https://api.example.com:6443|example.com|none",
        "https://api.example.com:6443|.example.com|none",
        "https://api.example.com:6443|*.example.com|none",
        "https://notexample.com:6443|example.com|http://p:1",
        "https://api.example.com:6443|other, api.example.com:6443|none",
        "https://api.example.com:6443|api.example.com:443|http://p:1",
        "https://10.1.2.3:6443|10.0.0.0/8|none",
        "https://11.1.2.3:6443|10.0.0.0/8|http://p:1",
        "https://[fd00::1]:6443|fd00::/8|none",
        "https://10.1.2.3:6443|10.0.0.0/zz, nonsense/8|http://p:1",
        "https://api.example.com:6443|*|none",
      })
  void readsTheEnvironmentAsKubectlDoes(String server, String except, String expected)
      throws URISyntaxException {
    Map<String, String> environment =
        new HashMap<>(Map.of("HTTPS_PROXY", "p:1", "http_proxy", "http://plain:2"));
    if (except != null) {
      environment.put("NO_PROXY", except);
    }
    URI proxy = new ProxyRules(environment).fromEnvironment(URI.create(server));
    assertEquals(expected, proxy == null ? "none" : proxy.toString());
  }

  @Test
  void takesTheKubeconfigsProxyFirst() throws GeneralSecurityException {
    try (FakeApi api = FakeApi.secure(certificates, "server")) {
      Path file = config(api, "socks5://127.0.0.1:1080");
      Kubeconfigs own =
          new Kubeconfigs(
              Map.of("KUBECONFIG", file.toString(), "HTTPS_PROXY", "http://other:1"), folder);
      Kubeconfig config = assertInstanceOf(Kubeconfig.class, own.read());
      assertEquals(URI.create("socks5://127.0.0.1:1080"), access(config.choose(null)).proxy());
      assertNotNull(config.contexts().get(0).proxy());
    }
  }
}
