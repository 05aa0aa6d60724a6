package dev.podnosis.ui.workspace;

import dev.podnosis.dns.ResolvConf;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.ResolvConfSeen;
import dev.podnosis.evidence.ServerSeen;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Covers the names and addresses of a case in any text, while others look at the screen: whole
 * words only, the longest first.
 */
final class Veil implements UnaryOperator<String> {
  private static final String COVER = "••••";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b|(?<![\\w:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,7}(?![\\w:])");
  private static final int SHORTEST = 3;
  private static final String CLUSTER_DOMAIN = "cluster.local";

  private final @Nullable Pattern names;

  private Veil(Collection<String> names) {
    List<String> longestFirst =
        names.stream()
            .filter(n -> n.length() >= SHORTEST)
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(n -> n))
            .toList();
    this.names =
        longestFirst.isEmpty()
            ? null
            : Pattern.compile(
                longestFirst.stream()
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "(?<![\\w-])(?:", ")(?![\\w-])")));
  }

  /** Covers what a case names. */
  static Veil of(CaseFile caseFile) {
    Set<String> names = new HashSet<>(caseFile.symptom().domains());
    caseFile.symptom().domains().forEach(domain -> addParent(domain, names));
    names.add(caseFile.target().context());
    ObjectRef pod = caseFile.target().pod();
    if (pod != null) {
      add(pod, names);
    }
    caseFile.all(ServerSeen.class).forEach(s -> names.add(s.what().user()));
    caseFile.all(PodsSeen.class).forEach(s -> s.what().pods().forEach(p -> add(p, names)));
    caseFile.all(NodesSeen.class).forEach(s -> s.what().nodes().forEach(n -> names.add(n.name())));
    caseFile.all(EndpointsSeen.class).forEach(s -> names.add(s.what().service().namespace()));
    // Search domains beside those of the cluster are the names of somebody's own network.
    caseFile
        .all(ResolvConfSeen.class)
        .flatMap(s -> ResolvConf.parse(s.what().text()).search().stream())
        .filter(d -> !d.endsWith(CLUSTER_DOMAIN))
        .forEach(names::add);
    // What every cluster has tells nothing.
    names.removeAll(Set.of("kube-system", "default", "kube-dns", "coredns", ""));
    return new Veil(names);
  }

  /** Names beside the failing one are asked for, too: *.partner.example. */
  private static void addParent(String domain, Set<String> names) {
    String parent = domain.substring(domain.indexOf('.') + 1);
    if (parent.indexOf('.') > 0 && !domain.endsWith(CLUSTER_DOMAIN)) {
      names.add(parent);
    }
  }

  private static void add(PodFacts pod, Set<String> names) {
    add(pod.ref(), names);
    String node = pod.node();
    if (node != null) {
      names.add(node);
    }
  }

  private static void add(ObjectRef pod, Set<String> names) {
    names.add(pod.name());
    names.add(pod.namespace());
  }

  @Override
  public String apply(String text) {
    String covered = ADDRESS.matcher(text).replaceAll(COVER);
    return names == null ? covered : names.matcher(covered).replaceAll(COVER);
  }
}
