package dev.podnosis.kube;

import java.nio.file.Path;

/**
 * One context of a kubeconfig, as its text says; nothing was connected to or run for it.
 *
 * @param name its name
 * @param cluster the name of its cluster
 * @param server the API server's address; empty when the cluster is not defined
 * @param user the name of its user
 * @param namespace its namespace; {@code default} when it names none
 * @param authentication how it proves who it is
 * @param credentialCommand the credential plugin's full command line; empty unless there is one
 * @param proxy the cluster's own {@code proxy-url}, without its password; may be empty
 * @param tlsServerName the name the server's certificate must carry instead; may be empty
 * @param skipsVerification whether the server's certificate is not checked
 * @param foreign whether it comes from outside the user's own kubeconfig files
 * @param file the file that defines it
 */
public record KubeContext(
    String name,
    String cluster,
    String server,
    String user,
    String namespace,
    Authentication authentication,
    String credentialCommand,
    String proxy,
    String tlsServerName,
    boolean skipsVerification,
    boolean foreign,
    Path file) {

  /** How a user of a kubeconfig proves who it is. */
  public enum Authentication {
    /** Not at all. */
    NONE,
    /** A client certificate. */
    CLIENT_CERTIFICATE,
    /** A token in the kubeconfig. */
    TOKEN,
    /** A token in a file of its own. */
    TOKEN_FILE,
    /** User name and password. */
    BASIC,
    /** A credential plugin, a program that is run to get a token. */
    EXEC_PLUGIN,
    /** A legacy provider built into kubectl. */
    AUTH_PROVIDER
  }
}
