package dev.podnosis.kube;

import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import io.fabric8.kubernetes.client.vertx5.Vertx5HttpClient;
import io.fabric8.kubernetes.client.vertx5.Vertx5HttpClientFactory;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Sets the client's transport up for one cluster. */
final class ClusterHttp extends Vertx5HttpClientFactory {
  private static final int MOST_CONNECTIONS = 24;

  /** Below the idle limits of common load balancers, so that a dead connection is not reused. */
  private static final int KEPT_IDLE_SECONDS = 45;

  private static final int LARGEST_FRAME = 8 << 20;

  private final TlsMaterial tls;
  private final boolean plain;

  private ClusterHttp(TlsMaterial tls, boolean plain) {
    this.tls = tls;
    this.plain = plain;
  }

  static HttpClient open(ClusterAccess access, TlsMaterial tls, Duration connectTimeout)
      throws GeneralSecurityException, IOException {
    ClusterHttp factory = new ClusterHttp(tls, access.isPlain());
    HttpClient.Builder builder = factory.newBuilder();
    builder.connectTimeout(connectTimeout.toMillis(), TimeUnit.MILLISECONDS).preferHttp11();
    if (!access.isPlain()) {
      builder.sslContext(tls.keyManagers(), tls.trustManagers());
    }
    URI proxy = access.proxy();
    if (proxy != null) {
      useProxy(builder, proxy);
    }
    // retries are decided where the meaning of a request is known
    builder.tag(new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build());
    return builder.build();
  }

  /**
   * Where this transport opens WebSockets. The client's own way of opening one listens to it only
   * after it began to connect: what came before was lost when that thread was slow to get on.
   */
  static WebSocketClient streams(HttpClient http) {
    return ((Vertx5HttpClient<?>) http).getWebSocketClient();
  }

  private static void useProxy(HttpClient.Builder builder, URI proxy) {
    boolean socks = proxy.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
    int port = proxy.getPort() > 0 ? proxy.getPort() : socks ? 1080 : 80;
    builder.proxyType(socks ? HttpClient.ProxyType.SOCKS5 : HttpClient.ProxyType.HTTP);
    builder.proxyAddress(new InetSocketAddress(proxy.getHost(), port));
    if (proxy.getUserInfo() != null) {
      builder.proxyAuthorization(HttpClientUtils.basicCredentials(proxy.getUserInfo()));
    }
  }

  @Override
  protected void additionalConfig(
      WebClientOptions http, WebSocketClientOptions webSocket, PoolOptions pool) {
    pool.setHttp1MaxSize(MOST_CONNECTIONS);
    http.setKeepAliveTimeout(KEPT_IDLE_SECONDS).setDecompressionSupported(true);
    webSocket.setMaxFrameSize(LARGEST_FRAME).setMaxMessageSize(LARGEST_FRAME);
    if (!plain && !tls.serverName().isEmpty()) {
      ServerNameTls engines = new ServerNameTls(tls);
      http.setSslEngineOptions(engines);
      webSocket.setSslEngineOptions(engines);
    }
  }
}
