package dev.podnosis.diagnosis;

import dev.podnosis.dns.ResolvConf;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ResolvConfSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    if (facts.dns().serviceAddresses().contains(first)) {
      return Attachment.KUBE_DNS;
    }
    Set<String> nodeLocal = facts.dns().nodeLocalAddresses();
    if (nodeLocal.contains(first)) {
      return Attachment.NODELOCAL;
    }
    return facts.dns().serviceAddresses().isEmpty() ? Attachment.UNKNOWN : Attachment.OTHER;
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
