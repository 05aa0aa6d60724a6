package dev.podnosis.ui.start;

import dev.podnosis.kube.AccessResult;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.ClusterAccess;
import dev.podnosis.kube.ConnectOptions;
import dev.podnosis.kube.ConnectOutcome;
import dev.podnosis.kube.Consent;
import dev.podnosis.kube.Kubeconfig;
import dev.podnosis.kube.KubeconfigProblem;
import dev.podnosis.kube.ObjectPage;
import dev.podnosis.kube.Query;
import dev.podnosis.kube.Reply;
import dev.podnosis.kube.Resource;
import dev.podnosis.kube.ServerFacts;
import dev.podnosis.kube.ServerReach;
import dev.podnosis.kube.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Asks the cluster of a context who it is and what we may do there. Blocks. */
final class ContextCheck {
  private static final Duration EACH_TRY = Duration.ofSeconds(5);
  private static final int TRIES = 3;
  private static final int AT_ONCE = 6;

  private final Executor executor;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ContextCheck(Executor executor) {
    this.executor = executor;
  }

  /**
   * What came of asking.
   *
   * @param state what is known now
   * @param cluster the connection; null when there is none, or it was not to be kept
   * @param preflight what we may do there; null when it was not asked
   */
  record Outcome(ContextState state, @Nullable Cluster cluster, @Nullable Preflight preflight) {}

  /** Asks only whether it answers; the connection is closed again. */
  ContextState greet(Kubeconfig kubeconfig, String name) throws InterruptedException {
    places.acquire();
    try {
      Outcome outcome = connect(kubeconfig, name, Consent.none(), false);
      Cluster cluster = outcome.cluster();
      if (cluster != null) {
        cluster.close();
      }
      return outcome.state();
    } finally {
      places.release();
    }
  }

  /** Connects to stay, and asks for the rights of every level. */
  Outcome enter(Kubeconfig kubeconfig, String name, Consent consent, Instant now)
      throws InterruptedException {
    Outcome outcome = connect(kubeconfig, name, consent, true);
    Cluster cluster = outcome.cluster();
    if (cluster == null) {
      return outcome;
    }
    boolean kept = false;
    try {
      Preflight preflight = Preflight.ask(cluster, cluster.context().namespace(), now);
      kept = true;
      return new Outcome(outcome.state(), cluster, preflight);
    } finally {
      if (!kept) {
        cluster.close();
      }
    }
  }

  private Outcome connect(Kubeconfig kubeconfig, String name, Consent consent, boolean thorough)
      throws InterruptedException {
    AccessResult result = kubeconfig.choose(name);
    return switch (result) {
      case KubeconfigProblem problem -> only(new ContextState.Unusable(problem));
      case ClusterAccess access -> connect(access, consent, thorough);
    };
  }

  private Outcome connect(ClusterAccess access, Consent consent, boolean thorough)
      throws InterruptedException {
    return switch (twice(access, consent)) {
      case ConnectOutcome.Connected(Cluster cluster) ->
          new Outcome(reachable(cluster), cluster, null);
      case ConnectOutcome.ConnectProblem problem when problem.kind() == Trouble.NEEDS_CONSENT ->
          only(new ContextState.NeedsConsent(problem.questions()));
      case ConnectOutcome.ConnectProblem problem ->
          only(
              new ContextState.Unreachable(
                  problem.kind(),
                  problem.detail(),
                  thorough ? ServerReach.look(access, EACH_TRY, TRIES) : null));
    };
  }

  /** Silence is asked twice: many are asked at once while the program is still starting. */
  private ConnectOutcome twice(ClusterAccess access, Consent consent) throws InterruptedException {
    ConnectOptions options = ConnectOptions.on(executor);
    ConnectOutcome first = Cluster.connect(access, consent, options);
    return first instanceof ConnectOutcome.ConnectProblem problem
            && problem.kind() == Trouble.TIMED_OUT
        ? Cluster.connect(access, consent, options)
        : first;
  }

  private static Outcome only(ContextState state) {
    return new Outcome(state, null, null);
  }

  private static ContextState reachable(Cluster cluster) throws InterruptedException {
    ServerFacts facts = cluster.server();
    ServerFacts.Clock clock = facts.clock();
    Reply<ObjectPage> first = cluster.page(Resource.NODES, Query.everywhere().pageSize(1), "");
    long nodes =
        first instanceof Reply.Ok<ObjectPage>(ObjectPage page)
            ? page.hasMore() && page.left() < 0
                ? -1
                : page.items().size() + Math.max(0, page.left())
            : -1;
    return new ContextState.Reachable(
        facts, clock == null ? Duration.ZERO : clock.roundTrip(), nodes);
  }
}
