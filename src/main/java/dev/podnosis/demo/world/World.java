package dev.podnosis.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** One demo cluster: its objects, images and logs. */
public final class World {
  private final Instant start;
  private final List<NodeSpec> nodes = Resources.list("nodes.yaml", NodeSpec.class);
  private final List<Image> images = new ArrayList<>(Resources.list("images.yaml", Image.class));
  private final ObjectStore objects = new ObjectStore(ResourceTypes.load());
  private final Workloads workloads;
  private final Events events;
  private final Logs logs = new Logs();
  private final Map<String, Kernel> kernels = new TreeMap<>();
  private final Set<String> unpullable = new HashSet<>();
  private volatile Duration pullTime = Duration.ofMillis(900);
  private Role role = Role.byId("engineer");
  private boolean metricsServer = true;
  private double coreDnsLoad = 1;
  private Throttled throttled = new Throttled(0, Instant.EPOCH, Instant.EPOCH);
  private final AtomicInteger pods = new AtomicInteger();

  /** Builds the cluster as it is at a time, from the manifests that the change left. */
  public World(Instant start, Consumer<Manifests> change) {
    this.start = start;
    this.events = new Events(objects);
    this.workloads = new Workloads(nodes, start);
    Manifests manifests = new Manifests(start);
    change.accept(manifests);
    List<Image> present = images.stream().filter(i -> !i.debug()).toList();
    nodes.forEach(n -> objects.put(Machines.node(n, present, start)));
    nodes.forEach(n -> kernels.put(n.name(), new Kernel(start)));
    manifests.all().forEach(m -> workloads.expand(m).forEach(objects::put));
    settle();
  }

  /** Lets the controllers take note of changed pods. */
  public void settle() {
    new Controllers(objects).settle();
  }

  /** When the server started; the present of all objects. */
  public Instant start() {
    return start;
  }

  /** The time some while before the start. */
  public Instant ago(Duration age) {
    return start.minus(age);
  }

  /** The objects. */
  public ObjectStore objects() {
    return objects;
  }

  /** The logs of all containers. */
  public Logs logs() {
    return logs;
  }

  /** The recorder of events. */
  public Events events() {
    return events;
  }

  /** Who the user is and what they may do. */
  public Role role() {
    return role;
  }

  /** Gives the user another role. */
  public void setRole(String id) {
    role = Role.byId(id);
  }

  /** Whether a metrics server runs. */
  public boolean hasMetricsServer() {
    return metricsServer;
  }

  /** Takes the metrics server away. */
  public void withoutMetricsServer() {
    metricsServer = false;
  }

  /** How many times its everyday work CoreDNS has to do. */
  public double coreDnsLoad() {
    return coreDnsLoad;
  }

  /** Gives CoreDNS so many times its everyday work. */
  public void setCoreDnsLoad(double times) {
    coreDnsLoad = times;
  }

  /** When the CPU limit of CoreDNS's containers holds them back. */
  Throttled throttled() {
    return throttled;
  }

  /** Holds CoreDNS's containers back by their CPU limit: in this share of the time, from, until. */
  public void throttleCoreDns(double share, Instant from, Instant until) {
    throttled = new Throttled(share, from, until);
  }

  /** The machines. */
  public List<NodeSpec> nodes() {
    return nodes;
  }

  /** The machine of that name. */
  public NodeSpec node(String name) {
    return workloads.node(name);
  }

  /** The kernel of the machine of that name. */
  public Kernel kernel(String node) {
    return kernels.computeIfAbsent(node, n -> new Kernel(start));
  }

  /** All pods. */
  public List<Pod> pods() {
    return objects.list("Pod").stream().map(Pod::new).toList();
  }

  /** The pods of a namespace that carry a label. */
  public List<Pod> pods(String namespace, String label, String value) {
    return pods().stream()
        .filter(p -> p.namespace().equals(namespace))
        .filter(p -> p.labels().path(label).asString("").equals(value))
        .toList();
  }

  /** The replicas of CoreDNS. */
  public List<Pod> coreDns() {
    return pods("kube-system", "k8s-app", "kube-dns");
  }

  /** Changes a pod's object. */
  public void change(Pod pod, UnaryOperator<ObjectNode> change) {
    objects
        .get("Pod", pod.namespace(), pod.name())
        .ifPresent(current -> objects.put(change.apply(current)));
  }

  /** The image of that name as a runtime would find it; empty when no registry has it. */
  public Optional<Image> image(String name) {
    String full = Image.qualify(name);
    return images.stream()
        .filter(i -> i.image().equals(full) || i.debug() && sameRepository(i.image(), full))
        .findFirst();
  }

  /** Makes an image one that no registry hands out. */
  public void cannotPull(String name) {
    unpullable.add(Image.qualify(name));
  }

  /** Sets how long a node pulls an image. */
  public void pullsTake(Duration time) {
    pullTime = time;
  }

  /** How long a node pulls an image. */
  public Duration pullTime() {
    return pullTime;
  }

  /** Whether a node gets an image when it asks for it. */
  public boolean canPull(String name) {
    return !unpullable.contains(Image.qualify(name)) && image(name).isPresent();
  }

  /** A free address in a node's pod network. */
  public String nextAddress(NodeSpec node) {
    return workloads.nextAddress(node);
  }

  /** A number that no other pod got. */
  public int nextPod() {
    return pods.incrementAndGet();
  }

  private static boolean sameRepository(String one, String other) {
    return one.replaceAll(":[^:/]*$", "").equals(other.replaceAll(":[^:/]*$", ""));
  }
}
