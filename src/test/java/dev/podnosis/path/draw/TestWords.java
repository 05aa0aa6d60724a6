package dev.podnosis.path.draw;

import dev.podnosis.path.Hop;
import dev.podnosis.path.HopFact;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words for drawings in tests. */
record TestWords(boolean chinese) implements GraphWords {
  @Override
  public String title() {
    return chinese ? "解析路径" : "Path of a lookup";
  }

  @Override
  public String column(Hop.Kind kind) {
    return switch (kind) {
      case POD -> chinese ? "业务 Pod" : "Business pod";
      case NODE -> chinese ? "节点" : "Node";
      case NODELOCAL -> chinese ? "节点本地 DNS 缓存" : "NodeLocal DNSCache";
      case SERVICE -> chinese ? "服务" : "Service";
      case COREDNS -> chinese ? "各节点上的 CoreDNS" : "CoreDNS on its node";
      case UPSTREAM -> chinese ? "上游 DNS" : "Upstream DNS";
      case APISERVER -> "API server";
    };
  }

  @Override
  public String hop(Hop hop) {
    return hop.kind() == Hop.Kind.APISERVER ? "API server" : hop.label();
  }

  @Override
  public List<String> lines(Hop hop) {
    List<String> lines = new ArrayList<>();
    if (!hop.address().isEmpty() && !hop.address().equals(hop.label())) {
      lines.add(hop.address());
    }
    hop.facts().forEach(f -> lines.add(fact(f)));
    return lines;
  }

  private static String said(HopFact.Value value) {
    return switch (value) {
      case HopFact.Text text -> text.text();
      case HopFact.Count count -> String.valueOf(count.count());
      default -> value.toString();
    };
  }

  private String fact(HopFact fact) {
    String values = fact.values().stream().map(TestWords::said).collect(Collectors.joining(" "));
    return switch (fact.code()) {
      case NAMESPACE -> (chinese ? "命名空间 " : "namespace ") + values;
      case NOT_USED -> chinese ? "此 Pod 未使用" : "not used by this pod";
      case RESTARTS -> (chinese ? "重启 " : "restarts ") + values;
      case READY_ENDPOINTS -> values + (chinese ? " 个就绪端点" : " ready endpoints");
      default -> fact.code().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + values;
    };
  }

  @Override
  public String node(String node) {
    return node;
  }

  @Override
  public List<String> edge(PathGraph.Edge edge) {
    List<Link> measured = edge.measured().toList();
    if (measured.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        measured.stream()
            .map(
                l ->
                    l.carrier().id().toUpperCase(Locale.ROOT)
                        + " "
                        + l.answered()
                        + "/"
                        + l.loss().total())
            .collect(Collectors.joining(" · ")));
    measured.stream()
        .filter(l -> l.p50Ms() != null)
        .findFirst()
        .ifPresent(
            l -> lines.add(String.format(Locale.ROOT, "%.1f / %.1f ms", l.p50Ms(), l.p99Ms())));
    return lines;
  }

  @Override
  public String legend(EdgeStyle style) {
    return switch (style) {
      case ANSWERS -> chinese ? "有应答" : "answers";
      case DEGRADED -> chinese ? "部分应答" : "answers in part";
      case NO_ANSWER -> chinese ? "无应答" : "no answer";
      case NOT_TESTED -> chinese ? "未测试" : "not tested";
      case NOT_USED -> chinese ? "未使用" : "not used";
    };
  }

  @Override
  public String edgeText() {
    return chinese ? "连线:应答 / 发送,p50 / p99" : "edge text: answered / sent, p50 / p99";
  }
}
