package dev.podnosis.kube;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * A TLS context whose peers all go by one name, whatever address was connected to: that name is
 * sent (RFC 6066, section 3) and the certificate must carry it.
 */
final class ServerNameContext extends SSLContextSpi {
  private final SSLContext inner;
  private final String name;

  private ServerNameContext(SSLContext inner, String name) {
    this.inner = inner;
    this.name = name;
  }

  static SSLContext of(SSLContext inner, String name) {
    return new Named(new ServerNameContext(inner, name), inner);
  }

  private static final class Named extends SSLContext {
    Named(SSLContextSpi spi, SSLContext inner) {
      super(spi, inner.getProvider(), inner.getProtocol());
    }
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    SSLEngine engine = inner.createSSLEngine(name, port);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (isHostName()) {
      parameters.setServerNames(List.of(new SNIHostName(name)));
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  private boolean isHostName() {
    try {
      java.net.InetAddress.ofLiteral(name);
      return false;
    } catch (IllegalArgumentException e) {
      return name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    }
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return engineCreateSSLEngine(name, -1);
  }

  @Override
  protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
      throws KeyManagementException {
    inner.init(keys, trust, random);
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return inner.getSocketFactory();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return inner.getServerSocketFactory();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return inner.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return inner.getClientSessionContext();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return inner.getDefaultSSLParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return inner.getSupportedSSLParameters();
  }
}
