package dev.podnosis.kube;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.SslContextFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** TLS for {@code tls-server-name}, which the client's transport does not offer by itself. */
final class ServerNameTls extends JdkSSLEngineOptions {
  private final TlsMaterial tls;

  ServerNameTls(TlsMaterial tls) {
    this.tls = tls;
  }

  @Override
  public ServerNameTls copy() {
    return this;
  }

  @Override
  public SslContextFactory sslContextFactory() {
    return () ->
        new JdkSslContext(
            context(),
            true,
            null,
            IdentityCipherSuiteFilter.INSTANCE,
            ApplicationProtocolConfig.DISABLED,
            ClientAuth.NONE,
            null,
            false);
  }

  private SSLContext context() throws SSLException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(tls.keyManagers(), tls.trustManagers(), null);
      return ServerNameContext.of(context, tls.serverName());
    } catch (GeneralSecurityException | IOException e) {
      throw new SSLException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
