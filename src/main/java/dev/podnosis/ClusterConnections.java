package dev.podnosis;

import dev.podnosis.dns.EnumId;
import dev.podnosis.kube.AccessResult;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.ClusterAccess;
import dev.podnosis.kube.ConnectOptions;
import dev.podnosis.kube.ConnectOutcome;
import dev.podnosis.kube.Consent;
import dev.podnosis.kube.Kubeconfig;
import dev.podnosis.kube.KubeconfigProblem;
import dev.podnosis.kube.KubeconfigResult;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.kube.Trouble;
import dev.podnosis.session.Agreement;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Validity;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Connects to clusters by kubeconfigs, and says why that is not possible. */
final class ClusterConnections {
  /** The kubeconfig is as it should be and yet leads nowhere: no fault of what the user typed. */
  private static final Set<KubeconfigProblem.Kind> OUT_OF_DATE =
      Set.of(
          KubeconfigProblem.Kind.CLIENT_CERTIFICATE_EXPIRED,
          KubeconfigProblem.Kind.CLIENT_CERTIFICATE_NOT_YET_VALID);

  private final Kubeconfigs kubeconfigs;
  private final Executor executor;

  ClusterConnections(Kubeconfigs kubeconfigs, Executor executor) {
    this.kubeconfigs = kubeconfigs;
    this.executor = executor;
  }

  /** What came of connecting. */
  sealed interface Connection {
    /** It is there, to be closed in the end. */
    record Ready(Cluster cluster) implements Connection {}

    /** It is not. */
    record None(Opening.Refused why) implements Connection {}
  }

  /** Connects to the cluster that was chosen, as far as the user agreed. */
  Connection to(Choices.Source.Cluster chosen, Set<Agreement.Point> agreed)
      throws InterruptedException {
    KubeconfigResult read =
        chosen.kubeconfig() == null ? kubeconfigs.read() : kubeconfigs.read(chosen.kubeconfig());
    return by(read, chosen.context(), agreed);
  }

  /** Connects by a kubeconfig. */
  Connection by(KubeconfigResult read, String context, Set<Agreement.Point> agreed)
      throws InterruptedException {
    return switch (read) {
      case KubeconfigProblem problem -> new Connection.None(refused(problem));
      case Kubeconfig kubeconfig -> {
        AccessResult access = kubeconfig.choose(context.isEmpty() ? null : context);
        yield switch (access) {
          case KubeconfigProblem problem -> new Connection.None(refused(problem));
          case ClusterAccess ready -> connect(ready, consent(agreed));
        };
      }
    };
  }

  private Connection connect(ClusterAccess access, Consent consent) throws InterruptedException {
    return switch (Cluster.connect(access, consent, ConnectOptions.on(executor))) {
      case ConnectOutcome.ConnectProblem problem -> new Connection.None(refused(problem, access));
      case ConnectOutcome.Connected connected -> new Connection.Ready(connected.cluster());
    };
  }

  private static Consent consent(Set<Agreement.Point> agreed) {
    return new Consent(
        agreed.stream()
            .map(point -> Consent.Point.valueOf(point.name()))
            .collect(Collectors.toSet()));
  }

  private static Opening.Refused refused(KubeconfigProblem problem) {
    return new Opening.Refused(
        "kubeconfig." + word(problem.kind()),
        Map.of(
            "subject",
            problem.subject(),
            "suggestions",
            problem.suggestions(),
            "validity",
            Validity.of(problem.detail())),
        problem.detail(),
        !OUT_OF_DATE.contains(problem.kind()));
  }

  private static Opening.Refused refused(
      ConnectOutcome.ConnectProblem problem, ClusterAccess access) {
    String questions =
        problem.questions().stream()
            .map(Consent.Question::detail)
            .collect(Collectors.joining("; "));
    return new Opening.Refused(
        "connect." + word(problem.kind()),
        Map.of(
            "server",
            access.context().server(),
            "questions",
            questions,
            "validity",
            Validity.of(problem.detail())),
        problem.detail(),
        problem.kind() == Trouble.NEEDS_CONSENT,
        problem.questions().stream().map(ClusterConnections::asked).toList());
  }

  private static Agreement asked(Consent.Question question) {
    return new Agreement(Agreement.Point.valueOf(question.point().name()), question.detail());
  }

  private static String word(@Nullable Enum<?> kind) {
    return kind == null ? "" : EnumId.of(kind);
  }
}
