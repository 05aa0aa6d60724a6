package dev.podnosis.kube;

import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Tells from an exception of the transport what stood in the way. */
final class Troubles {
  /** How the JDK's certificates tell their time: {@code NotAfter: Mon Nov 09 14:44:09 UTC 2026}. */
  private static final Pattern VALIDITY = Pattern.compile("Not(After|Before): (.{20,60})");

  private static final DateTimeFormatter AS_JAVA_SAYS =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.US);

  private Troubles() {}

  static ApiAnswer.Unanswered of(Throwable failure, boolean throughProxy) {
    List<Throwable> chain = chain(failure);
    Throwable last = chain.get(chain.size() - 1);
    for (Throwable cause : chain) {
      if (cause instanceof ProxyConnectException) {
        return new ApiAnswer.Unanswered(Trouble.PROXY_FAILED, Printable.of(cause));
      }
    }
    Trouble tls = chain.stream().anyMatch(Troubles::isTls) ? ofTls(chain) : null;
    if (tls != null) {
      String detail = Printable.of(last);
      boolean time = tls == Trouble.CERTIFICATE_EXPIRED;
      return new ApiAnswer.Unanswered(tls, time ? validity(detail) : detail);
    }
    Trouble kind = ofSocket(chain);
    boolean proxy = throughProxy && (kind == Trouble.UNREACHABLE || kind == Trouble.UNKNOWN_HOST);
    return new ApiAnswer.Unanswered(proxy ? Trouble.PROXY_FAILED : kind, Printable.of(last));
  }

  /** When a certificate ended or begins, as X.509 calls it (RFC 5280, 4.1.2.5), in UTC. */
  private static String validity(String said) {
    Matcher time = VALIDITY.matcher(said);
    if (!time.find()) {
      return said;
    }
    try {
      Instant at = ZonedDateTime.parse(time.group(2), AS_JAVA_SAYS).toInstant();
      return "not" + time.group(1) + " " + at;
    } catch (DateTimeParseException e) {
      return said;
    }
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = failure; t != null && chain.size() < 20; t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }

  private static boolean isTls(Throwable cause) {
    return cause instanceof SSLException
        || cause instanceof CertificateException
        || cause instanceof CertPathValidatorException;
  }

  private static Trouble ofTls(List<Throwable> chain) {
    for (Throwable cause : chain) {
      String text = Printable.of(cause).toLowerCase(Locale.ROOT);
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return Trouble.CERTIFICATE_EXPIRED;
      } else if (cause instanceof NotSslRecordException) {
        return Trouble.TLS_FAILED;
      } else if (text.contains("subject alternative") || text.contains("no name matching")) {
        return Trouble.HOSTNAME_MISMATCH;
      } else if (text.contains("received fatal alert")) {
        return ofAlert(text);
      } else if (text.contains("certification path") || text.contains("trust anchor")) {
        return validity(chain, Trouble.WRONG_CA);
      } else if (text.contains("signature check failed")
          || text.contains("algorithm constraints")) {
        return Trouble.WRONG_CA;
      }
    }
    return Trouble.TLS_FAILED;
  }

  /** An expired issuer fails as a path, too; the cause further down says so. */
  private static Trouble validity(List<Throwable> chain, Trouble otherwise) {
    boolean expired =
        chain.stream()
            .anyMatch(
                cause ->
                    cause instanceof CertificateExpiredException
                        || cause instanceof CertificateNotYetValidException);
    return expired ? Trouble.CERTIFICATE_EXPIRED : otherwise;
  }

  /** The server's complaint about us (RFC 8446, section 6.2). */
  private static Trouble ofAlert(String text) {
    if (text.contains("certificate_expired")) {
      return Trouble.CLIENT_CERTIFICATE_EXPIRED;
    }
    boolean aboutOurs =
        text.contains("certificate")
            || text.contains("unknown_ca")
            || text.contains("access_denied");
    return aboutOurs ? Trouble.CLIENT_CERTIFICATE_REFUSED : Trouble.TLS_FAILED;
  }

  private static Trouble ofSocket(List<Throwable> chain) {
    for (Throwable cause : chain) {
      String text = Printable.of(cause).toLowerCase(Locale.ROOT);
      if (cause instanceof UnknownHostException) {
        return Trouble.UNKNOWN_HOST;
      } else if (cause instanceof TimeoutException
          || cause instanceof SocketTimeoutException
          || text.contains("timed out")
          || text.contains("timeout")) {
        return Trouble.TIMED_OUT;
      } else if (cause instanceof ConnectException
          || cause instanceof NoRouteToHostException
          || cause instanceof PortUnreachableException) {
        return Trouble.UNREACHABLE;
      } else if (cause instanceof SocketException
          || cause instanceof ClosedChannelException
          || text.contains("closed")
          || text.contains("reset")) {
        return Trouble.RESET;
      }
    }
    boolean unreadable = chain.stream().noneMatch(cause -> cause instanceof IOException);
    return unreadable ? Trouble.NOT_KUBERNETES : Trouble.RESET;
  }
}
