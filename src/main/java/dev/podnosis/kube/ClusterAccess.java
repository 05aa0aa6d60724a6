package dev.podnosis.kube;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is needed to connect to the cluster of one context. It holds credentials and
 * tells none of them.
 */
public final class ClusterAccess implements AccessResult {
  private final KubeContext context;
  private final URI server;
  private final TlsMaterial tls;
  private final Credential credential;
  private final Impersonation impersonation;
  private final @Nullable URI proxy;

  ClusterAccess(
      KubeContext context,
      URI server,
      TlsMaterial tls,
      Credential credential,
      Impersonation impersonation,
      @Nullable URI proxy) {
    this.context = context;
    this.server = server;
    this.tls = tls;
    this.credential = credential;
    this.impersonation = impersonation;
    this.proxy = proxy;
  }

  /** The context it was made from. */
  public KubeContext context() {
    return context;
  }

  /** What must be agreed to before connecting; empty for the user's own kubeconfig. */
  public List<Consent.Question> consentNeeded() {
    List<Consent.Question> questions = new ArrayList<>();
    if (!context.foreign()) {
      return questions;
    }
    if (credential instanceof Credential.Plugin plugin) {
      ask(questions, Consent.Point.RUN_CREDENTIAL_PLUGIN, plugin.commandLine());
    }
    if (credential instanceof Credential.TokenFile(Path path) && isElsewhere(path)) {
      ask(questions, Consent.Point.SEND_FILE_AS_TOKEN, path.toString());
    }
    if (!(credential instanceof Credential.None)) {
      if (isPlain()) {
        ask(questions, Consent.Point.SEND_OVER_PLAIN_HTTP, context.server());
      } else if (tls.skipsVerification()) {
        ask(questions, Consent.Point.SEND_UNVERIFIED, context.server());
      }
    }
    return questions;
  }

  private static void ask(List<Consent.Question> to, Consent.Point point, String detail) {
    to.add(new Consent.Question(point, Printable.visible(detail)));
  }

  /** A foreign kubeconfig could name any file of the user's and have it sent to its server. */
  private boolean isElsewhere(Path path) {
    Path folder = context.file().toAbsolutePath().normalize().getParent();
    return folder == null || !path.toAbsolutePath().normalize().startsWith(folder);
  }

  boolean isPlain() {
    return "http".equals(server.getScheme().toLowerCase(Locale.ROOT));
  }

  URI server() {
    return server;
  }

  TlsMaterial tls() {
    return tls;
  }

  Credential credential() {
    return credential;
  }

  Impersonation impersonation() {
    return impersonation;
  }

  @Nullable URI proxy() {
    return proxy;
  }

  @Override
  public String toString() {
    return "ClusterAccess[" + context.name() + "]";
  }
}
