package dev.podnosis.demo.incident;

import java.util.List;

/** All incidents; a new one is one class, one line here and its words in {@code incidents.yaml}. */
public final class Incidents {
  private static final List<Incident> ALL =
      List.of(
          new Healthy(),
          new CoreDnsCrashLoop(),
          new UpstreamTimeout(),
          new PodDnsPolicyDefault(),
          new UpstreamRefuses(),
          new CoreDnsOverloaded(),
          new PrivateZoneTcp(),
          new OneUpstreamRefuses(),
          new ForwardingLoop(),
          new OomKilled(),
          new CoreDnsImagePull(),
          new NoEndpoints(),
          new Udp53BlockedNode(),
          new PacketLoss(),
          new FragmentsDropped(),
          new NetworkPolicyBlocks(),
          new ConntrackFull(),
          new NodeOverloaded(),
          new NodeLocalDown(),
          new NameTypo(),
          new StatefulSetName(),
          new DebugImagePull(),
          new NoRights());

  private Incidents() {}

  /** The incident with this id. */
  public static Incident byId(String id) {
    return ALL.stream()
        .filter(i -> i.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no incident " + id));
  }

  /** Their ids. */
  public static List<String> ids() {
    return ALL.stream().map(Incident::id).toList();
  }
}
