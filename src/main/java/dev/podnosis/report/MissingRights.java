package dev.podnosis.report;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.RightsSeen;
import dev.podnosis.evidence.ServerSeen;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rights that would have let a run see more, and the roles that would grant them: those that
 * access reviews denied, and those whose want a look ran into.
 */
public final class MissingRights {
  private static final String ACCOUNT = "system:serviceaccount:";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** {@code create pods/exec, get pods/exec in shop}, as a look that was refused names it. */
  private static final Pattern NEEDED = Pattern.compile("([^\n]{1,500}?)(?: in (\\S{1,253}))?");

  private static final String STRONG = "nodes/proxy";

  /** Whoever may GET through a kubelet can run commands in every pod of its node that way. */
  private static final String STRONG_WARNING =
      """
      # Left out on purpose: get nodes/proxy. It lets its holder run commands in every pod of every
      # node through the kubelet. It is optional; grant it by hand, for as long as it is needed.
      # 有意未包含 get nodes/proxy：持有者可经 kubelet 在任意节点的任意 Pod 中执行命令。该权限可选，
      # 如确有需要请手动授予，用后收回。
      """;

  private static final Pattern RIGHT = Pattern.compile("([a-z]{1,30}) ([a-z0-9./-]{1,253})");

  private final String user;
  private final Set<Right> rights = new LinkedHashSet<>();

  private MissingRights(String user) {
    this.user = user;
  }

  /** One verb on one kind of object. */
  private record Right(String verb, String resource, String namespace) {
    String group() {
      String kind = resource.split("/", 2)[0];
      int dot = kind.indexOf('.');
      return dot < 0 ? "" : kind.substring(dot + 1);
    }

    /** As rules name it: without the group, with the subresource. */
    String plain() {
      String[] parts = resource.split("/", 2);
      String kind = parts[0].replaceFirst("\\..*", "");
      return parts.length == 1 ? kind : kind + "/" + parts[1];
    }

    @Override
    public String toString() {
      return verb + " " + resource + (namespace.isEmpty() ? "" : " in " + namespace);
    }
  }

  /** What a case tells of them. */
  public static MissingRights of(CaseFile file) {
    MissingRights missing =
        new MissingRights(file.last(ServerSeen.class).map(s -> s.what().user()).orElse(""));
    file.all(RightsSeen.class)
        .filter(seen -> seen.what().subject().equals("self"))
        .flatMap(seen -> seen.what().rights().stream())
        .filter(right -> !right.allowed())
        .forEach(r -> missing.rights.add(new Right(r.verb(), r.resource(), r.namespace())));
    file.all(NotObserved.class)
        .flatMap(seen -> Stream.ofNullable(seen.what().neededRight()))
        .forEach(missing::needed);
    return missing;
  }

  /** What access reviews denied a user, before a case was begun. */
  public static MissingRights of(String user, List<RightsSeen.Right> denied) {
    MissingRights missing = new MissingRights(user);
    denied.forEach(r -> missing.rights.add(new Right(r.verb(), r.resource(), r.namespace())));
    return missing;
  }

  private static boolean isStrong(Right right) {
    return right.resource().equals(STRONG);
  }

  private void needed(String words) {
    Matcher needed = NEEDED.matcher(words);
    if (needed.matches()) {
      String namespace = needed.group(2) == null ? "" : needed.group(2);
      for (String each : needed.group(1).split(", ")) {
        Matcher right = RIGHT.matcher(each);
        if (right.matches()) {
          rights.add(new Right(right.group(1), right.group(2), namespace));
        }
      }
    }
  }

  /** Whether none is missing. */
  public boolean isEmpty() {
    return rights.isEmpty();
  }

  /** Each as a person writes it, such as {@code get pods/log in kube-system}. */
  public List<String> words() {
    return rights.stream().map(Right::toString).toList();
  }

  /** Roles and bindings as YAML, ready for {@code kubectl apply -f -}; empty for none. */
  public String manifest() {
    Map<String, Set<Right>> byNamespace = new TreeMap<>();
    rights.stream()
        .filter(right -> !isStrong(right))
        .forEach(
            right ->
                byNamespace
                    .computeIfAbsent(right.namespace(), n -> new LinkedHashSet<>())
                    .add(right));
    boolean strong = rights.stream().anyMatch(MissingRights::isStrong);
    StringBuilder out = new StringBuilder(strong ? STRONG_WARNING : "");
    byNamespace.forEach((namespace, some) -> write(out, namespace, some));
    return out.toString();
  }

  private void write(StringBuilder out, String namespace, Set<Right> some) {
    String kind = namespace.isEmpty() ? "ClusterRole" : "Role";
    head(out, kind, namespace);
    out.append("rules:\n");
    rules(some).forEach((target, verbs) -> rule(out, target, verbs));
    head(out, kind + "Binding", namespace);
    out.append("roleRef:\n  apiGroup: rbac.authorization.k8s.io\n");
    out.append("  kind: ").append(kind).append("\n  name: podnosis\nsubjects:\n");
    subject(out);
  }

  private static void head(StringBuilder out, String kind, String namespace) {
    out.append("---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ").append(kind);
    out.append("\nmetadata:\n  name: podnosis\n");
    if (!namespace.isEmpty()) {
      out.append("  namespace: ").append(quoted(namespace)).append('\n');
    }
  }

  /** Group and resource to the verbs on it. */
  private static Map<List<String>, Set<String>> rules(Set<Right> some) {
    Map<List<String>, Set<String>> rules = new LinkedHashMap<>();
    for (Right right : some) {
      List<String> target = List.of(right.group(), right.plain());
      rules.computeIfAbsent(target, t -> new TreeSet<>()).add(right.verb());
    }
    return rules;
  }

  private static void rule(StringBuilder out, List<String> target, Set<String> verbs) {
    out.append("- apiGroups: [").append(quoted(target.get(0))).append("]\n");
    out.append("  resources: [").append(quoted(target.get(1))).append("]\n");
    List<String> quoted = verbs.stream().map(MissingRights::quoted).toList();
    out.append("  verbs: [").append(String.join(", ", quoted)).append("]\n");
  }

  private void subject(StringBuilder out) {
    String[] account = user.startsWith(ACCOUNT) ? user.split(":") : new String[0];
    if (account.length == 4) {
      out.append("- kind: ServiceAccount\n  name: ").append(quoted(account[3]));
      out.append("\n  namespace: ").append(quoted(account[2])).append('\n');
      return;
    }
    out.append("- kind: User\n  apiGroup: rbac.authorization.k8s.io\n  name: ");
    out.append(quoted(user.isEmpty() ? "USER" : user)).append('\n');
  }

  /** A JSON string is YAML too, whatever the text holds. */
  private static String quoted(String text) {
    return JSON.writeValueAsString(Printable.line(text));
  }
}
