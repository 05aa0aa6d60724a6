package dev.podnosis.ui.symptom;

import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.ObjectPage;
import dev.podnosis.kube.Query;
import dev.podnosis.kube.Reply;
import dev.podnosis.kube.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Reads pods page by page, the first hundred first, and keeps what fits. Never the whole of a large
 * cluster: so many rows are kept, and so many pods looked at. Blocks.
 */
final class PodPages {
  private static final int FIRST = 100;
  private static final int PAGE = 500;
  private static final int MOST_ROWS = 500;
  private static final int MOST_SEEN = 20_000;

  private final Cluster cluster;

  PodPages(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Some more of what was asked for.
   *
   * @param rows what fits of the last page
   * @param seen how many pods were looked at so far
   * @param total how many there are by the server's count; -1 when it does not tell
   * @param end why nothing follows; MORE while something does
   * @param why the server's reason, where it refused; may be empty
   */
  record Batch(List<PodRow> rows, long seen, long total, End end, String why) {
    Batch {
      rows = List.copyOf(rows);
    }
  }

  /** Why nothing follows. */
  enum End {
    /** Something does. */
    MORE,
    /** That was all. */
    ALL,
    /** So many rows are enough. */
    ENOUGH,
    /** The server refused. */
    REFUSED,
    /** The server did not answer. */
    FAILED
  }

  /** Reads until the end; each page is handed over at once. */
  End read(PodSearch search, Consumer<Batch> into) throws InterruptedException {
    Query query =
        Query.in(search.namespace())
            .labels(search.labels())
            .fields(search.fields())
            .pageSize(FIRST);
    String position = "";
    long seen = 0;
    int kept = 0;
    while (true) {
      Reply<ObjectPage> reply = cluster.page(Resource.PODS, query, position);
      if (!(reply instanceof Reply.Ok<ObjectPage>(ObjectPage page))) {
        return trouble(reply, seen, into);
      }
      List<PodRow> rows = fitting(page, search, MOST_ROWS - kept);
      seen += page.items().size();
      kept += rows.size();
      End end =
          !page.hasMore()
              ? End.ALL
              : kept >= MOST_ROWS || seen >= MOST_SEEN ? End.ENOUGH : End.MORE;
      long total = page.hasMore() ? (page.left() < 0 ? -1 : seen + page.left()) : seen;
      into.accept(new Batch(rows, seen, total, end, ""));
      if (end != End.MORE) {
        return end;
      }
      position = page.next();
      query = query.pageSize(PAGE);
    }
  }

  private static List<PodRow> fitting(ObjectPage page, PodSearch search, int most) {
    return page.items().stream().map(PodRow::of).filter(search::fits).limit(most).toList();
  }

  private static End trouble(Reply<ObjectPage> reply, long seen, Consumer<Batch> into) {
    Batch last =
        switch (reply) {
          case Reply.Refused<ObjectPage> refused ->
              new Batch(List.of(), seen, -1, End.REFUSED, refused.message());
          case Reply.Failed<ObjectPage> failed ->
              new Batch(List.of(), seen, -1, End.FAILED, failed.detail());
          case Reply.Missing<ObjectPage> missing ->
              new Batch(List.of(), seen, -1, End.FAILED, missing.message());
          case Reply.Ok<ObjectPage> ok -> new Batch(List.of(), seen, seen, End.ALL, "");
        };
    into.accept(last);
    return last.end();
  }

  /** One pod; empty when it is not there or may not be read. */
  Reply<PodRow> one(String namespace, String name) throws InterruptedException {
    return cluster.get(Resource.PODS, namespace, name).map(PodRow::of);
  }

  /** The workloads that fit, of the three kinds that have pods of their own. */
  List<WorkloadRow> workloads(PodSearch search) throws InterruptedException {
    List<WorkloadRow> rows = new ArrayList<>();
    add(rows, "Deployment", Resource.DEPLOYMENTS, search);
    add(rows, "StatefulSet", Resource.STATEFUL_SETS, search);
    add(rows, "DaemonSet", Resource.DAEMON_SETS, search);
    return rows;
  }

  private void add(List<WorkloadRow> to, String kind, Resource resource, PodSearch search)
      throws InterruptedException {
    Query query = Query.in(search.namespace()).labels(search.labels()).atMost(2 * MOST_ROWS);
    if (cluster.list(resource, query) instanceof Reply.Ok<ObjectPage>(ObjectPage page)) {
      for (JsonNode object : page.items()) {
        WorkloadRow row = WorkloadRow.of(kind, object);
        if (search.fits(row) && to.size() < MOST_ROWS) {
          to.add(row);
        }
      }
    }
  }

  /** The namespaces there are; empty when they may not be listed. */
  List<String> namespaces() throws InterruptedException {
    Reply<ObjectPage> reply = cluster.list(Resource.NAMESPACES, Query.everywhere());
    return reply instanceof Reply.Ok<ObjectPage>(ObjectPage page)
        ? page.items().stream()
            .map(n -> n.path("metadata").path("name").asString(""))
            .sorted()
            .toList()
        : List.of();
  }
}
