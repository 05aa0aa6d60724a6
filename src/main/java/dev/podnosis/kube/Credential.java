package dev.podnosis.kube;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a user of a kubeconfig presents beside a client certificate. */
sealed interface Credential {
  /** Nothing. */
  record None() implements Credential {}

  /** A bearer token. */
  record Token(String token) implements Credential {
    @Override
    public String toString() {
      return "Token[…]";
    }
  }

  /** A bearer token in a file that may be renewed. */
  record TokenFile(Path path) implements Credential {}

  /** User name and password. */
  record Basic(String user, String password) implements Credential {
    @Override
    public String toString() {
      return "Basic[" + user + ", …]";
    }
  }

  /**
   * A program that prints a credential (client.authentication.k8s.io).
   *
   * @param apiVersion the version of the protocol it speaks
   * @param command the program: looked up on the path, or resolved from the kubeconfig's folder
   * @param arguments its arguments
   * @param environment variables to add
   * @param interactive {@code Never}, {@code IfAvailable} or {@code Always}
   * @param wantsCluster whether it is told about the cluster
   */
  record Plugin(
      String apiVersion,
      String command,
      List<String> arguments,
      Map<String, String> environment,
      String interactive,
      boolean wantsCluster)
      implements Credential {
    public Plugin {
      arguments = List.copyOf(arguments);
      environment = Map.copyOf(environment);
    }

    /** The whole command line, quoted where needed, with names (not values) of its variables. */
    String commandLine() {
      StringBuilder line = new StringBuilder();
      environment.keySet().stream().sorted().forEach(n -> line.append(quoted(n)).append("=… "));
      line.append(quoted(command));
      arguments.forEach(argument -> line.append(' ').append(quoted(argument)));
      return Printable.visible(line.toString());
    }

    private static String quoted(String word) {
      return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public String toString() {
      return "Plugin[" + commandLine() + "]";
    }
  }
}
