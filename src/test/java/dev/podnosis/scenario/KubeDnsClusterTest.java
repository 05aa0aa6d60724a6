package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.QueryLog;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.HttpSeen;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.Shape;
import dev.podnosis.report.TextReport;
import dev.podnosis.report.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A cluster of which kube-dns is the DNS server, as on GKE: that is said, and nothing else is. */
class KubeDnsClusterTest {
  private static final String COMPLAINT =
      "ping: www.example.com: Temporary failure in name resolution";

  private static Shape shape() {
    return Shape.all().filter(s -> s.name().equals("gke-kube-dns")).findFirst().orElseThrow();
  }

  private static CaseFile file(Shape shape) {
    return RecordedCases.caseFile("healthy", 0, Level.READ, KubeDnsClusterTest::asked, shape);
  }

  private static CaseFile asked(CaseFile base) {
    Symptom s = base.symptom();
    Symptom complaint =
        new Symptom(s.domains(), COMPLAINT, s.kind(), s.frequency(), null, s.window());
    return new CaseFile(base.target(), complaint, base.run(), List.of());
  }

  private static String text(CaseFile file, Language language) {
    return TextReport.of(Judges.all().judge(file), new Wording(Judges.CATALOGUE, language));
  }

  @Test
  void isSaidInBothLanguages() {
    CaseFile file = file(shape());
    String english = text(file, Language.ENGLISH);
    assertTrue(english.contains("the DNS server is kube-dns, not CoreDNS"), english);
    assertTrue(english.contains("DNS server: kube-dns, not CoreDNS: it has no Corefile"), english);
    assertTrue(english.contains("no Corefile can switch a query log on"), english);
    assertFalse(english.contains("CoreDNS 1.13.1"), english);
    String chinese = text(file, Language.CHINESE);
    assertTrue(chinese.contains("DNS 服务器：kube-dns，不是 CoreDNS"), chinese);
    assertEquals(QueryLog.State.NONE, new QueryLog(new Facts(file)).state());
  }

  /** Neither does the lack of what only CoreDNS has make the run an incomplete one. */
  @Test
  void nothingIsConfirmedOrMissed() {
    CaseFile file = file(shape());
    Diagnosis diagnosis = Judges.all().judge(file);
    assertEquals(List.of(), diagnosis.problems());
    assertEquals(List.of(), diagnosis.incomplete().stream().map(e -> e.observation()).toList());
    assertEquals(0, file.all(MetricsSeen.class).count());
    assertEquals(0, file.all(HttpSeen.class).count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "corefile-incompatible",
        "corefile-misconfigured",
        "corefile-reload-failed",
        "autopath-defect",
        "coredns-headless-stale",
        "coredns-no-lameduck"
      })
  void whatOnlyCoreDnsCanHaveIsRuledOut(String cause) {
    Judged judged = Judges.all().judge(file(shape())).cause(new CauseId(cause));
    assertEquals("ruled-out", Judges.word(judged));
    assertEquals(
        List.of("server-is-kube-dns"),
        judged.verdict().findings().stream().map(Finding::code).toList());
  }

  /** Old ConfigMaps stay behind when a cluster's DNS is replaced: nobody reads that Corefile. */
  @Test
  void aCorefileBesideItIsNobodys() {
    ObjectNode file = ((ObjectNode) shape().file()).deepCopy();
    var edits = ((ObjectNode) file).withArray("edits");
    for (int i = edits.size() - 1; i >= 0; i--) {
      if (edits.get(i).path("remove").asBoolean(false)) {
        edits.remove(i);
      }
    }
    CaseFile with = file(new Shape("gke-kube-dns with a Corefile", file));
    assertTrue(new Facts(with).dns().corefile().isEmpty());
    assertEquals(List.of(), Judges.all().judge(with).problems());
  }

  /** Its ConfigMap with these keys. */
  private static Shape settings(String key, String value) {
    ObjectNode file = ((ObjectNode) shape().file()).deepCopy();
    file.withArray("edits")
        .addObject()
        .put("kind", "configmaps")
        .put("name", "kube-dns")
        .putObject("set")
        .putObject("/data")
        .put(key, value);
    return new Shape("gke-kube-dns with settings", file);
  }

