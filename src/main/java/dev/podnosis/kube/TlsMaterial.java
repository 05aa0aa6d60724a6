package dev.podnosis.kube;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The certificates and keys of one connection.
 *
 * @param authorities who may sign the server's certificate; empty for the system's own list
 * @param skipsVerification whether the server's certificate is not checked at all
 * @param serverName the name the server's certificate must carry, or empty for its address
 * @param chain the client certificate and its issuers; empty for none
 * @param key the client certificate's key, or null
 */
record TlsMaterial(
    List<X509Certificate> authorities,
    boolean skipsVerification,
    String serverName,
    List<X509Certificate> chain,
    @Nullable PrivateKey key) {
  TlsMaterial {
    authorities = List.copyOf(authorities);
    chain = List.copyOf(chain);
  }

  TlsMaterial withClient(List<X509Certificate> newChain, PrivateKey newKey) {
    return new TlsMaterial(authorities, skipsVerification, serverName, newChain, newKey);
  }

  /** The certificates of a PEM text. */
  static List<X509Certificate> certificates(byte[] pem) throws CertificateException {
    Collection<? extends java.security.cert.Certificate> parsed =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    List<X509Certificate> found = new ArrayList<>();
    for (java.security.cert.Certificate certificate : parsed) {
      if (certificate instanceof X509Certificate x509) {
        found.add(x509);
      }
    }
    if (found.isEmpty()) {
      throw new CertificateException("no certificate in it");
    }
    return found;
  }

  KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
    if (key == null || chain.isEmpty()) {
      return new KeyManager[0];
    }
    KeyStore store = emptyStore();
    store.setKeyEntry("client", key, new char[0], chain.toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
    if (skipsVerification) {
      return new TrustManager[] {new TrustEverything()};
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities.isEmpty() ? null : storeOfAuthorities());
    return factory.getTrustManagers();
  }

  private KeyStore storeOfAuthorities() throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (X509Certificate authority : authorities) {
      store.setCertificateEntry("ca" + store.size(), authority);
    }
    return store;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  @Override
  public String toString() {
    return "TlsMaterial[" + authorities.size() + " authorities]";
  }
}
