package dev.podnosis.ui.start;

import dev.podnosis.evidence.Level;
import dev.podnosis.kube.AccessLevel;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.Resource;
import dev.podnosis.kube.Right;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What we may do in a cluster, by the server's own word (SelfSubjectAccessReview), and which levels
 * that leaves open.
 *
 * @param rows what the procedure needs, with the answers
 * @param namespace the namespace of pods that was asked about
 * @param checkedAt when it was asked
 */
public record Preflight(List<Row> rows, String namespace, Instant checkedAt) {
  static final String DNS_NAMESPACE = "kube-system";
  private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)");

  public Preflight {
    rows = List.copyOf(rows);
  }

  /** Something the procedure needs. */
  public enum Ask {
    PODS_EVERYWHERE(Level.READ, false),
    READ(Level.READ, true),
    DNS_LOGS(Level.READ, false),
    PORT_FORWARD(Level.READ, false),
    METRICS(Level.READ, false),
    EXEC(Level.EXEC, true),
    DEBUG_CONTAINER(Level.DEBUG_CONTAINER, true),
    NODE_POD(Level.NODE, true);

    private final Level level;
    private final boolean decisive;

    Ask(Level level, boolean decisive) {
      this.level = level;
      this.decisive = decisive;
    }

    /** The level that it belongs to. */
    public Level level() {
      return level;
    }
  }

  /**
   * One line of the preflight.
   *
   * @param ask what is needed
   * @param answers the server's word on each right it consists of
   * @param missing those without which it cannot be done
   */
  public record Row(Ask ask, List<Right.Answer> answers, List<Right> missing) {
    public Row {
      answers = List.copyOf(answers);
      missing = List.copyOf(missing);
    }

    /** Whether nothing is missing and everything could be asked. */
    public boolean granted() {
      return missing.isEmpty() && !unknown();
    }

    /** Whether some of it could not be asked. */
    public boolean unknown() {
      return answers.stream().anyMatch(a -> a.answer() == Right.Verdict.UNKNOWN);
    }

    /** Whether some of it is granted although something is missing. */
    public boolean partly() {
      return !missing.isEmpty()
          && answers.stream().anyMatch(a -> a.answer() == Right.Verdict.ALLOWED);
    }
  }

  /** Asks for everything at once. */
  static Preflight ask(Cluster cluster, String namespace, Instant now) throws InterruptedException {
    Map<Ask, List<Right>> needs = needs(namespace);
    Set<Right> all = new LinkedHashSet<>();
    needs.values().forEach(all::addAll);
    Map<Right, Right.Answer> answers = new LinkedHashMap<>();
    cluster.rights(List.copyOf(all)).forEach(a -> answers.put(a.right(), a));
    String version = cluster.server().version();
    List<Row> rows = new ArrayList<>();
    needs.forEach(
        (ask, rights) -> {
          List<Right.Answer> said =
              rights.stream()
                  .map(r -> answers.getOrDefault(r, new Right.Answer(r, Right.Verdict.UNKNOWN, "")))
                  .toList();
          rows.add(new Row(ask, said, missing(said, version)));
        });
    return new Preflight(rows, namespace, now);
  }

  /** The rights of each line. */
  static Map<Ask, List<Right>> needs(String namespace) {
    Map<Ask, List<Right>> needs = new EnumMap<>(Ask.class);
    needs.put(Ask.PODS_EVERYWHERE, List.of(Right.to("list", Resource.PODS, "")));
    List<Right> reads = AccessLevel.READ.adds(namespace, DNS_NAMESPACE, DNS_NAMESPACE);
    needs.put(Ask.READ, reads.stream().filter(r -> r.subresource().isEmpty()).toList());
    needs.put(
        Ask.DNS_LOGS,
        reads.stream()
            .filter(r -> r.subresource().equals("log") && r.namespace().equals(DNS_NAMESPACE))
            .toList());
    needs.put(
        Ask.PORT_FORWARD,
        reads.stream().filter(r -> r.subresource().equals("portforward")).toList());
    needs.put(Ask.METRICS, List.of(Right.to("list", Resource.POD_METRICS, DNS_NAMESPACE)));
    needs.put(Ask.EXEC, AccessLevel.EXEC.adds(namespace, DNS_NAMESPACE, DNS_NAMESPACE));
    needs.put(
        Ask.DEBUG_CONTAINER,
        AccessLevel.DEBUG_CONTAINER.adds(namespace, DNS_NAMESPACE, DNS_NAMESPACE));
    needs.put(
        Ask.NODE_POD,
        AccessLevel.NODE.adds(namespace, DNS_NAMESPACE, DNS_NAMESPACE).stream()
            .filter(r -> !r.subresource().equals("proxy"))
            .toList());
    return needs;
  }

  /**
   * What is missing. For streams over WebSocket, servers before about 1.35 check {@code get} and
   * later ones {@code create}: that the other verb is denied there keeps nobody from anything.
   */
  private static List<Right> missing(List<Right.Answer> answers, String version) {
    String needed = streamVerb(version);
    return answers.stream()
        .filter(a -> a.answer() == Right.Verdict.DENIED)
        .map(Right.Answer::right)
        .filter(r -> !isStream(r) || needed.isEmpty() || r.verb().equals(needed))
        .toList();
  }

  private static boolean isStream(Right right) {
    return right.subresource().equals("exec") || right.subresource().equals("portforward");
  }

  private static String streamVerb(String version) {
    Matcher numbers = VERSION.matcher(version);
    if (!numbers.lookingAt()) {
      return "";
    }
    int minor = Integer.parseInt(numbers.group(2));
    return numbers.group(1).equals("1") && minor < 35 ? "get" : "create";
  }

  /** How many lines are granted. */
  public long granted() {
    return rows.stream().filter(Row::granted).count();
  }

  /** What keeps a level from being used; empty when it may be used. */
  public List<Right> blocking(Level level) {
    return rows.stream()
        .filter(r -> r.ask().decisive && r.ask().level != Level.READ)
        .filter(r -> level.allows(r.ask().level()))
        .flatMap(r -> r.missing().stream())
        .distinct()
        .toList();
  }

  /** Everything that is missing. */
  public List<Right> missing() {
    return rows.stream().flatMap(r -> r.missing().stream()).distinct().toList();
  }

  /** Whether so little may be read that the procedure can say next to nothing. */
  public boolean blind() {
    long readable =
        rows.stream().filter(r -> r.ask().level == Level.READ).filter(Row::granted).count();
    return readable <= 1 && missing(Ask.DNS_LOGS) && missing(Ask.PORT_FORWARD);
  }

  private boolean missing(Ask ask) {
    return rows.stream().anyMatch(r -> r.ask() == ask && !r.missing().isEmpty());
  }

  /** The highest level that may be used. */
  public Level highest() {
    Level highest = Level.READ;
    for (Level level : Level.values()) {
      if (blocking(level).isEmpty()) {
        highest = level;
      }
    }
    return highest;
  }
}
