package dev.podnosis.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl works against the demo cluster; skipped where none is installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubectlTest {
  private static final String POD = "checkout-pjzfczv7xn-jqfg7";

  private DemoCluster cluster;
  private Kubectl kubectl;
  private String coreDns;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    cluster = DemoCluster.start(DemoIncidents.byId("coredns-crash-loop").orElseThrow(), 0);
    kubectl = new Kubectl(folder, cluster.kubeconfig());
    coreDns =
        ok("get", "pods", "-n", "kube-system", "-l", "k8s-app=kube-dns", "-o", "name")
            .lines()
            .findFirst()
            .orElseThrow();
  }

  @AfterAll
  void stop() {
    cluster.close();
  }

  private String ok(String... args) throws IOException, InterruptedException {
    Kubectl.Run run = kubectl.run(args);
    assertEquals(0, run.code(), run.err());
    return run.out();
  }

  @Test
  void version() throws Exception {
    assertTrue(ok("version").contains("Server Version: v1.33.5"));
  }

  @Test
  void listsPodsOfAllNamespaces() throws Exception {
    List<String> lines = ok("get", "pods", "-A", "-o", "wide").lines().toList();
    assertTrue(
        lines
            .getFirst()
            .matches(
                "NAMESPACE +NAME +READY +STATUS +RESTARTS +AGE +IP +NODE +NOMINATED NODE +READINESS GATES"),
        lines.getFirst());
    assertEquals(
        2,
        lines.stream()
            .filter(
                l -> l.matches("kube-system +coredns-\\S+ +0/1 +CrashLoopBackOff +9 \\(.*ago\\).*"))
            .count());
    assertTrue(
        lines.stream()
            .anyMatch(
                l ->
                    l.matches(
                        "shop +"
                            + POD
                            + " +1/1 +Running +0 +3d7h +10\\.244\\.1\\.\\d+ +worker-1 .*")));
  }

  @Test
  void describesAPodWithItsEvents() throws Exception {
    String text = ok("describe", coreDns, "-n", "kube-system");
    assertTrue(text.contains("Reason:       CrashLoopBackOff"), text);
    assertTrue(text.contains("Exit Code:    1"), text);
    assertTrue(text.contains("Back-off restarting failed container coredns"), text);
  }

  @Test
  void showsLogsOfThisAndThePreviousContainer() throws Exception {
    String previous = ok("logs", "-n", "kube-system", coreDns, "--previous");
    assertTrue(
        previous.contains(
            "/etc/coredns/Corefile:13 - Error during parsing: Unknown directive 'proxy'"),
        previous);
    String corefile =
        ok("get", "cm", "coredns", "-n", "kube-system", "-o", "jsonpath={.data.Corefile}");
    assertTrue(corefile.lines().toList().get(12).trim().startsWith("proxy"), corefile);
    assertEquals(3, ok("logs", POD, "--tail=3").lines().count());
    assertTrue(
        ok("logs", POD, "--tail=1", "--timestamps")
            .matches("(?s)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z level=.*"));
    assertEquals(1, kubectl.run("logs", POD, "--previous").code());
  }

  @Test
  void runsCommandsWithExitCodeAndBothStreams() throws Exception {
    Kubectl.Run run =
        kubectl.run("exec", POD, "--", "sh", "-c", "cat /etc/hostname; ls /nosuch; exit 3");
    assertEquals(3, run.code());
    assertEquals(POD + "\n", run.out());
    assertTrue(
        run.err().contains("ls: cannot access '/nosuch': No such file or directory"), run.err());
  }

  @Test
  void saysThatAnImageHoldsNoSuchProgram() throws Exception {
    Kubectl.Run run = kubectl.run("exec", "deploy/payments", "--", "cat", "/etc/resolv.conf");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("exec: \"cat\": executable file not found in $PATH"), run.err());
    assertFalse(run.err().contains("command terminated"), run.err());
  }

  @Test
  void refusesExecInAContainerThatDoesNotRun() throws Exception {
    Kubectl.Run run = kubectl.run("exec", "-n", "kube-system", coreDns, "--", "true");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("container not found (\"coredns\")"), run.err());
  }

  @Test
  void listsEvents() throws Exception {
    String events = ok("get", "events", "-A");
    assertTrue(
        events.matches("(?s)NAMESPACE +LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n.*"), events);
    assertTrue(events.contains("BackOff"), events);
  }

  @Test
  void saysWhoIAmAndWhatIMayDo() throws Exception {
    assertEquals("yes\n", ok("auth", "can-i", "create", "pods", "--subresource=exec"));
    Kubectl.Run no = kubectl.run("auth", "can-i", "delete", "deployments");
    assertEquals("no\n", no.out());
    assertEquals(1, no.code());
    assertTrue(ok("auth", "whoami").contains("oncall@shop.example"));
    assertTrue(ok("auth", "can-i", "--list").contains("pods/ephemeralcontainers"));
  }

  @Test
  void saysWhatIsNotThereAndWhatIsForbidden() throws Exception {
    assertTrue(
        kubectl
            .run("get", "pod", "nosuch")
            .err()
            .contains("Error from server (NotFound): pods \"nosuch\" not found"));
    assertTrue(
        kubectl
            .run("get", "secrets")
            .err()
            .contains(
                "(Forbidden): secrets is forbidden: User \"oncall@shop.example\" cannot list resource \"secrets\""));
    assertTrue(
        kubectl
            .run("get", "pods", "-n", "nosuch")
            .err()
            .contains("No resources found in nosuch namespace."));
  }
}
