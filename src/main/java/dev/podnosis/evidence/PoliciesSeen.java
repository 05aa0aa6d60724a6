package dev.podnosis.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * NetworkPolicies that may concern DNS, each as the JSON of its spec, and the labels of the
 * namespaces they speak of.
 *
 * @param policies the policies
 * @param namespaceLabels namespace to labels
 */
public record PoliciesSeen(List<Policy> policies, Map<String, Map<String, String>> namespaceLabels)
    implements Observation {
  public PoliciesSeen {
    policies = List.copyOf(policies);
    namespaceLabels = Map.copyOf(namespaceLabels);
  }

  /**
   * One NetworkPolicy.
   *
   * @param ref namespace and name
   * @param podSelector which pods it selects
   * @param egress whether it restricts what they send
   * @param ingress whether it restricts what they receive
   * @param egressRules what they may send
   * @param ingressRules what they may receive
   */
  public record Policy(
      ObjectRef ref,
      Selector podSelector,
      boolean egress,
      boolean ingress,
      List<Rule> egressRules,
      List<Rule> ingressRules) {
    public Policy {
      egressRules = List.copyOf(egressRules);
      ingressRules = List.copyOf(ingressRules);
    }
  }

  /**
   * What a rule lets through.
   *
   * @param peers the other ends; empty means all
   * @param ports the ports; empty means all
   */
  public record Rule(List<Peer> peers, List<PortRange> ports) {
    public Rule {
      peers = List.copyOf(peers);
      ports = List.copyOf(ports);
    }
  }

  /**
   * Another end.
   *
   * @param pods selector of pods, or null
   * @param namespaces selector of namespaces, or null
   * @param cidr address block; empty when it names pods or namespaces
   * @param except blocks left out of {@code cidr}
   */
  public record Peer(
      @org.jspecify.annotations.Nullable Selector pods,
      @org.jspecify.annotations.Nullable Selector namespaces,
      String cidr,
      List<String> except) {
    public Peer {
      except = List.copyOf(except);
    }
  }

  /**
   * Ports of a rule.
   *
   * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
   * @param port a number or a name; empty means all
   * @param endPort the last port of a range, or 0
   */
  public record PortRange(String protocol, String port, int endPort) {}

  /**
   * A label selector.
   *
   * @param labels labels that must match
   * @param expressions further terms
   */
  public record Selector(Map<String, String> labels, List<Term> expressions) {
    public Selector {
      labels = Map.copyOf(labels);
      expressions = List.copyOf(expressions);
    }

    /** Whether it selects an object with these labels. */
    public boolean matches(Map<String, String> of) {
      return labels.entrySet().stream().allMatch(e -> e.getValue().equals(of.get(e.getKey())))
          && expressions.stream().allMatch(t -> t.matches(of.get(t.key())));
    }
  }

  /**
   * One term of a selector.
   *
   * @param key label
   * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}
   * @param values the values
   */
  public record Term(String key, String operator, List<String> values) {
    public Term {
      values = List.copyOf(values);
    }

    boolean matches(@Nullable String value) {
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        default -> false;
      };
    }
  }
}
