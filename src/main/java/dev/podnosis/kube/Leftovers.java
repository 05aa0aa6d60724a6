package dev.podnosis.kube;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what earlier runs left in a cluster, and removes what can be removed. */
public final class Leftovers {
  private static final int MOST_NAMESPACES = 500;
  private static final int MOST_PODS = 100_000;

  /** No pod of ours is given so long. */
  private static final long LONGEST_SECONDS = 86_400;

  private final Api api;
  private final String ownNamespace;
  private final String only;

  /** Looks through this connection, everywhere. */
  public Leftovers(Cluster cluster) {
    this(cluster, "");
  }

  /** Looks through this connection, in one namespace where one is named. */
  public Leftovers(Cluster cluster, String namespace) {
    this.api = cluster.api();
    this.ownNamespace = cluster.context().namespace();
    this.only = namespace;
  }

  /**
   * One thing that was left.
   *
   * @param kind what it is
   * @param namespace where
   * @param pod the pod it is or is in
   * @param name its name
   * @param run the id of the run that made it; empty when unknown
   * @param uid its pod's uid
   * @param created when, or null when unknown
   * @param endsBy when the cluster ends it, or null when that is not known
   * @param running whether its process still runs
   */
  public record Leftover(
      Ledger.Kind kind,
      String namespace,
      String pod,
      String name,
      String run,
      String uid,
      @Nullable Instant created,
      @Nullable Instant endsBy,
      boolean running) {}

  /**
   * What was found, and where it could not be looked.
   *
   * @param found what was left
   * @param unseen namespaces (empty for all) that could not be looked at, and why
   */
  public record Search(List<Leftover> found, List<String> unseen) {
    public Search {
      found = List.copyOf(found);
      unseen = List.copyOf(unseen);
    }
  }

  /**
   * Pods of earlier runs, by their label, where one request or three tell: cheap enough for every
   * start.
   */
  public Search atStart() throws InterruptedException {
    Reads reads = new Reads(api);
    if (reads.list(Resource.PODS, labelled(Query.in("")))
        instanceof Reply.Ok<ObjectPage>(ObjectPage page)) {
      return new Search(leftovers(page, false), List.of());
    }
    List<Leftover> found = new ArrayList<>();
    for (String namespace : NodePods.NAMESPACES) {
      if (reads.list(Resource.PODS, labelled(Query.in(namespace)))
          instanceof Reply.Ok<ObjectPage>(ObjectPage page)) {
        found.addAll(leftovers(page, false));
      }
    }
    return new Search(found, List.of());
  }

  /** Pods and ephemeral containers; for the latter every pod that may be listed is looked at. */
  public Search everything() throws InterruptedException {
    Search byLabel = search(labelled(Query.in(only)), false);
    Search all = search(Query.in(only).atMost(MOST_PODS), true);
    List<Leftover> found = new ArrayList<>(byLabel.found());
    found.addAll(all.found());
    Set<String> unseen = new LinkedHashSet<>(byLabel.unseen());
    unseen.addAll(all.unseen());
    return new Search(found, List.copyOf(unseen));
  }

  /** Deletes a pod that was left; empty when it is gone, otherwise why not. */
  public String remove(Leftover leftover) throws InterruptedException {
    if (leftover.kind() != Ledger.Kind.POD) {
      return "an ephemeral container cannot be removed from a pod";
    }
    return new Removal(api, new Ledger("cleanup"))
        .delete(leftover.namespace(), leftover.name(), leftover.uid());
  }

  private static Query labelled(Query query) {
    return query.labels(Ledger.MANAGED_BY + "=" + Ledger.MANAGER);
  }

  private Search search(Query query, boolean ephemeral) throws InterruptedException {
    Reads reads = new Reads(api);
    Reply<ObjectPage> everywhere = reads.list(Resource.PODS, query);
    if (everywhere instanceof Reply.Ok<ObjectPage>(ObjectPage page)) {
      return new Search(leftovers(page, ephemeral), List.of());
    }
    List<Leftover> found = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    for (String namespace : namespaces(reads)) {
      Query here =
          new Query(namespace, query.labels(), query.fields(), query.pageSize(), query.atMost());
      if (reads.list(Resource.PODS, here) instanceof Reply.Ok<ObjectPage>(ObjectPage page)) {
        found.addAll(leftovers(page, ephemeral));
      } else {
        unseen.add(namespace);
      }
    }
    return new Search(found, unseen);
  }

  /** Those that may be listed, and those that node pods are likely to be in. */
  private Set<String> namespaces(Reads reads) throws InterruptedException {
    if (!only.isEmpty()) {
      return Set.of(only);
    }
    Set<String> names = new LinkedHashSet<>(List.of(ownNamespace));
    names.addAll(NodePods.NAMESPACES);
    Query query = Query.everywhere().atMost(MOST_NAMESPACES);
    if (reads.list(Resource.NAMESPACES, query) instanceof Reply.Ok<ObjectPage>(ObjectPage page)) {
      page.items().forEach(item -> names.add(Json.text(item, "metadata", "name")));
    }
    return names;
  }

  private static List<Leftover> leftovers(ObjectPage page, boolean ephemeral) {
    List<Leftover> found = new ArrayList<>();
    for (JsonNode pod : page.items()) {
      if (ephemeral) {
        containers(pod, found);
      } else {
        found.add(pod(pod));
      }
    }
    return found;
  }

  private static Leftover pod(JsonNode pod) {
    String name = Printable.line(Json.text(pod, "metadata", "name"));
    String phase = Json.text(pod, "status", "phase");
    return new Leftover(
        Ledger.Kind.POD,
        Printable.line(Json.text(pod, "metadata", "namespace")),
        name,
        name,
        Printable.line(pod.path("metadata").path("labels").path(Ledger.RUN).asString("")),
        Json.text(pod, "metadata", "uid"),
        instant(Json.text(pod, "metadata", "creationTimestamp")),
        deadline(pod),
        !phase.equals("Failed") && !phase.equals("Succeeded"));
  }

  /** The kubelet counts from the pod's start, which a pod that waits for its node has not got. */
  private static @Nullable Instant deadline(JsonNode pod) {
    Instant started = instant(Json.text(pod, "status", "startTime"));
    Instant from =
        started == null ? instant(Json.text(pod, "metadata", "creationTimestamp")) : started;
    long seconds = pod.path("spec").path("activeDeadlineSeconds").asLong(0);
    return from == null || seconds < 1 || seconds > LONGEST_SECONDS
        ? null
        : from.plusSeconds(seconds);
  }

  private static void containers(JsonNode pod, List<Leftover> found) {
    for (JsonNode container : pod.path("spec").path("ephemeralContainers")) {
      String name = Json.text(container, "name");
      if (name.startsWith(Ledger.PREFIX)) {
        JsonNode state = state(pod, name);
        found.add(
            new Leftover(
                Ledger.Kind.EPHEMERAL_CONTAINER,
                Printable.line(Json.text(pod, "metadata", "namespace")),
                Printable.line(Json.text(pod, "metadata", "name")),
                Printable.line(name),
                "",
                Json.text(pod, "metadata", "uid"),
                instant(
                    Json.text(state, "running", "startedAt")
                        + Json.text(state, "terminated", "startedAt")),
                null,
                state.has("running")));
      }
    }
  }

  private static JsonNode state(JsonNode pod, String container) {
    for (JsonNode status : pod.path("status").path("ephemeralContainerStatuses")) {
      if (Json.text(status, "name").equals(container)) {
        return status.path("state");
      }
    }
    return Json.newObject();
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
