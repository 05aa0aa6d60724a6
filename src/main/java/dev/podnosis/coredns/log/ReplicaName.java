package dev.podnosis.coredns.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from a log file's name whose log it is. */
public final class ReplicaName {
  /** {@code /var/log/pods/NAMESPACE_POD_UID/CONTAINER/0.log} of a node. */
  private static final Pattern OF_KUBELET =
      Pattern.compile(".*/[a-z0-9.-]+_([a-z0-9.-]+)_[0-9a-f-]{8,64}/[^/]+/[^/]+");

  /** {@code /var/log/containers/POD_NAMESPACE_CONTAINER-ID.log} of a node. */
  private static final Pattern OF_CONTAINER =
      Pattern.compile("(?:.*/)?([a-z0-9.-]+)_[a-z0-9.-]+_[^/]+-[0-9a-f]{64}\\.log.*");

  private static final Pattern ENDINGS =
      Pattern.compile(
          "(?:\\.(?:gz|log|txt|json|out|timestamps|previous|\\d{1,3}|\\d{8}-\\d{6}))+$");

  private ReplicaName() {}

  /** The pod's name where the path tells it, else the file's name without its endings. */
  public static String ofFile(String path) {
    String slashes = path.replace('\\', '/');
    Matcher kubelet = OF_KUBELET.matcher(slashes);
    if (kubelet.matches()) {
      return kubelet.group(1);
    }
    Matcher container = OF_CONTAINER.matcher(slashes);
    if (container.matches()) {
      return container.group(1);
    }
    String name = slashes.substring(slashes.lastIndexOf('/') + 1);
    String bare = ENDINGS.matcher(name).replaceFirst("");
    return bare.isEmpty() ? name : bare;
  }
}
