package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What could not be looked at, in both languages: what a server said is never but a quotation. */
class NotObservedWordsTest {
  private static final String SAID = "pods is forbidden: quota exceeded";

  @ParameterizedTest
  @EnumSource(NotObserved.Reason.class)
  void whatAServerSaidIsQuoted(NotObserved.Reason reason) {
    NotObserved seen = new NotObserved(reason, "node worker-1", SAID, "get nodes/proxy");
    String line = line(seen, Language.CHINESE);
    assertTrue(line.startsWith("节点 worker-1："), line);
    String ours = line.replace("原文：“" + SAID + "”", "");
    assertFalse(ours.contains("forbidden"), line);
    assertFalse(line(seen, Language.ENGLISH).replace("“" + SAID + "”", "").contains("forbidden"));
  }

  @ParameterizedTest
  @EnumSource(NotObserved.Reason.class)
  void nothingIsQuotedWhereNothingWasSaid(NotObserved.Reason reason) {
    NotObserved seen = new NotObserved(reason, "pod shop/web", "", "get pods in shop");
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
    NotObserved seen = new NotObserved(NotObserved.Reason.NO_RIGHT, "pod shop/web", "", right);
    assertEquals("Pod shop/web：无法查看，缺少权限 " + chinese, line(seen, Language.CHINESE));
    assertEquals(
        "pod shop/web: could not be looked at; the right to " + right + " is missing",
        line(seen, Language.ENGLISH));
  }

  /** What code says of a look is no quotation: each language says it in its own words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNREADABLE|no metrics of CoreDNS|其中没有 CoreDNS 的指标。|It holds no metrics of CoreDNS.",
        "UNSUPPORTED|no health endpoint of CoreDNS|没有 CoreDNS 的健康检查端点。"
            + "|It has no health endpoint of CoreDNS.",
        "UNSUPPORTED|no container_cpu_cfs_periods_total of CoreDNS"
            + "|没有 CoreDNS 的 container_cpu_cfs_periods_total。"
            + "|There is no container_cpu_cfs_periods_total of CoreDNS.",
        "UNSUPPORTED|Windows: no resolv.conf, no libc|Windows 没有 resolv.conf 和 libc。"
            + "|Windows has neither resolv.conf nor libc.",
        "UNSUPPORTED|the pod runs on Windows|该 Pod 运行在 Windows 上。|The pod runs on Windows.",
        "MISSING|no container app2|没有名为 app2 的容器。|It has no container app2.",
        "NOT_RUNNING|container app: waiting, CrashLoopBackOff, 7 restarts"
            + "|容器 app：等待中，CrashLoopBackOff，重启 7 次"
            + "|Container app: waiting, CrashLoopBackOff, 7 restarts",
        "NOT_RUNNING|init container migrate: terminated, Error, 1 restarts"
            + "|Init 容器 migrate：已终止，Error，重启 1 次"
            + "|Init container migrate: terminated, Error, 1 restart",
        "NOT_RUNNING|sidecar container proxy: waiting|Sidecar 容器 proxy：等待中"
            + "|Sidecar container proxy: waiting",
        "NO_TOOL|sh, dig &#124; getent|需要：sh、dig &#124; getent|Wanted: sh, dig &#124; getent",
        "TIMED_OUT|sh|命令：sh|Command: sh",
        "TIMED_OUT|Pending|Pending|Pending",
        "ERROR|HTTP 503|HTTP 503|HTTP 503",
        "UNREADABLE|/etc/resolv.conf|/etc/resolv.conf|/etc/resolv.conf",
      })
  void saysItsOwnWordsInTheReadersLanguage(
      NotObserved.Reason reason, String detail, String chinese, String english) {
    NotObserved seen = new NotObserved(reason, "pod shop/web", detail.replace("&#124;", "|"));
    String inChinese = line(seen, Language.CHINESE);
    assertTrue(inChinese.endsWith("。" + chinese.replace("&#124;", "|")), inChinese);
    assertFalse(inChinese.contains("“"), inChinese);
    String inEnglish = line(seen, Language.ENGLISH);
    assertTrue(inEnglish.endsWith(". " + english.replace("&#124;", "|")), inEnglish);
    assertFalse(inEnglish.contains("“"), inEnglish);
  }

  /** Between the program's words a server's own stay a quotation. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IMAGE|nicolaka/netshoot (ErrImagePull: not found)|nicolaka/netshoot，原文：“ErrImagePull: not"
            + " found”",
        "UNREADABLE|exit 1: sh: not found|退出码 1。原文：“sh: not found”",
        "DISCONNECTED|Error exit code 137 killed|Error，退出码 137。原文：“killed”",
      })
  void quotesWhatAServerSaidBesideItsOwnWords(
      NotObserved.Reason reason, String detail, String chinese) {
    String line = line(new NotObserved(reason, "node worker-1", detail), Language.CHINESE);
    assertTrue(line.endsWith("。" + chinese), line);
  }

  @Test
  void saysWhyAnotherWayWasTaken() {
    NotObserved aside =
        new NotObserved(
            NotObserved.Reason.UNSUPPORTED,
            "nsenter on node worker-1 into pod shop/web",
            "no-right (create pods in kube-system): pods is forbidden");
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
    NotObserved seen = new NotObserved(NotObserved.Reason.PREREQUISITE, subject, "");
    assertEquals(chinese + "：未查看，因为其前提信息未能取得。", line(seen, Language.CHINESE));
  }

  @Test
  void namesAKindOfObjectsInANamespace() {
    NotObserved seen =
        new NotObserved(NotObserved.Reason.TIMED_OUT, "podmetrics in kube-system", "");
    assertEquals("命名空间 kube-system 中的 podmetrics：未在时限内得到结果。", line(seen, Language.CHINESE));
    assertTrue(line(seen, Language.ENGLISH).startsWith("podmetrics in kube-system: "));
  }

  private static String line(NotObserved seen, Language language) {
    Evidence evidence =
        new Evidence("e1", ProbeId.NODES, Vantage.api(), Instant.EPOCH, Duration.ZERO, seen, null);
    return SampleDiagnoses.wording(language).line(evidence);
  }
}
