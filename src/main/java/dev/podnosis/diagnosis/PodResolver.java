package dev.podnosis.diagnosis;

import dev.podnosis.dns.ResolvConf;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ResolvConfSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the business pod's resolver is told.
 *
 * @param conf the file in the container
 * @param attachment what its first nameserver is
 */
public record PodResolver(ResolvConf conf, Attachment attachment) {
  /** What a pod's first nameserver is (KNOWLEDGE: terms). */
  public enum Attachment {
    /** The DNS Service. */
    KUBE_DNS,
    /** NodeLocal DNSCache. */
    NODELOCAL,
    /** Something else. */
    OTHER,
    /** The DNS Service's address is not known. */
    UNKNOWN
  }

  static Optional<Fact<PodResolver>> of(Facts facts) {
    return facts
        .caseFile()
        .all(ResolvConfSeen.class)
        .filter(s -> s.what().where().equals("pod " + facts.caseFile().target().pod()))
        .reduce((a, b) -> b)
        .map(
            s -> {
              ResolvConf conf = ResolvConf.parse(s.what().text());
              List<String> evidence = new ArrayList<>(List.of(s.id()));
              facts.dns().service().ifPresent(f -> evidence.addAll(f.evidence()));
              return new Fact<>(new PodResolver(conf, attachment(conf, facts)), evidence);
            });
  }

  private static Attachment attachment(ResolvConf conf, Facts facts) {
    if (conf.nameservers().isEmpty()) {
      return Attachment.OTHER;
    }
    String first = conf.nameservers().getFirst();
    if (facts.dns().isService(first)) {
      return Attachment.KUBE_DNS;
    }
    if (facts.dns().nodeLocalAddresses().contains(first) || cacheOfAnotherAddress(first, facts)) {
      return Attachment.NODELOCAL;
    }
    return facts.dns().serviceAddresses().isEmpty() ? Attachment.UNKNOWN : Attachment.OTHER;
  }

  /**
   * Distributions give NodeLocal DNSCache other link-local addresses (169.254.25.10 in Kubespray,
   * 169.254.10.10 in AKS). The clouds' own servers are link-local too, below 169.254.169.
   */
  private static boolean cacheOfAnotherAddress(String server, Facts facts) {
    return server.startsWith("169.254.")
        && !server.startsWith("169.254.169.")
        && facts.dns().nodeLocalInstalled() == Presence.PRESENT;
  }

  /**
   * Whether the spec alone says that the pod does not ask the cluster's DNS. It says nothing of a
   * file that was edited in the container.
   */
  public static boolean specAvoidsClusterDns(PodFacts pod, List<String> clusterAddresses) {
    return switch (pod.dns().policy()) {
      case "Default" -> pod.dns().nameservers().stream().noneMatch(clusterAddresses::contains);
      case "ClusterFirst" -> pod.dns().hostNetwork();
      case "None" -> pod.dns().nameservers().stream().noneMatch(clusterAddresses::contains);
      default -> false;
    };
  }
}
