package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.report.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Patches apply to what is really there, and commands hold nothing that a shell would read. */
class RemediesTest {
  private static final Path RECORDINGS = Path.of("src/test/resources/recordings");
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir Path folder;

  /** What a patch takes away or leaves stands in the real object; what it adds changes it. */
  @ParameterizedTest
  @CsvSource({
    "healthy#1, statefulset-service-name-mismatch, StatefulSet/shop/cache, statefulsets-shop",
    "pods-misconfigured#1, search-path-missing, Pod/shop/bad-search, pods",
    "pods-misconfigured#2, search-path-amplification, Pod/shop/ndots-heavy, pods",
    "pods-misconfigured#3, pod-not-using-cluster-dns, Pod/shop/policy-default, pods",
    "pods-misconfigured#4, pod-not-using-cluster-dns, Pod/shop/hostnet-clusterfirst, pods",
    "networkpolicy-blocks#0, networkpolicy-blocks-dns, NetworkPolicy/shop/api-musl-egress,"
        + " networkpolicies"
  })
  void changesWhatIsReallyThere(String recorded, String cause, String target, String file) {
    String[] parts = recorded.split("#");
    CaseFile caseFile = RecordedCases.caseFile(parts[0], Integer.parseInt(parts[1]), Level.NODE);
    Map<String, Patch> patches = Judges.all().judge(caseFile).cause(new CauseId(cause)).patches();
    assertFalse(patches.isEmpty());
    JsonNode object = object(parts[0], file, target);
    for (Patch patch : patches.values()) {
      assertEquals(target, patch.target());
      JsonNode before = YAML.readTree(side(patch.diff(), '-'));
      JsonNode after = YAML.readTree(side(patch.diff(), '+'));
      assertTrue(holds(object, before), () -> before + " does not stand in " + object);
      assertFalse(holds(object, after), () -> "changes nothing: " + after);
    }
  }

  /** The pods of a Deployment are changed where they come from. */
  @Test
  void aPodOfADeploymentIsChangedInTheDeployment() {
    Scenario some =
        Scenario.all()
            .filter(s -> s.toString().equals("pod-not-using-cluster-dns/confirm"))
            .findFirst()
            .orElseThrow();
    Patch patch =
        Judges.all()
            .judge(some.caseFile())
            .cause(new CauseId("pod-not-using-cluster-dns"))
            .patches()
            .values()
            .iterator()
            .next();
    assertEquals("Deployment/shop/web-glibc", patch.target());
    JsonNode after = YAML.readTree(side(patch.diff(), '+'));
    assertEquals(
        "ClusterFirst", after.at("/spec/template/spec/dnsPolicy").asString(), patch.diff());
    JsonNode real = object("healthy", "deployments-shop", "Deployment/shop/web-glibc");
    assertTrue(real.at("/spec/template/spec").isObject());
  }

  /**
   * Where the evidence differs from a recorded object, what a patch adds is checked value by value.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kube-dns-no-endpoints/confirm|correct-selector|Service/kube-system/kube-dns"
            + "|/spec/selector/k8s-app|dns|kube-dns",
        "coredns-unbalanced/confirm|remove-affinity|Service/kube-system/kube-dns"
            + "|/spec/sessionAffinity|ClientIP|None",
        "service-without-ready-endpoints/confirm|publish-not-ready|Service/shop/db"
            + "|/spec/publishNotReadyAddresses|''|true",
        "tolerate-unready-ignored/confirm|publish-not-ready|Service/shop/db"
            + "|/spec/publishNotReadyAddresses|''|true",
        "coredns-oom-killed/confirm|raise-memory-limit|Deployment/kube-system/coredns"
            + "|/spec/template/spec/containers/0/resources/limits/memory|170Mi|340Mi",
        "ipvs-udp-stale-backend/confirm|shorter-timeout|ConfigMap/kube-system/kube-proxy"
            + "|/ipvs/udpTimeout|0s|10s",
        "networkpolicy-blocks-dns/confirm-ingress|allow-at-coredns|NetworkPolicy/kube-system/p"
            + "|/spec/ingress/0/from/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name"
            + "|''|shop",
        "networkpolicy-blocks-dns/confirm-ingress|allow-at-coredns|NetworkPolicy/kube-system/p"
            + "|/spec/ingress/0/ports/0/port|''|53",
        "networkpolicy-blocks-dns/confirm-ingress|allow-at-coredns|NetworkPolicy/kube-system/p"
            + "|/spec/ingress/0/ports/1/protocol|''|TCP",
      })
  void addsWhatThePartLacks(
      String scenario, String remedy, String target, String at, String before, String after) {
    Patch patch = patch(scenario, remedy);
    assertEquals(target, patch.target());
    assertEquals(before, YAML.readTree(side(patch.diff(), '-')).at(at).asString(), patch.diff());
    assertEquals(after, YAML.readTree(side(patch.diff(), '+')).at(at).asString(), patch.diff());
  }

  /** The selector that a patch writes is the one that the recorded Service really has. */
  @Test
  void aCorrectedSelectorIsTheRealOne() {
    Patch patch = patch("kube-dns-no-endpoints/confirm", "correct-selector");
    JsonNode real = object("healthy", "services", "Service/kube-system/kube-dns");
    assertEquals(
        real.at("/spec/selector").toString(),
        YAML.readTree(side(patch.diff(), '+')).at("/spec/selector").toString());
  }

