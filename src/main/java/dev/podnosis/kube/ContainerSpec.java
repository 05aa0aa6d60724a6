package dev.podnosis.kube;

import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** The containers that are created, as JSON of the API. */
final class ContainerSpec {
  /** Written by {@link DebugContainers#end} to end a container's process before its time. */
  static final String END_FILE = "/tmp/podnosis-end";

  /** Any user that is not root; images need not know it. */
  private static final int SOME_USER = 65532;

  /** Ends after $1 seconds, or when it is told to, or when the file is there. */
  private static final String WAIT =
      "trap 'exit 0' TERM INT; i=0; "
          + "while [ $i -lt \"$1\" ] && [ ! -e \"$2\" ]; do sleep 1; i=$((i+1)); done";

  private ContainerSpec() {}

  /** A container that waits for commands. The image is never pulled when the node has it. */
  static ObjectNode waiting(String name, String image, Duration lifetime) {
    ObjectNode container = Json.newObject();
    container.put("name", name).put("image", image).put("imagePullPolicy", "IfNotPresent");
    container
        .putArray("command")
        .add("sh")
        .add("-c")
        .add(WAIT)
        .add("sh")
        .add(Long.toString(lifetime.toSeconds()))
        .add(END_FILE);
    return container;
  }

  /** What the restricted pod security standard allows. */
  static void restrict(ObjectNode container) {
    ObjectNode context = container.putObject("securityContext");
    context.put("allowPrivilegeEscalation", false).put("privileged", false);
    context.put("runAsNonRoot", true).put("runAsUser", SOME_USER);
    context.putObject("capabilities").putArray("drop").add("ALL");
    context.putObject("seccompProfile").put("type", "RuntimeDefault");
  }

  /** Root with the runtime's own capabilities: among them, mostly, raw sockets. */
  static void asRoot(ObjectNode container) {
    ObjectNode context = container.putObject("securityContext");
    context.put("allowPrivilegeEscalation", false).put("privileged", false);
    context.put("runAsNonRoot", false).put("runAsUser", 0);
  }

  /** Enough to capture on a node and read its counters and kernel log. */
  static void seeTheNode(ObjectNode container) {
    ObjectNode context = container.putObject("securityContext");
    context.put("privileged", false).put("runAsUser", 0);
    context.putObject("capabilities").putArray("add").add("NET_ADMIN").add("NET_RAW").add("SYSLOG");
  }

  /** Entering another container's namespaces takes what only a privileged one has everywhere. */
  static void enterNamespaces(ObjectNode container) {
    container.putObject("securityContext").put("privileged", true).put("runAsUser", 0);
  }
}
