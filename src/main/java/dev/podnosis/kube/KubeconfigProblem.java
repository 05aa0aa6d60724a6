package dev.podnosis.kube;

import java.util.List;

/**
 * Why a kubeconfig or a context of it cannot be used.
 *
 * @param kind what is wrong
 * @param subject the file, context, cluster or user it is about; may be empty
 * @param detail the technical detail, without secrets; may be empty
 * @param suggestions names that exist and are near, best first
 */
public record KubeconfigProblem(Kind kind, String subject, String detail, List<String> suggestions)
    implements KubeconfigResult, AccessResult {
  /** What can be wrong with a kubeconfig. */
  public enum Kind {
    /** The file that was named is not there. */
    MISSING_FILE,
    /** Neither {@code KUBECONFIG} nor the default location has a file. */
    NO_KUBECONFIG,
    /** It is there and cannot be read. */
    UNREADABLE,
    /** It holds nothing. */
    EMPTY,
    /** It is not YAML. */
    NOT_YAML,
    /** It is larger, deeper or more repetitive than a kubeconfig can be. */
    TOO_LARGE,
    /** It is YAML of another kind. */
    NOT_A_KUBECONFIG,
    /** It names no context. */
    NO_CONTEXTS,
    /** No context was chosen and the file has no current one. */
    NO_CURRENT_CONTEXT,
    /** The context that was asked for is not in it. */
    NO_SUCH_CONTEXT,
    /** The context names a cluster that is not in it. */
    NO_SUCH_CLUSTER,
    /** The context names a user that is not in it. */
    NO_SUCH_USER,
    /** The cluster's server is not an HTTP or HTTPS address. */
    BAD_SERVER,
    /** The proxy is not an address that can be used. */
    BAD_PROXY,
    /** A certificate, key or token file that it names is not there. */
    MISSING_REFERENCED_FILE,
    /** A certificate or key cannot be read. */
    BAD_CERTIFICATE,
    /** The client certificate is past its end. */
    CLIENT_CERTIFICATE_EXPIRED,
    /** The client certificate's time has not begun. */
    CLIENT_CERTIFICATE_NOT_YET_VALID,
    /** The way of authenticating is not offered here. */
    UNSUPPORTED_AUTHENTICATION
  }

  public KubeconfigProblem {
    subject = Printable.line(subject);
    detail = Printable.line(detail);
    suggestions = suggestions.stream().map(Printable::line).toList();
  }

  KubeconfigProblem(Kind kind, String subject, String detail) {
    this(kind, subject, detail, List.of());
  }
}
