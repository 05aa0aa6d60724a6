package dev.podnosis.demo.net;

import dev.podnosis.demo.world.ObjectStore;
import dev.podnosis.demo.world.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The zone {@code cluster.local} as CoreDNS's kubernetes plugin makes it from the API's objects.
 */
final class ClusterZone {
  private static final Name ZONE = Replies.name("cluster.local.");
  private static final int TTL = 30;

  private final ObjectStore objects;

  ClusterZone(ObjectStore objects) {
    this.objects = objects;
  }

  /** Whether the zone, not an upstream, answers for a name. */
  boolean covers(Name name) {
    return name.subdomain(ZONE) || isReverse(name) && !reverse(name).isEmpty();
  }

  /** The authoritative answer. */
  Message answer(Message query) {
    Message reply = Replies.to(query);
    reply.getHeader().setFlag(Flags.AA);
    Record question = query.getQuestion();
    Name name = question.getName();
    if (isReverse(name)) {
      reverse(name)
          .forEach(
              target ->
                  reply.addRecord(new PTRRecord(name, DClass.IN, TTL, target), Section.ANSWER));
      return reply;
    }
    if (!fill(reply, question, labels(name))) {
      reply.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    if (reply.getSection(Section.ANSWER).isEmpty()) {
      reply.addRecord(
          Replies.soa(
              ZONE, TTL, "ns.dns.cluster.local.", "hostmaster.cluster.local.", serial(), TTL),
          Section.AUTHORITY);
    }
    return reply;
  }

  private long serial() {
    return 1_795_000_000L + objects.revision();
  }

  /** The labels left of the zone, from right to left. */
  private static List<String> labels(Name name) {
    List<String> labels = new ArrayList<>();
    for (int i = name.labels() - ZONE.labels() - 1; i >= 0; i--) {
      labels.add(name.getLabelString(i).toLowerCase(Locale.ROOT));
    }
    return labels;
  }

  /** Adds what answers; false when there is no such name. */
  private boolean fill(Message reply, Record question, List<String> labels) {
    if (labels.isEmpty()) {
      return true;
    }
    return switch (labels.getFirst()) {
      case "svc" -> labels.size() == 1 || service(reply, question, labels);
      case "pod" -> labels.size() == 1 || pod(reply, question, labels);
      case "dns" -> labels.size() == 2 && labels.get(1).equals("ns") && own(reply, question);
      default -> false;
    };
  }

  private boolean own(Message reply, Record question) {
    objects
        .get("Service", "kube-system", "kube-dns")
        .ifPresent(s -> Replies.addAddress(reply, question, clusterIp(s), TTL));
    return true;
  }

  /** {@code pods insecure}: a dashed address is answered unseen, if the namespace exists. */
  private boolean pod(Message reply, Record question, List<String> labels) {
    boolean namespace = objects.get("Namespace", "", labels.get(1)).isPresent();
    if (!namespace || labels.size() != 3) {
      return namespace && labels.size() == 2;
    }
    String address = labels.get(2).replace('-', '.');
    if (!address.matches("(\\d{1,3}\\.){3}\\d{1,3}")) {
      return false;
    }
    Replies.addAddress(reply, question, address, TTL);
    return true;
  }

  private boolean service(Message reply, Record question, List<String> labels) {
    String namespace = labels.get(1);
    if (labels.size() == 2) {
      return objects.get("Namespace", "", namespace).isPresent();
    }
    Optional<ObjectNode> found = objects.get("Service", namespace, labels.get(2));
    if (found.isEmpty() || labels.size() > 5) {
      return false;
    }
    ObjectNode service = found.get();
    if (Tree.text(service, "spec", "type").equals("ExternalName")) {
      reply.addRecord(
          new CNAMERecord(
              question.getName(),
              DClass.IN,
              TTL,
              Replies.name(Tree.text(service, "spec", "externalName"))),
          Section.ANSWER);
      return true;
    }
    if (labels.size() > 3 && labels.get(3).startsWith("_")) {
      return ports(reply, question, service, labels);
    }
    if (!clusterIp(service).equals("None")) {
      Replies.addAddress(reply, question, clusterIp(service), TTL);
      return labels.size() == 3;
    }
    return headless(reply, question, service, labels.size() == 3 ? "" : labels.get(3));
  }

  private boolean headless(Message reply, Record question, ObjectNode service, String host) {
    boolean any = false;
    for (JsonNode endpoint : endpoints(service)) {
      String address = endpoint.path("addresses").path(0).asString("");
      if (host.isEmpty() || host.equals(hostOf(endpoint))) {
        Replies.addAddress(reply, question, address, TTL);
        any = true;
      }
    }
    return any;
  }

  private boolean ports(Message reply, Record question, ObjectNode service, List<String> labels) {
    boolean any = false;
    for (JsonNode port : service.path("spec").path("ports")) {
      boolean protocol = ("_" + Tree.text(port, "protocol")).equalsIgnoreCase(labels.get(3));
      boolean named = labels.size() == 5 && labels.get(4).equals("_" + Tree.text(port, "name"));
      if (protocol && named) {
        any = true;
        if (question.getType() == Type.SRV) {
          reply.addRecord(
              new SRVRecord(
                  question.getName(),
                  DClass.IN,
                  TTL,
                  0,
                  100,
                  port.path("port").asInt(0),
                  nameOf(service)),
              Section.ANSWER);
        }
      }
    }
    return any;
  }

  /** The endpoints that DNS shows, in the changing order of the loadbalance plugin. */
  private List<JsonNode> endpoints(ObjectNode service) {
    String namespace = Tree.text(service, "metadata", "namespace");
    String name = Tree.text(service, "metadata", "name");
    List<JsonNode> endpoints = new ArrayList<>();
    for (ObjectNode slice : objects.list(objects.types().ofKind("EndpointSlice"), namespace)) {
      if (Tree.text(slice, "metadata", "labels", "kubernetes.io/service-name").equals(name)) {
        slice
            .path("endpoints")
            .valueStream()
            .filter(e -> e.path("conditions").path("ready").asBoolean(true))
            .forEach(endpoints::add);
      }
    }
    Collections.shuffle(endpoints);
    return endpoints;
  }

  private static String hostOf(JsonNode endpoint) {
    String hostname = Tree.text(endpoint, "hostname");
    return hostname.isEmpty()
        ? endpoint.path("addresses").path(0).asString("").replace('.', '-')
        : hostname;
  }

  private static boolean isReverse(Name name) {
    return name.subdomain(Replies.name("in-addr.arpa."));
  }

  private List<Name> reverse(Name name) {
    String[] labels = name.toString(true).split("\\.", -1);
    if (labels.length != 6) {
      return List.of();
    }
    String address = labels[3] + "." + labels[2] + "." + labels[1] + "." + labels[0];
    List<Name> names = new ArrayList<>();
    for (ObjectNode service : objects.list("Service")) {
      if (clusterIp(service).equals(address)) {
        names.add(nameOf(service));
      }
      if (clusterIp(service).equals("None")) {
        endpoints(service).stream()
            .filter(e -> e.path("addresses").path(0).asString("").equals(address))
            .forEach(e -> names.add(Replies.name(hostOf(e) + "." + nameOf(service))));
      }
    }
    return names;
  }

  private static Name nameOf(ObjectNode service) {
    return Replies.name(
        Tree.text(service, "metadata", "name")
            + "."
            + Tree.text(service, "metadata", "namespace")
            + ".svc.cluster.local.");
  }

  private static String clusterIp(JsonNode service) {
    return Tree.text(service, "spec", "clusterIP");
  }
}
