package dev.podnosis.kube;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kubeconfig that was read, perhaps from several files: its contexts, and the way to each. */
public final class Kubeconfig implements KubeconfigResult {
  private final KubeconfigEntries entries;
  private final String currentContext;
  private final List<Path> files;
  private final boolean foreign;
  private final Map<String, String> environment;

  Kubeconfig(
      KubeconfigEntries entries,
      String currentContext,
      List<Path> files,
      boolean foreign,
      Map<String, String> environment) {
    this.entries = entries;
    this.currentContext = currentContext;
    this.files = List.copyOf(files);
    this.foreign = foreign;
    this.environment = Map.copyOf(environment);
  }

  /** The contexts in the order of the files. */
  public List<KubeContext> contexts() {
    return entries.contexts().keySet().stream().map(n -> reading(n).describe()).toList();
  }

  /** The name of the current context; empty when there is none. */
  public String currentContext() {
    return currentContext;
  }

  /** The files that were read. */
  public List<Path> files() {
    return files;
  }

  /**
   * Gets what is needed to connect; certificates are read, nothing is run or connected to.
   *
   * @param name the context, or null for the current one
   */
  public AccessResult choose(@Nullable String name) {
    String wanted = name == null || name.isEmpty() ? currentContext : name;
    if (wanted.isEmpty() && entries.contexts().size() == 1) {
      wanted = entries.contexts().keySet().iterator().next();
    }
    if (wanted.isEmpty()) {
      return new KubeconfigProblem(
          KubeconfigProblem.Kind.NO_CURRENT_CONTEXT,
          "",
          "",
          entries.contexts().keySet().stream().limit(5).toList());
    }
    if (!entries.contexts().containsKey(wanted)) {
      return new KubeconfigProblem(
          KubeconfigProblem.Kind.NO_SUCH_CONTEXT, wanted, "", offered(wanted));
    }
    return reading(wanted).access(new ProxyRules(environment));
  }

  /** Names that may have been meant, or else some that there are. */
  private List<String> offered(String wanted) {
    List<String> near = NearestNames.to(wanted, entries.contexts().keySet());
    return near.isEmpty() ? entries.contexts().keySet().stream().limit(5).toList() : near;
  }

  private ContextReading reading(String name) {
    return new ContextReading(entries, name, foreign);
  }
}