  /** The memory limit that a patch raises is the recorded Deployment's. */
  @Test
  void aRaisedMemoryLimitStandsInTheDeployment() {
    Patch patch = patch("coredns-oom-killed/confirm", "raise-memory-limit");
    JsonNode real = object("healthy", "deployments-kube-system", patch.target());
    assertTrue(holds(real, YAML.readTree(side(patch.diff(), '-'))), patch.diff());
  }

  /** Only the policy that is in the way is changed. */
  @Test
  void aPolicyThatLetsDnsPassIsLeftAlone() {
    assertEquals(
        Set.of("allow-at-coredns"), patches("networkpolicy-blocks-dns/confirm-ingress").keySet());
    assertEquals(Set.of("allow-dns"), patches("networkpolicy-blocks-dns/confirm").keySet());
  }

  private static Patch patch(String scenario, String remedy) {
    return Objects.requireNonNull(patches(scenario).get(remedy), remedy);
  }

  private static Map<String, Patch> patches(String scenario) {
    Scenario some = scenario(scenario);
    return Judges.all().judge(some.caseFile()).cause(new CauseId(some.cause())).patches();
  }

  private static Scenario scenario(String name) {
    return Scenario.all().filter(s -> s.toString().equals(name)).findFirst().orElseThrow();
  }

  /** ACK's goes by another name (its precautions for upgrading CoreDNS). */
  @Test
  void namesKubeProxyAsTheClusterDoes() {
    Scenario ack = scenario("ipvs-udp-stale-backend/confirm-ack");
    Judged cause = Judges.all().judge(ack.caseFile()).cause(new CauseId(ack.cause()));
    Wording wording = new Wording(Judges.CATALOGUE, Language.ENGLISH);
    List<String> commands =
        wording.remedies(cause).stream().flatMap(r -> r.commands().stream()).toList();
    assertTrue(
        commands.containsAll(
            List.of(
                "kubectl -n kube-system edit configmap kube-proxy-worker",
                "kubectl -n kube-system rollout restart daemonset -l k8s-app=kube-proxy-worker")),
        commands::toString);
    assertEquals(
        "ConfigMap/kube-system/kube-proxy-worker",
        patch("ipvs-udp-stale-backend/confirm-ack", "shorter-timeout").target());
  }

  /** Every patch to a Corefile, in the scenarios of its cause, is applied by patch(1). */
  @Test
  void corefilePatchesAreAppliedByPatch() throws IOException, InterruptedException {
    int applied = 0;
    List<String> patching =
        Judges.CATALOGUE.causes().stream()
            .filter(c -> c.remedies().stream().anyMatch(r -> r.patch()))
            .map(c -> c.id().id())
            .toList();
    List<Scenario> affirming =
        Scenario.all().filter(s -> patching.contains(s.cause()) && s.affirms()).toList();
    for (Scenario scenario : affirming) {
      CaseFile caseFile = scenario.caseFile();
      Diagnosis diagnosis = Judges.all().judge(caseFile);
      for (Judged cause : diagnosis.causes()) {
        for (Patch patch : cause.patches().values()) {
          if (patch.target().startsWith("ConfigMap/")
              && !patch.target().contains("/kube-proxy")
              && !patch.diff().isEmpty()) {
            String corefile = corefile(caseFile, patch);
            assertNotEquals(corefile, patched(corefile, patch.diff()), scenario.toString());
            applied++;
          }
        }
      }
    }
    assertTrue(applied > 5, applied + " patches");
  }

