package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Kernel;
import dev.podnosis.demo.world.Kubelet;
import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.NodeSpec;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;

/**
 * NodeLocal DNSCache was killed on one node and left its interface behind: what is sent to the DNS
 * Service's address from there reaches nobody.
 */
final class NodeLocalDown implements Incident {
  private static final String NODE = "worker-1";
  private static final String SERVICE = "10.96.0.10";
  private static final String CONTAINER = "node-cache";
  private static final Duration BEGAN = Duration.ofMinutes(11);

  private static final String MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: node-local-dns, namespace: kube-system, creationTimestamp: now-P90D}
      data:
        Corefile: |
          cluster.local:53 {
              errors
              cache {
                  success 9984 30
                  denial 9984 5
              }
              reload
              loop
              bind 169.254.20.10 10.96.0.10
              forward . __PILLAR__CLUSTER__DNS__ {
                  force_tcp
              }
              prometheus :9253
              health 169.254.20.10:8080
          }
          .:53 {
              errors
              cache 30
              reload
              loop
              bind 169.254.20.10 10.96.0.10
              forward . __PILLAR__UPSTREAM__SERVERS__
              prometheus :9253
          }
      """;

  /** Mounted into the cache's pods by the manifest: its servers become the cache's upstreams. */
  private static final String KUBE_DNS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: kube-dns, namespace: kube-system, creationTimestamp: now-P90D}
      data:
        upstreamNameservers: |
          ["10.20.0.2", "10.20.0.3"]
      """;

  private static final String SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: node-local-dns, namespace: kube-system, creationTimestamp: now-P90D, labels: {k8s-app: node-local-dns}}
      x-demo: {podAge: P30D}
      spec:
        selector: {matchLabels: {k8s-app: node-local-dns}}
        template:
          metadata: {labels: {k8s-app: node-local-dns}}
          spec:
            containers:
            - name: node-cache
              image: registry.k8s.io/dns/k8s-dns-node-cache:1.26.4
              imagePullPolicy: IfNotPresent
              args: [-localip, "169.254.20.10,10.96.0.10", -conf, /etc/Corefile, -upstreamsvc, kube-dns-upstream]
              resources: {requests: {cpu: 25m, memory: 5Mi}, limits: {memory: 16Mi}}
            dnsPolicy: Default
            hostNetwork: true
            priorityClassName: system-node-critical
            serviceAccountName: node-local-dns
            tolerations: [{operator: Exists}]
      """;

  @Override
  public String id() {
    return "nodelocal-down";
  }

  @Override
  public void manifests(Manifests manifests) {
    manifests.add(MAP);
    manifests.add(KUBE_DNS);
    manifests.add(SET);
  }

  @Override
  public void network(Network network) {
    network.cutOff(NODE, SERVICE);
  }

  @Override
  public void world(World world) {
    world.nodes().forEach(n -> interfaces(world.kernel(n.name()), n));
    world.pods("kube-system", "k8s-app", "node-local-dns").stream()
        .filter(p -> p.node().equals(NODE))
        .forEach(p -> kill(world, p));
    world.settle();
    BusinessErrors.failOn(world, NODE, BEGAN);
  }

  private static void kill(World world, Pod pod) {
    Instant ended = world.ago(Duration.ofSeconds(50));
    Kubelet.ContainerState state =
        Kubelet.ContainerState.waiting(
                "CrashLoopBackOff",
                "back-off 5m0s restarting failed container=%s pod=%s_%s(%s)"
                    .formatted(CONTAINER, pod.name(), pod.namespace(), pod.uid()))
            .after(
                6, Kubelet.terminated(pod.uid(), 137, "OOMKilled", ended.minusSeconds(9), ended));
    world.change(
        pod,
        json -> {
          Kubelet.change(json, CONTAINER, state, world.ago(BEGAN));
          return json;
        });
  }

  /** The cache's interface and rules are on every node; on one of them nobody listens there. */
  private static void interfaces(Kernel kernel, NodeSpec node) {
    kernel.command(
        "ip -o addr",
        """
        1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever
        2: eth0    inet %s/24 brd 10.20.0.255 scope global eth0\\       valid_lft forever preferred_lft forever
        9: nodelocaldns    inet 169.254.20.10/32 scope global nodelocaldns\\       valid_lft forever preferred_lft forever
        9: nodelocaldns    inet 10.96.0.10/32 scope global nodelocaldns\\       valid_lft forever preferred_lft forever
        """
            .formatted(node.address()));
    kernel.command(
        "iptables-save -t raw",
        """
        *raw
        -A PREROUTING -d 10.96.0.10/32 -p udp -m udp --dport 53 -m comment --comment "NodeLocal DNS Cache: skip conntrack" -j NOTRACK
        -A PREROUTING -d 169.254.20.10/32 -p udp -m udp --dport 53 -m comment --comment "NodeLocal DNS Cache: skip conntrack" -j NOTRACK
        COMMIT
        """);
    String listening =
        "UNCONN 0      0         10.96.0.10:53        0.0.0.0:*   "
            + " users:((\"node-cache\",pid=2236,fd=14))\n"
            + "UNCONN 0      0      169.254.20.10:53        0.0.0.0:*   "
            + " users:((\"node-cache\",pid=2236,fd=12))\n";
    kernel.command(
        "ss -lunp",
        "State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n"
            + (node.name().equals(NODE) ? "" : listening));
  }
}
