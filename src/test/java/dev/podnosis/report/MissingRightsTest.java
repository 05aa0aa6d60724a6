package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.RightsSeen;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.ServerSeen;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The roles that would grant what a run lacked. */
class MissingRightsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  @Test
  void grantsWhatReviewsDeniedAndWhatLooksRanInto() {
    MissingRights missing =
        MissingRights.of(
            file(
                server("trainee@shop.example"),
                rights("self", false, "create", "pods/exec", "shop"),
                rights("self", true, "list", "pods", "shop"),
                rights("system:serviceaccount:kube-system:coredns", false, "list", "pods", ""),
                refused("create pods/exec, get pods/exec in shop"),
                refused("list pods.metrics.k8s.io in kube-system"),
                refused("list nodes")));
    assertEquals(
        List.of(
            "create pods/exec in shop",
            "get pods/exec in shop",
            "list pods.metrics.k8s.io in kube-system",
            "list nodes"),
        missing.words());
    String yaml = missing.manifest();
    assertTrue(
        yaml.contains(
            """
            kind: Role
            metadata:
              name: podnosis
              namespace: "shop"
            rules:
            - apiGroups: [""]
              resources: ["pods/exec"]
              verbs: ["create", "get"]
            """),
        yaml);
    assertTrue(yaml.contains("- apiGroups: [\"metrics.k8s.io\"]\n  resources: [\"pods\"]"), yaml);
    assertTrue(yaml.contains("kind: ClusterRole\n"), yaml);
    assertTrue(yaml.contains("- kind: User\n"), yaml);
    assertTrue(yaml.contains("name: \"trainee@shop.example\""), yaml);
  }

  @Test
  void bindsServiceAccountsAsSuch() {
    String yaml =
        MissingRights.of(file(server("system:serviceaccount:ops:oncall"), refused("list nodes")))
            .manifest();
    assertTrue(
        yaml.contains("- kind: ServiceAccount\n  name: \"oncall\"\n  namespace: \"ops\""), yaml);
  }

  /** A name that the server gave cannot write lines of its own. */
  @Test
  void keepsHostileNamesInsideTheirQuotes() {
    String yaml =
        MissingRights.of(file(server("x\"\n- kind: Group\n  name: all"), refused("list nodes")))
            .manifest();
    assertTrue(yaml.lines().noneMatch(line -> line.startsWith("- kind: Group")), yaml);
    assertTrue(MissingRights.of(file(refused("list $(id) in a b"))).isEmpty());
  }

  @Test
  void saysNothingWhereNothingIsMissing() {
    MissingRights none = MissingRights.of(file(rights("self", true, "get", "pods", "shop")));
    assertTrue(none.isEmpty());
    assertEquals("", none.manifest());
  }

  private static Observation server(String user) {
    return new ServerSeen("v1.36.2", user, List.of(), null);
  }

  private static Observation refused(String right) {
    return new NotObserved(NotObserved.Reason.NO_RIGHT, "pod shop/web", Detail.NONE, right);
  }

  private static Observation rights(
      String subject, boolean allowed, String verb, String resource, String namespace) {
    return new RightsSeen(
        subject, List.of(new RightsSeen.Right(verb, resource, namespace, allowed)));
  }

  private static CaseFile file(Observation... seen) {
    List<Look> looks = new ArrayList<>();
    for (Observation each : seen) {
      looks.add(new Look(ProbeId.RIGHTS, Vantage.api(), NOW, Duration.ZERO, each, null));
    }
    Symptom symptom =
        new Symptom(
            List.of(), "", null, null, null, new Symptom.Window(NOW.minusSeconds(900), NOW, false));
    return new CaseFile(
            new Target("", "", null, ""),
            symptom,
            Run.starting("test", NOW, Level.READ, ""),
            List.of())
        .plus(looks);
  }
}