  private static String corefile(CaseFile caseFile, Patch patch) {
    return caseFile
        .all(CorefileSeen.class)
        .map(s -> s.what())
        .filter(c -> patch.target().equals("ConfigMap/" + c.configMap()))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private String patched(String text, String diff) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("Corefile"), text);
    Path change = Files.writeString(folder.resolve("change.diff"), diff);
    Process patch =
        new ProcessBuilder("patch", "--fuzz=0", "-s", file.toString(), change.toString())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(patch.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(0, patch.waitFor(), said + diff);
    return Files.readString(file);
  }

  /** Whatever names a cluster or a user comes up with, no command gains anything a shell reads. */
  @Test
  void hostileNamesStayOutOfCommands() {
    String evil = "x;$(reboot)`id`|&>'\"\n{pod}";
    CaseFile some = RecordedCases.caseFile("healthy", 0, Level.READ);
    CaseFile hostile =
        new CaseFile(
                new Target(evil, evil, new ObjectRef(evil, evil), evil),
                new Symptom(
                    List.of(evil + ".svc.cluster.local", evil),
                    evil,
                    null,
                    null,
                    null,
                    some.symptom().window()),
                some.run(),
                List.of())
            .plus(
                some.evidence().stream()
                    .map(
                        e ->
                            new dev.podnosis.evidence.Look(
                                e.probe(),
                                e.vantage(),
                                e.observedAt(),
                                e.duration(),
                                hostile(e.observation(), evil),
                                null))
                    .toList());
    Diagnosis diagnosis = Judges.all().judge(hostile);
    Wording wording = new Wording(Judges.CATALOGUE, Language.ENGLISH);
    for (Judged cause : diagnosis.causes()) {
      CauseEntry entry = Judges.CATALOGUE.cause(cause.id());
      for (int r = 0; r < entry.remedies().size(); r++) {
        List<String> templates = entry.remedies().get(r).commands();
        List<String> filled = wording.remedies(cause).get(r).commands();
        for (int c = 0; c < templates.size(); c++) {
          assertEquals(
              special(templates.get(c).replaceAll("\\{\\w+}", "")),
              special(filled.get(c)),
              cause.id() + ": " + filled.get(c));
        }
      }
    }
  }

  /** The observation with every name in it that a cluster's users choose made hostile. */
  private static dev.podnosis.evidence.Observation hostile(
      dev.podnosis.evidence.Observation observation, String evil) {
    return switch (observation) {
      case dev.podnosis.evidence.ServicesSeen s ->
          new dev.podnosis.evidence.ServicesSeen(
              s.scope(),
              List.of(evil),
              s.services().stream()
                  .map(
                      f ->
                          new dev.podnosis.evidence.ServiceFacts(
                              new ObjectRef(evil, evil),
                              f.type(),
                              List.of(evil),
                              evil,
                              f.ports(),
                              Map.of(evil, evil),
                              f.sessionAffinity(),
                              f.internalTrafficPolicy(),
                              f.publishNotReady(),
                              f.tolerateUnreadyAnnotation()))
                  .toList(),
              s.complete());
      case CorefileSeen c ->
          new CorefileSeen(
              c.owner(), new ObjectRef(evil, evil), c.text(), c.imports(), c.customKnown());
      default -> observation;
    };
  }

  private static String special(String command) {
    return command
        .chars()
        .filter(c -> ";$`|&<>'\"\n(){}\\!*?~#".indexOf(c) >= 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static JsonNode object(String recording, String file, String target) {
    String[] parts = target.split("/");
    JsonNode list =
        new ObjectMapper()
            .readTree(RECORDINGS.resolve(recording + "/api/" + file + ".json").toFile());
    return list.path("items")
        .valueStream()
        .filter(o -> o.at("/metadata/namespace").asString().equals(parts[1]))
        .filter(o -> o.at("/metadata/name").asString().equals(parts[2]))
        .findFirst()
        .orElseThrow();
  }

  /** One side of a unified diff. */
  private static String side(String diff, char mark) {
    return diff.lines()
        .filter(l -> !l.startsWith("---") && !l.startsWith("+++") && !l.startsWith("@@"))
        .filter(l -> l.charAt(0) == ' ' || l.charAt(0) == mark)
        .map(l -> l.substring(1))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Whether everything in a part stands in an object; of a list, each element in some element. */
  private static boolean holds(JsonNode object, JsonNode part) {
    if (part.isNull()) {
      return !object.isMissingNode();
    }
    if (part.isObject()) {
      return part.properties().stream().allMatch(p -> holds(object.path(p.getKey()), p.getValue()));
    }
    if (part.isArray()) {
      return part.valueStream().allMatch(p -> object.valueStream().anyMatch(o -> holds(o, p)));
    }
    return object.asString().equals(part.asString());
  }
}
