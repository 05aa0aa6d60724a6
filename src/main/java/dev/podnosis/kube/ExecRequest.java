package dev.podnosis.kube;

import java.time.Duration;
import java.util.List;

/**
 * A command to run in a container. It is a list of arguments and passes through no shell.
 *
 * @param namespace the pod's namespace
 * @param pod the pod
 * @param container the container; empty for the only or the default one
 * @param argv the program and its arguments
 * @param timeout how long to wait for its end; the program itself is not ended by that
 * @param mostOutput how many bytes of each stream are kept
 */
public record ExecRequest(
    String namespace,
    String pod,
    String container,
    List<String> argv,
    Duration timeout,
    int mostOutput) {
  private static final int USUAL_OUTPUT = 4 << 20;

  public ExecRequest {
    argv = List.copyOf(argv);
    if (argv.isEmpty() || mostOutput < 0) {
      throw new IllegalArgumentException("a command has a program and a bound");
    }
  }

  /** With up to 4 MiB of each stream. */
  public static ExecRequest of(
      String namespace, String pod, String container, List<String> argv, Duration timeout) {
    return new ExecRequest(namespace, pod, container, argv, timeout, USUAL_OUTPUT);
  }

  String path() {
    Parameters parameters = Parameters.none().with("container", container);
    for (String argument : argv) {
      parameters = parameters.plus("command", argument);
    }
    return parameters
        .flag("stdout", true)
        .flag("stderr", true)
        .after(Resource.PODS.path(namespace, pod) + "/exec");
  }
}
