package dev.podnosis.evidence;

import java.util.Map;

/**
 * A Corefile as its ConfigMap holds it. The text is kept whole; {@code dev.podnosis.coredns} reads
 * it.
 *
 * @param owner whose Corefile it is
 * @param configMap the ConfigMap
 * @param text the Corefile
 * @param imports further keys and ConfigMaps that it may import, file name to text; for NodeLocal
 *     those of the ConfigMap {@code kube-dns}, of which it takes stub domains and upstream servers
 * @param customKnown whether the ConfigMap {@code coredns-custom}, which AKS and k3s import from
 *     {@code custom/}, was read or seen to be missing: then there is no more of it
 */
public record CorefileSeen(
    Owner owner, ObjectRef configMap, String text, Map<String, String> imports, boolean customKnown)
    implements Observation {
  public CorefileSeen {
    imports = Map.copyOf(imports);
  }

  /** Whose Corefile it is. */
  public enum Owner {
    COREDNS,
    NODELOCAL
  }
}
