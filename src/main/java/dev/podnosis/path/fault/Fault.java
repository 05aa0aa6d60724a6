package dev.podnosis.path.fault;

import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.ObjectRef;
import java.util.List;
import java.util.Set;

/**
 * Something that may be wrong, as far as measurements from inside the cluster can tell: where
 * packets get no reply, not what drops them. A firewall, an ACL and a broken route look the same.
 */
public sealed interface Fault {
  /** What gets no reply there. */
  Set<Traffic> traffic();

  /** The word for what gets no reply: {@code udp}, {@code dns}, {@code all} … */
  default String trafficId() {
    return TrafficSet.id(traffic());
  }

  /** Whether it is about what answers say rather than about whether they come. */
  default boolean aboutContent() {
    return traffic().contains(Traffic.CONTENT);
  }

  /** The wording's code and the places, without the traffic: {@code node-entering} … */
  default Code code() {
    return switch (this) {
      case PodFault f -> f.direction().code;
      case NodeFault f -> f.scope().code;
      case PairFault f -> f.bothWays() ? Code.NODE_PAIR_BOTH : Code.NODE_PAIR;
      case EveryNodeFault f -> f.what().code;
      case ServiceRuleFault _ -> Code.SERVICE_RULES;
      case BehindServiceFault f -> f.empty() ? Code.NO_ENDPOINTS : Code.BEHIND_SERVICE;
      case ReplicaFault _ -> aboutContent() ? Code.REPLICA_WRONG : Code.REPLICA_SILENT;
      case AllReplicasFault _ ->
          aboutContent() ? Code.ALL_REPLICAS_WRONG : Code.ALL_REPLICAS_SILENT;
      case CacheFault _ -> aboutContent() ? Code.CACHE_WRONG : Code.CACHE_SILENT;
      case UpstreamLinkFault f -> f.hostAlone() ? Code.HOST_TO_UPSTREAM : Code.NODE_TO_UPSTREAM;
      case UpstreamFault _ -> aboutContent() ? Code.UPSTREAM_WRONG : Code.UPSTREAM_SILENT;
      case AllUpstreamsFault _ ->
          aboutContent() ? Code.ALL_UPSTREAMS_WRONG : Code.ALL_UPSTREAMS_SILENT;
      case ApiServerFault _ -> Code.API_SERVER;
    };
  }

  /** The places that the code speaks of, in the order that the code names. */
  default List<String> places() {
    return switch (this) {
      case PodFault f -> List.of(f.pod().toString());
      case NodeFault f -> List.of(f.node());
      case PairFault f -> List.of(f.from(), f.to());
      case ServiceRuleFault f -> List.of(f.node());
      case ReplicaFault f -> List.of(f.replica().toString());
      case CacheFault f -> List.of(f.node());
      case UpstreamLinkFault f -> List.of(f.node(), f.address());
      case UpstreamFault f -> List.of(f.address());
      case ApiServerFault f -> List.of(f.address());
      case EveryNodeFault _, BehindServiceFault _, AllReplicasFault _, AllUpstreamsFault _ ->
          List.of();
    };
  }

  /** Whether it is about all of a kind: what several separate faults may look like. */
  default boolean everywhere() {
    return switch (this) {
      case EveryNodeFault _, AllReplicasFault _, AllUpstreamsFault _ -> true;
      default -> false;
    };
  }

  /** Unique: code, places, traffic. */
  default String id() {
    return code().id()
        + ":"
        + String.join(",", places())
        + "/"
        + String.join("+", traffic().stream().sorted().map(Traffic::id).toList());
  }

  /** What a wording speaks of. */
  enum Code {
    /** A pod's packets on the way out; pod. */
    POD_OUT,
    /** Packets on the way into a pod; pod. */
    POD_IN,
    /** Packets of all pods of a node, also among them; node. */
    NODE_PODS,
    /** Packets between a node and its own pods; node. */
    NODE_TO_ITS_PODS,
    /** Packets that leave a node for other nodes; node. */
    NODE_TO_NODES,
    /** Packets that leave a node for servers outside of the cluster; node. */
    NODE_TO_OUTSIDE,
    /** Packets that leave a node; node. */
    NODE_LEAVING,
    /** Packets that enter a node; node. */
    NODE_ENTERING,
    /** Packets that leave or enter a node; node. */
    NODE_BORDER,
    /** Everything of a node's network; node. */
    NODE_WHOLE,
    /** Packets from one node to another; node, node. */
    NODE_PAIR,
    /** Packets between two nodes both ways; node, node. */
    NODE_PAIR_BOTH,
    /** Packets between all nodes; none. */
    BETWEEN_NODES,
    /** Packets of pods on all nodes; none. */
    ALL_NODES_PODS,
    /** A node's rules for Service addresses; node. */
    SERVICE_RULES,
    /** The rules for Service addresses on all nodes; none. */
    ALL_SERVICE_RULES,
    /** The DNS Service has no ready endpoint; none. */
    NO_ENDPOINTS,
    /** Whatever answers behind the DNS Service, where no replica is visible; none. */
    BEHIND_SERVICE,
    /** A replica's process is silent; pod. */
    REPLICA_SILENT,
    /** A replica answers wrongly; pod. */
    REPLICA_WRONG,
    /** All replicas are silent; none. */
    ALL_REPLICAS_SILENT,
    /** All replicas answer wrongly; none. */
    ALL_REPLICAS_WRONG,
    /** The cache on a node is silent; node. */
    CACHE_SILENT,
    /** The cache on a node answers wrongly; node. */
    CACHE_WRONG,
    /** From one node to one upstream; node, address. */
    NODE_TO_UPSTREAM,
    /** From a node's own processes to one upstream, while its pods may reach it; node, address. */
    HOST_TO_UPSTREAM,
    /** An upstream, or the way to it that all nodes share; address. */
    UPSTREAM_SILENT,
    /** An upstream answers with errors; address. */
    UPSTREAM_WRONG,
    /** All upstreams, or the way to them that all nodes share; none. */
    ALL_UPSTREAMS_SILENT,
    /** All upstreams answer with errors; none. */
    ALL_UPSTREAMS_WRONG,
    /** The API server behind its address; address. */
    API_SERVER;

