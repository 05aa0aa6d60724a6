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
        "create pods/exec, get pods/exec in shop|create pods/exec, get pods/exec（命名空间 shop）",
        "get nodes/proxy|get nodes/proxy",
      })
  void namesTheScopeOfARightInTheReadersLanguage(String right, String chinese) {
    NotObserved seen = new NotObserved(NotObserved.Reason.NO_RIGHT, "pod shop/web", "", right);
    assertEquals("Pod shop/web：无法查看，缺少权限 " + chinese, line(seen, Language.CHINESE));
    assertEquals(
        "pod shop/web: could not be looked at; the right to " + right + " is missing",
        line(seen, Language.ENGLISH));
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
