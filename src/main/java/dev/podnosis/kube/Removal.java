package dev.podnosis.kube;

import dev.podnosis.kube.Ledger.Fate;
import dev.podnosis.kube.Ledger.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Takes away what a run created, and makes sure that it is gone. It may be done twice. */
public final class Removal {
  private static final Duration GONE_WITHIN = Duration.ofSeconds(12);
  private static final Duration FORCED_WITHIN = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  /** A request whose answer nobody waited for has reached the server by then, or never will. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

  private static final int AT_ONCE = 8;

  private final Api api;
  private final Ledger ledger;
  private final SideBySide sideBySide;

  /** Removes through this connection what this ledger lists. */
  public Removal(Cluster cluster, Ledger ledger) {
    this(cluster.api(), ledger, SideBySide.on(cluster.options().executor(), AT_ONCE));
  }

  Removal(Api api, Ledger ledger) {
    this(api, ledger, SideBySide.inTurn());
  }

  private Removal(Api api, Ledger ledger, SideBySide sideBySide) {
    this.api = api;
    this.ledger = ledger;
    this.sideBySide = sideBySide;
  }

  /**
   * Removes everything, and whatever else carries the run's label. It may take longer than a
   * second; an interrupt ends it, and doing it again goes on where it ended.
   *
   * @param progress hears of each pod before and of everything after it is dealt with, from any
   *     thread
   */
  public void removeAll(Consumer<Ledger.Entry> progress) throws InterruptedException {
    List<Ledger.Entry> entries = ledger.entries();
    List<Ledger.Entry> left =
        entries.stream()
            .filter(entry -> entry.fate() != Fate.REMOVED && entry.fate() != Fate.ENDED)
            .toList();
    sideBySide.all(
        left,
        entry -> {
          switch (entry.kind()) {
            case POD -> {
              progress.accept(entry);
              remove(entry.namespace(), entry.name());
            }
            case EPHEMERAL_CONTAINER -> end(entry);
          }
          ledger.entries().stream().filter(entry::isSame).forEach(progress);
          return entry;
        });
    if (left.stream().anyMatch(entry -> entry.fate() == Fate.UNCERTAIN)) {
      Thread.sleep(ON_ITS_WAY);
    }
    List<String> namespaces =
        entries.stream()
            .filter(entry -> entry.kind() == Kind.POD)
            .map(Ledger.Entry::namespace)
            .distinct()
            .toList();
    for (String namespace : namespaces) {
      removeStragglers(namespace);
    }
  }

  /** Deletes one pod of ours and waits until it is gone. */
  void remove(String namespace, String name) throws InterruptedException {
    String problem = delete(namespace, name, "");
    Fate fate = problem.isEmpty() ? Fate.REMOVED : Fate.NOT_REMOVED;
    ledger.settle(Kind.POD, namespace, name, name, fate, problem);
  }

  /** Deletes a pod and waits until it is gone: first gently, then without its node's word. */
  String delete(String namespace, String name, String uid) throws InterruptedException {
    String problem = delete(namespace, name, uid, Duration.ofSeconds(1), GONE_WITHIN);
    return problem.equals(STILL_THERE)
        ? delete(namespace, name, uid, Duration.ZERO, FORCED_WITHIN)
        : problem;
  }

  private static final String STILL_THERE = "still there";

  private String delete(
      String namespace, String name, String uid, Duration grace, Duration patience)
      throws InterruptedException {
    Reply<JsonNode> reply = new Writes(api).deletePod(namespace, name, uid, grace);
    return switch (reply) {
      case Reply.Missing<JsonNode> _ -> "";
      case Reply.Refused<JsonNode> refused -> refused.message();
      // a uid that does not fit: ours is gone, the name is another's
      case Reply.Failed<JsonNode>(Trouble kind, _) when kind == Trouble.CONFLICT -> "";
      case Reply.Failed<JsonNode>(Trouble kind, String detail) -> kind + " " + detail;
      case Reply.Ok<JsonNode> _ ->
          isGone(namespace, name, Deadline.after(patience)) ? "" : STILL_THERE;
    };
  }

  private boolean isGone(String namespace, String name, Deadline deadline)
      throws InterruptedException {
    Reads reads = new Reads(api);
    while (!(reads.get(Resource.PODS, namespace, name) instanceof Reply.Missing)) {
      if (deadline.isOver()) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return true;
  }

  private void end(Ledger.Entry entry) throws InterruptedException {
    ExecOutcome outcome =
        new Exec(api.transport())
            .run(DebugContainers.end(entry.namespace(), entry.pod(), entry.name()), null);
    boolean ended =
        outcome instanceof ExecOutcome.Ran(int code, _, _) && code == 0
            || outcome instanceof ExecOutcome.NoContainer;
    ledger.settle(
        entry.kind(),
        entry.namespace(),
        entry.pod(),
        entry.name(),
        ended ? Fate.ENDED : Fate.ENDS_BY_ITSELF,
        "");
  }

  /** A pod whose creation was not answered may have come about after all. */
  private void removeStragglers(String namespace) throws InterruptedException {
    Query query =
        Query.in(namespace)
            .labels(
                Ledger.MANAGED_BY + "=" + Ledger.MANAGER + "," + Ledger.RUN + "=" + ledger.run());
    if (new Reads(api).list(Resource.PODS, query)
        instanceof Reply.Ok<ObjectPage>(ObjectPage page)) {
      for (JsonNode pod : page.items()) {
        remove(namespace, Json.text(pod, "metadata", "name"));
      }
    }
  }
}