    /** The word used in results and catalogue. */
    public String id() {
      return EnumId.of(this);
    }
  }

  /** A pod's own network. */
  record PodFault(ObjectRef pod, Direction direction, Set<Traffic> traffic) implements Fault {
    public PodFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /** Which way packets go. */
  enum Direction {
    LEAVING(Code.POD_OUT),
    ENTERING(Code.POD_IN);

    private final Code code;

    Direction(Code code) {
      this.code = code;
    }
  }

  /** A node's network. */
  record NodeFault(String node, Scope scope, Set<Traffic> traffic) implements Fault {
    public NodeFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /** Which packets of a node. */
  enum Scope {
    /** All packets of its pods, among them too. */
    PODS(Code.NODE_PODS),
    /** Between the node itself and its pods. */
    HOST_TO_PODS(Code.NODE_TO_ITS_PODS),
    /** Leaving for other nodes. */
    TO_NODES(Code.NODE_TO_NODES),
    /** Leaving for servers outside of the cluster. */
    TO_OUTSIDE(Code.NODE_TO_OUTSIDE),
    /** Leaving the node. */
    LEAVING(Code.NODE_LEAVING),
    /** Entering the node from other nodes. */
    ENTERING(Code.NODE_ENTERING),
    /** Leaving and entering. */
    BORDER(Code.NODE_BORDER),
    /** All of these. */
    WHOLE(Code.NODE_WHOLE);

    private final Code code;

    Scope(Code code) {
      this.code = code;
    }
  }

  /** The way between two nodes. */
  record PairFault(String from, String to, boolean bothWays, Set<Traffic> traffic)
      implements Fault {
    public PairFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /** The same on all nodes. */
  record EveryNodeFault(Everywhere what, Set<Traffic> traffic) implements Fault {
    public EveryNodeFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /** What is wrong on all nodes alike. */
  enum Everywhere {
    BETWEEN_NODES(Code.BETWEEN_NODES),
    PODS(Code.ALL_NODES_PODS),
    SERVICE_RULES(Code.ALL_SERVICE_RULES);

    private final Code code;

    Everywhere(Code code) {
      this.code = code;
    }
  }

  /** What leads from the DNS Service's address to a replica. */
  record ServiceRuleFault(String node, Set<Traffic> traffic) implements Fault {
    public ServiceRuleFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /** The DNS Service has nobody behind it, or nobody visible answers. */
  record BehindServiceFault(boolean empty, Set<Traffic> traffic) implements Fault {
    public BehindServiceFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /** One replica's process. */
  record ReplicaFault(ObjectRef replica, Set<Traffic> traffic) implements Fault {
    public ReplicaFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /** All replicas alike: what they share is their configuration, their image, their source. */
  record AllReplicasFault(Set<Traffic> traffic) implements Fault {
    public AllReplicasFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /** NodeLocal DNSCache on a node. */
  record CacheFault(String node, Set<Traffic> traffic) implements Fault {
    public CacheFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /**
   * From one node to one server outside of the cluster, while others may reach it.
   *
   * @param node the node
   * @param address the server
   * @param hostAlone whether only the node's own processes are cut off, such as its DNS cache,
   *     while its pods may reach the server
   * @param traffic what gets no reply
   */
  record UpstreamLinkFault(String node, String address, boolean hostAlone, Set<Traffic> traffic)
      implements Fault {
    public UpstreamLinkFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /** A server outside of the cluster; an empty address is one that is not known. */
  record UpstreamFault(String address, Set<Traffic> traffic) implements Fault {
    public UpstreamFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /** All servers outside of the cluster. */
  record AllUpstreamsFault(Set<Traffic> traffic) implements Fault {
    public AllUpstreamsFault {
      traffic = Set.copyOf(traffic);
    }
  }

  /** The API server. */
  record ApiServerFault(String address, Set<Traffic> traffic) implements Fault {
    public ApiServerFault {
      traffic = Set.copyOf(traffic);
    }
  }
}
