package dev.podnosis.probe;

import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.RightsSeen;
import dev.podnosis.kube.AccessLevel;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.NodePods;
import dev.podnosis.kube.Resource;
import dev.podnosis.kube.Right;
import dev.podnosis.kube.Right.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the user may do, asked of the server once for each right and before anything above reading
 * is tried. What could not be asked counts as allowed: then the attempt itself tells.
 */
final class Rights {
  /** Where node pods are created unless that is forbidden there. */
  static final String NODE_PODS = NodePods.NAMESPACES.getFirst();

  /** From this minor version on, a stream needs the verb create instead of get. */
  private static final int CREATE_FOR_STREAMS = 35;

  private static final Pattern MINOR = Pattern.compile("v?1\\.([0-9]{1,4}).*");

  private final Cluster cluster;
  private final Map<Right, Verdict> known = new LinkedHashMap<>();
  private final ReentrantLock asking = new ReentrantLock();

  Rights(Cluster cluster) {
    this.cluster = cluster;
  }

  /** What a run up to this level needs beyond plain reads, with the answers that were given. */
  List<RightsSeen.Right> upTo(Level level, String podNamespace, String dnsNamespace)
      throws InterruptedException {
    List<Right> wanted = new ArrayList<>();
    for (AccessLevel step : AccessLevel.values()) {
      if (level.allows(Level.valueOf(step.name()))) {
        step.adds(podNamespace, dnsNamespace, NODE_PODS).stream()
            .filter(right -> step != AccessLevel.READ || !right.subresource().isEmpty())
            .filter(right -> !wanted.contains(right))
            .forEach(wanted::add);
      }
    }
    return ask(wanted).entrySet().stream()
        .filter(answer -> answer.getValue() != Verdict.UNKNOWN)
        .map(answer -> seen(answer.getKey(), answer.getValue()))
        .toList();
  }

  private static RightsSeen.Right seen(Right right, Verdict verdict) {
    return new RightsSeen.Right(
        right.verb(), right.fullResource(), right.namespace(), verdict == Verdict.ALLOWED);
  }

  /** What keeps us from running commands in a namespace's pods; null when nothing does. */
  @Nullable NotObserved toExec(String namespace, String subject) throws InterruptedException {
    return missing(subject, stream("exec", namespace));
  }

  /** What keeps us from adding debug containers to a namespace's pods; null when nothing does. */
  @Nullable NotObserved toAddContainers(String namespace, String subject)
      throws InterruptedException {
    Right add = Right.to("patch", Resource.PODS, "ephemeralcontainers", namespace);
    return missing(subject, plus(denied(List.of(add)), stream("exec", namespace)));
  }

  /**
   * What keeps us from creating node pods; null when nothing does. Without the right to delete none
   * is created.
   */
  @Nullable NotObserved toCreateNodePods(String subject) throws InterruptedException {
    return missing(subject, plus(denied(nodePods(NODE_PODS)), stream("exec", NODE_PODS)));
  }

  /**
   * Whether node pods may be created in another namespace: there, only what the server says is
   * allowed is tried.
   */
  boolean allowNodePods(String namespace) throws InterruptedException {
    return ask(nodePods(namespace)).values().stream().allMatch(Verdict.ALLOWED::equals)
        && stream("exec", namespace).isEmpty();
  }

  private static List<Right> nodePods(String namespace) {
    return List.of("create", "get", "delete").stream()
        .map(verb -> Right.to(verb, Resource.PODS, namespace))
        .toList();
  }

  /**
   * What is missing for a stream, which is a GET that changes protocols: servers before 1.35 check
   * the verb get, later ones create.
   */
  private List<Right> stream(String subresource, String namespace) throws InterruptedException {
    Right get = Right.to("get", Resource.PODS, subresource, namespace);
    Right create = Right.to("create", Resource.PODS, subresource, namespace);
    List<Right> denied = denied(List.of(create, get));
    Optional<Integer> minor = minor();
    if (denied.size() == 2) {
      return denied;
    }
    return minor
        .map(version -> denied.contains(version < CREATE_FOR_STREAMS ? get : create))
        .filter(decides -> decides)
        .map(_ -> denied)
        .orElse(List.of());
  }

  private Optional<Integer> minor() {
    Matcher version = MINOR.matcher(cluster.server().version());
    return version.matches() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
  }

  private List<Right> denied(List<Right> rights) throws InterruptedException {
    return ask(rights).entrySet().stream()
        .filter(answer -> answer.getValue() == Verdict.DENIED)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<Right, Verdict> ask(List<Right> rights) throws InterruptedException {
    asking.lockInterruptibly();
    try {
      List<Right> fresh = rights.stream().filter(right -> !known.containsKey(right)).toList();
      if (!fresh.isEmpty()) {
        cluster.rights(fresh).forEach(answer -> known.put(answer.right(), answer.answer()));
      }
      Map<Right, Verdict> answers = new LinkedHashMap<>();
      rights.forEach(right -> answers.put(right, known.getOrDefault(right, Verdict.UNKNOWN)));
      return answers;
    } finally {
      asking.unlock();
    }
  }

  private static List<Right> plus(List<Right> some, List<Right> more) {
    List<Right> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static @Nullable NotObserved missing(String subject, List<Right> rights) {
    if (rights.isEmpty()) {
      return null;
    }
    String words =
        rights.stream()
            .map(right -> right.verb() + " " + right.fullResource())
            .distinct()
            .collect(Collectors.joining(", "));
    return new NotObserved(
        NotObserved.Reason.NO_RIGHT,
        subject,
        Detail.NONE,
        words + " in " + rights.getFirst().namespace());
  }
}
