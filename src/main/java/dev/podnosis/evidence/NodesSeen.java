package dev.podnosis.evidence;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Nodes as the API server has them. */
public record NodesSeen(List<Node> nodes) implements Observation {
  public NodesSeen {
    nodes = List.copyOf(nodes);
  }

  private static final Pattern VIRTUAL = Pattern.compile("fargate-|virtual-(?:kubelet|node)\\b");
  private static final Pattern VIRTUAL_KUBELET = Pattern.compile("-vk-|virtual-kubelet");

  /**
   * One node.
   *
   * @param name its name
   * @param ready its Ready condition; false when unknown too
   * @param troubles conditions that are bad, type to {@code reason: message}
   * @param addresses its internal addresses
   * @param kernel kernel version
   * @param osImage operating system
   * @param architecture such as {@code arm64}
   * @param runtime such as {@code containerd://2.1.1}
   * @param kubelet kubelet's version
   * @param providerId the cloud's id of the instance; may be empty
   * @param zone its zone; may be empty
   * @param unschedulable whether it is cordoned
   * @param podCidrs the pod networks it owns
   * @param images names of images it holds that can serve for debugging
   */
  public record Node(
      String name,
      boolean ready,
      Map<String, String> troubles,
      List<String> addresses,
      String kernel,
      String osImage,
      String architecture,
      String runtime,
      String kubelet,
      String providerId,
      String zone,
      boolean unschedulable,
      List<String> podCidrs,
      List<String> images) {
    public Node {
      troubles = Map.copyOf(troubles);
      addresses = List.copyOf(addresses);
      podCidrs = List.copyOf(podCidrs);
      images = List.copyOf(images);
    }

    /** Whether it runs Windows. */
    public boolean windows() {
      return osImage.startsWith("Windows");
    }

    /**
     * Whether no machine is behind it that other pods could run on: Fargate, and what Virtual
     * Kubelet stands for (ECI, ACI and the like), by the names that they give their nodes.
     */
    public boolean virtual() {
      return VIRTUAL.matcher(name).lookingAt() || VIRTUAL_KUBELET.matcher(kubelet).find();
    }
  }
}
