package dev.podnosis.kube;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a credential plugin printed.
 *
 * @param token a bearer token, or empty
 * @param chain a client certificate and its issuers; empty for none
 * @param key its key, or null
 * @param expires when it ends, or null when it does not say
 */
record IssuedCredential(
    String token,
    List<X509Certificate> chain,
    @Nullable PrivateKey key,
    @Nullable Instant expires) {
  IssuedCredential {
    chain = List.copyOf(chain);
  }

  boolean isOver(Instant now) {
    return expires != null && !now.isBefore(expires.minusSeconds(10));
  }

  @Override
  public String toString() {
    return "IssuedCredential[…]";
  }
}
