package dev.podnosis.ui.start;

import dev.podnosis.kube.Consent;
import dev.podnosis.kube.KubeconfigProblem;
import dev.podnosis.kube.ServerFacts;
import dev.podnosis.kube.ServerReach;
import dev.podnosis.kube.Trouble;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a context's cluster. */
sealed interface ContextState {
  /** Nothing was tried: its credential plugin is run only when the user chooses the context. */
  record Untried() implements ContextState {}

  /** It is being asked. */
  record Asking() implements ContextState {}

  /**
   * It answers, and takes our credential.
   *
   * @param server what it told
   * @param took how long its version took to arrive, the connection included
   * @param nodes how many nodes it has; -1 when we may not know
   */
  record Reachable(ServerFacts server, Duration took, long nodes) implements ContextState {}

  /**
   * It was not reached, or does not take us.
   *
   * @param kind what stood in the way
   * @param detail technical, without secrets; may be empty
   * @param reach how far a plain connection went; null when that was not looked at
   */
  record Unreachable(Trouble kind, String detail, ServerReach.@Nullable Seen reach)
      implements ContextState {
    /** Whether a certificate's time is what is wrong. */
    boolean expired() {
      return kind == Trouble.CERTIFICATE_EXPIRED || kind == Trouble.CLIENT_CERTIFICATE_EXPIRED;
    }

    /** Whether the server answered and refused us. */
    boolean refused() {
      return kind == Trouble.UNAUTHORISED
          || kind == Trouble.FORBIDDEN
          || kind == Trouble.CLIENT_CERTIFICATE_REFUSED
          || kind == Trouble.EXEC_PLUGIN_FAILED
          || kind == Trouble.NO_CREDENTIAL;
    }
  }

  /** The kubeconfig itself gives no way to it. */
  record Unusable(KubeconfigProblem problem) implements ContextState {}

  /** A kubeconfig of others wants something that the user has not agreed to. */
  record NeedsConsent(List<Consent.Question> questions) implements ContextState {
    public NeedsConsent {
      questions = List.copyOf(questions);
    }
  }
}
