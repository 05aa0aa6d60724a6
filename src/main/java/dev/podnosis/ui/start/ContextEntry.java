package dev.podnosis.ui.start;

import dev.podnosis.kube.KubeContext;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A context of the kubeconfig and what is known of its cluster. */
public final class ContextEntry {
  private final KubeContext context;
  private final ReadOnlyObjectWrapper<ContextState> state =
      new ReadOnlyObjectWrapper<>(this, "state", new ContextState.Untried());
  private boolean trusted;

  ContextEntry(KubeContext context) {
    this.context = context;
  }

  /** The context. */
  public KubeContext context() {
    return context;
  }

  /** What is known of its cluster. */
  ReadOnlyObjectProperty<ContextState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  void know(ContextState now) {
    state.set(now);
  }

  /** Whether the user agreed to what its kubeconfig asks for. */
  boolean trusted() {
    return trusted;
  }

  void trust() {
    trusted = true;
  }

  /** Whether asking it runs a program of the user's, which may open a browser. */
  boolean runsPlugin() {
    return context.authentication() == KubeContext.Authentication.EXEC_PLUGIN;
  }
}