  private static CaseFile file(Shape shape, String domain) {
    return RecordedCases.caseFile(
        "healthy",
        0,
        Level.DEBUG_CONTAINER,
        base ->
            new CaseFile(
                base.target(),
                new Symptom(
                    List.of(domain),
                    COMPLAINT.replace("www.example.com", domain),
                    null,
                    base.symptom().frequency(),
                    null,
                    base.symptom().window()),
                base.run(),
                List.of()),
        shape);
  }

  /** Stub domains stand in its ConfigMap: that is what is read, and what remedies speak of. */
  @Test
  void itsStubDomainsAreReadAndNamed() {
    CaseFile file =
        file(settings("stubDomains", "{\"corp.internal\": [\"10.77.0.54\"]}"), "db.corp.internal");
    assertEquals(
        List.of("10.77.0.54"),
        new Facts(file).upstreams().stubDomain("db.corp.internal").orElseThrow().addresses());
    String english = text(file, Language.ENGLISH);
    assertTrue(
        english.contains("Settings of kube-dns in kube-system/kube-dns: 1 stub domain"), english);
    assertTrue(
        text(file, Language.CHINESE).contains("kube-system/kube-dns 中的 kube-dns 配置：存根域 1 个"));
    assertEquals("kube-dns", new Facts(file).args().get("configMap"));
    Judged unreachable = Judges.all().judge(file).cause(new CauseId("stub-domain-unreachable"));
    assertEquals("undecided", Judges.word(unreachable));
  }

  @Test
  void settingsThatItRefusesAreAttendedTo() {
    CaseFile file =
        file(settings("stubDomains", "{corp.internal: 10.77.0.54}"), "db.corp.internal");
    String english = text(file, Language.ENGLISH);
    assertTrue(english.contains("1 point in them cannot work: kube-dns-not-json"), english);
    Judged judged = Judges.all().judge(file).cause(new CauseId("stub-domain-misconfigured"));
    assertEquals("advice", Judges.word(judged));
    assertEquals(
        List.of("kube-dns-settings-broken"),
        judged.verdict().findings().stream().map(Finding::code).toList());
  }

  /** Without the ConfigMap it has no stub domain, and nothing is missing. */
  @Test
  void itCanDoWithoutItsConfigMap() {
    ObjectNode file = ((ObjectNode) shape().file()).deepCopy();
    file.withArray("edits").remove(file.withArray("edits").size() - 1);
    CaseFile without = file(new Shape("kube-dns without a ConfigMap", file), "db.corp.internal");
    Judged judged = Judges.all().judge(without).cause(new CauseId("stub-domain-unreachable"));
    assertEquals("ruled-out", Judges.word(judged));
    assertEquals(
        List.of("no-stub-domain-of-kube-dns"),
        judged.verdict().findings().stream().map(Finding::code).toList());
  }

  /** What dnsmasq logs is read beside what kubedns does. */
  @Test
  void bothContainersLogsAreRead() {
    CaseFile file = file(shape());
    assertEquals(4, file.all(LogSeen.class).count());
    assertTrue(new Facts(file).logs().complete());
    assertFalse(
        file.all(LogSeen.class)
            .anyMatch(l -> l.what().summary().count(LogMessage.DNSMASQ_LIMIT) > 0));
  }

  /** CoreDNS under a name that kube-dns once had is CoreDNS. */
  @Test
  void coreDnsIsNotTakenForIt() {
    CaseFile file = RecordedCases.caseFile("healthy", 0, Level.READ, KubeDnsClusterTest::asked);
    assertFalse(new Facts(file).dns().isKubeDns());
    assertTrue(new Facts(file).dns().corefile().isPresent());
    String said = text(file, Language.ENGLISH);
    assertFalse(said.contains("not CoreDNS"), said);
  }

  /** Its replicas being away is as bad as CoreDNS's. */
  @Test
  void replicasThatAreNotReadyAreStillSeen() {
    ObjectNode file = ((ObjectNode) shape().file()).deepCopy();
    file.withArray("edits")
        .addObject()
        .put("kind", "endpointslices")
        .put("name", "kube-dns-.*")
        .putObject("set")
        .putArray("/endpoints");
    Diagnosis diagnosis = Judges.all().judge(file(new Shape("gke, without endpoints", file)));
    Judged none = diagnosis.cause(new CauseId("kube-dns-no-endpoints"));
    assertTrue(none.problem(), Judges.word(none));
  }
}
