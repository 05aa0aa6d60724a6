package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.podnosis.catalogue.Language;
import dev.podnosis.evidence.ContainerFacts.Kind;
import dev.podnosis.evidence.ContainerFacts.Phase;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Detail.Fact;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.NotObserved.Reason;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What could not be looked at, in both languages: what a server said is never but a quotation. */
class NotObservedWordsTest {
  private static final String SAID = "pods is forbidden: quota exceeded";

  @ParameterizedTest
  @EnumSource(Reason.class)
  void whatAServerSaidIsQuoted(Reason reason) {
    NotObserved seen =
        new NotObserved(reason, "node worker-1", new Detail.Said(SAID), "get nodes/proxy");
    String line = line(seen, Language.CHINESE);
    assertTrue(line.startsWith("节点 worker-1："), line);
    String ours = line.replace("原文：“" + SAID + "”", "");
    assertFalse(ours.contains("forbidden"), line);
    assertFalse(line(seen, Language.ENGLISH).replace("“" + SAID + "”", "").contains("forbidden"));
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void nothingIsQuotedWhereNothingWasSaid(Reason reason) {
    NotObserved seen = new NotObserved(reason, "pod shop/web", Detail.NONE, "get pods in shop");
    assertFalse(line(seen, Language.CHINESE).contains("“"), line(seen, Language.CHINESE));
    assertFalse(line(seen, Language.ENGLISH).contains("“"), line(seen, Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create pods/exec, get pods/exec in shop|create pods/exec、get pods/exec（命名空间 shop）",
        "get nodes/proxy|get nodes/proxy",
      })
  void namesTheScopeOfARightInTheReadersLanguage(String right, String chinese) {
    NotObserved seen = new NotObserved(Reason.NO_RIGHT, "pod shop/web", Detail.NONE, right);
    assertEquals("Pod shop/web：无法查看，缺少权限 " + chinese, line(seen, Language.CHINESE));
    assertEquals(
        "pod shop/web: could not be looked at; the right to " + right + " is missing",
        line(seen, Language.ENGLISH));
  }

  /** What code says of a look is no quotation: each language says it in its own words. */
  @ParameterizedTest
  @MethodSource("ownWords")
  void saysItsOwnWordsInTheReadersLanguage(
      Reason reason, Detail detail, String chinese, String english) {
    NotObserved seen = new NotObserved(reason, "pod shop/web", detail);
    String inChinese = line(seen, Language.CHINESE);
    assertTrue(inChinese.endsWith("。" + chinese), inChinese);
    assertFalse(inChinese.contains("“"), inChinese);
    String inEnglish = line(seen, Language.ENGLISH);
    assertTrue(inEnglish.endsWith(". " + english), inEnglish);
    assertFalse(inEnglish.contains("“"), inEnglish);
  }

  static Stream<Arguments> ownWords() {
    String metric = "container_cpu_cfs_periods_total";
    return Stream.of(
        arguments(
            Reason.UNREADABLE,
            new Detail.Known(Fact.NO_COREDNS_METRICS),
            "其中没有 CoreDNS 的指标。",
            "It holds no metrics of CoreDNS."),
        arguments(
            Reason.UNSUPPORTED,
            new Detail.Known(Fact.NO_COREDNS_HEALTH),
            "没有 CoreDNS 的健康检查端点。",
            "It has no health endpoint of CoreDNS."),
        arguments(
            Reason.UNSUPPORTED,
            new Detail.NoMetric(metric),
            "没有 CoreDNS 的 " + metric + "。",
            "There is no " + metric + " of CoreDNS."),
        arguments(
            Reason.UNSUPPORTED,
            new Detail.Known(Fact.WINDOWS),
            "Windows 没有 resolv.conf 和 libc。",
            "Windows has neither resolv.conf nor libc."),
        arguments(
            Reason.UNSUPPORTED,
            new Detail.Known(Fact.POD_ON_WINDOWS),
            "该 Pod 运行在 Windows 上。",
            "The pod runs on Windows."),
        arguments(
            Reason.MISSING,
            new Detail.NoContainer("app2"),
            "没有名为 app2 的容器。",
            "It has no container app2."),
        arguments(
            Reason.NOT_RUNNING,
            new Detail.ContainerState("app", Kind.NORMAL, Phase.WAITING, "CrashLoopBackOff", 7, ""),
            "容器 app：等待中，CrashLoopBackOff，重启 7 次",
            "Container app: waiting, CrashLoopBackOff, 7 restarts"),
        arguments(
            Reason.NOT_RUNNING,
            new Detail.ContainerState("migrate", Kind.INIT, Phase.TERMINATED, "Error", 1, ""),
            "Init 容器 migrate：已终止，Error，重启 1 次",
            "Init container migrate: terminated, Error, 1 restart"),
        arguments(
            Reason.NOT_RUNNING,
            new Detail.ContainerState("proxy", Kind.SIDECAR, Phase.WAITING, "", 0, ""),
            "Sidecar 容器 proxy：等待中",
            "Sidecar container proxy: waiting"),
        arguments(
            Reason.NO_TOOL,
            new Detail.Programs(List.of("sh", "dig | getent")),
            "需要：sh、dig | getent",
            "Wanted: sh, dig | getent"),
        arguments(Reason.TIMED_OUT, new Detail.Command("sh"), "命令：sh", "Command: sh"),
        arguments(Reason.TIMED_OUT, new Detail.Said("Pending"), "Pending", "Pending"),
        arguments(Reason.ERROR, new Detail.Itself("HTTP 503"), "HTTP 503", "HTTP 503"),
        arguments(
            Reason.UNREADABLE,
            new Detail.Itself("/etc/resolv.conf"),
            "/etc/resolv.conf",
            "/etc/resolv.conf"));
  }

  /** Each has its words in both languages. */
  @ParameterizedTest
  @EnumSource(Fact.class)
  void hasWordsForEveryFact(Fact fact) {
    NotObserved seen = new NotObserved(Reason.UNSUPPORTED, "pod shop/web", new Detail.Known(fact));
    assertTrue(line(seen, Language.CHINESE).endsWith("。"), line(seen, Language.CHINESE));
    assertTrue(line(seen, Language.ENGLISH).endsWith("."), line(seen, Language.ENGLISH));
  }

  /** Between the program's words a server's own stay a quotation. */
  @ParameterizedTest
  @MethodSource("wordsOfOthers")
  void quotesWhatAServerSaidBesideItsOwnWords(Reason reason, Detail detail, String chinese) {
    String line = line(new NotObserved(reason, "node worker-1", detail), Language.CHINESE);
    assertTrue(line.endsWith("。" + chinese), line);
  }

  static Stream<Arguments> wordsOfOthers() {
    return Stream.of(
        arguments(
            Reason.IMAGE,
            new Detail.Images(
                List.of(
                    new Detail.Image("nicolaka/netshoot", "ErrImagePull: not found"),
                    new Detail.Image("busybox", "ErrImagePull: denied"))),
            "nicolaka/netshoot，原文：“ErrImagePull: not found”；busybox，原文：“ErrImagePull: denied”"),
        arguments(
            Reason.UNREADABLE, new Detail.Exit("", 1, "sh: not found"), "退出码 1。原文：“sh: not found”"),
        arguments(
            Reason.DISCONNECTED,
            new Detail.Exit("Error", 137, "killed"),
            "Error，退出码 137。原文：“killed”"),
        arguments(
            Reason.NOT_RUNNING,
            new Detail.ContainerState(
                "coredns", Kind.NORMAL, Phase.WAITING, "CrashLoopBackOff", 3, "refused it"),
            "容器 coredns：等待中，CrashLoopBackOff，重启 3 次。原文：“refused it”"),
        arguments(Reason.TIMED_OUT, new Detail.Said("first line\nsecond"), "原文：“first line”"));
  }

  @Test
  void saysWhyAnotherWayWasTaken() {
    NotObserved aside =
        new NotObserved(
            Reason.UNSUPPORTED,
            "nsenter on node worker-1 into pod shop/web",
            new Detail.OtherWay(
                Reason.NO_RIGHT,
                "create pods in kube-system",
                new Detail.Said("pods is forbidden")));
    assertEquals(
        "从节点 worker-1 进入 Pod shop/web 的网络命名空间：此环境不提供。" + "无法查看，缺少权限 create pods（命名空间 kube-system）",
        line(aside, Language.CHINESE));
    assertTrue(
        line(aside, Language.ENGLISH).startsWith("entering pod shop/web from node worker-1: "));
  }

  @ParameterizedTest
  @CsvSource({
    "CoreDNS pods, CoreDNS Pod",
    "the business pod, 业务 Pod",
    "DNS Service, DNS 服务",
    "nodes, 节点"
  })
  void namesWhatOthersBuildOn(String subject, String chinese) {
    NotObserved seen = new NotObserved(Reason.PREREQUISITE, subject, "");
    assertEquals(chinese + "：未查看，因为其前提信息未能取得。", line(seen, Language.CHINESE));
  }

  @Test
  void namesAKindOfObjectsInANamespace() {
    NotObserved seen = new NotObserved(Reason.TIMED_OUT, "podmetrics in kube-system", "");
    assertEquals("命名空间 kube-system 中的 podmetrics：未在时限内得到结果。", line(seen, Language.CHINESE));
    assertTrue(line(seen, Language.ENGLISH).startsWith("podmetrics in kube-system: "));
  }

  private static String line(NotObserved seen, Language language) {
    Evidence evidence =
        new Evidence("e1", ProbeId.NODES, Vantage.api(), Instant.EPOCH, Duration.ZERO, seen, null);
    return SampleDiagnoses.wording(language).line(evidence);
  }
}
