package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ContainerFacts.Kind;
import dev.podnosis.evidence.ContainerFacts.Phase;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ResolvConfSeen;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.DebugImages;
import dev.podnosis.kube.ObjectPage;
import dev.podnosis.kube.Query;
import dev.podnosis.kube.Reply;
import dev.podnosis.kube.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Commands in the business container: which container, what it has, and what is done without. */
class ExecLevelTest {
  private static final ObjectRef POD = new ObjectRef("shop", "web");

  @TempDir Path folder;

  /** The pods of the demo cluster: glibc with getent, musl, and one without any shell. */
  @ParameterizedTest
  @CsvSource({"checkout, GLIBC, getent, true", "catalog, MUSL, getent, true"})
  void readsWhatTheContainerIsMadeOf(String app, String libc, String tool, boolean shell)
      throws IOException, InterruptedException {
    CaseFile file = walk(app, Level.EXEC);
    ContainerSeen container = file.last(ContainerSeen.class).orElseThrow().what();
    assertEquals(ContainerSeen.Libc.valueOf(libc), container.libc());
    assertEquals(shell, container.shell());
    assertTrue(file.observed(ProbeId.RESOLV_CONF));
    assertTrue(
        file.all(StubLookupSeen.class)
            .allMatch(
                s ->
                    s.what().tool().equals(tool)
                        && s.what().result() == StubLookupSeen.Result.FOUND));
  }

  /** Without a shell and without cat nothing can be read by exec, and that is said. */
  @Test
  void saysWhatAContainerWithoutAShellCannotTell() throws IOException, InterruptedException {
    CaseFile file = walk("payments", Level.EXEC);
    assertTrue(!file.last(ContainerSeen.class).orElseThrow().what().shell());
    for (ProbeId probe : List.of(ProbeId.RESOLV_CONF, ProbeId.CLIENT_LOOKUPS)) {
      NotObserved why = (NotObserved) file.of(probe).findFirst().orElseThrow().observation();
      assertEquals(NotObserved.Reason.NO_TOOL, why.reason(), probe.id());
    }
  }

  /** With more allowed the file is read from beside: never the one of the node pod itself. */
  @ParameterizedTest
  @CsvSource({"NODE, NODE_POD", "DEBUG_CONTAINER, DEBUG_CONTAINER"})
  void readsResolvConfOfAContainerWithoutAShell(Level level, Source source)
      throws IOException, InterruptedException {
    CaseFile file = walk("payments", level);
    var seen = file.of(ProbeId.RESOLV_CONF).findFirst().orElseThrow();
    assertEquals(source, seen.vantage().source());
    assertTrue(
        ((ResolvConfSeen) seen.observation()).text().contains("search shop.svc.cluster.local"),
        seen.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // the only one
        "'' | app NORMAL running | app",
        // a native sidecar is an init container that goes on; the application comes first
        "'' | mesh SIDECAR running, app NORMAL running | app",
        "'' | setup INIT terminated, app NORMAL running, log NORMAL running | app",
        // the first that runs
        "'' | app NORMAL waiting, log NORMAL running | log",
        "'' | mesh SIDECAR running, app NORMAL waiting | mesh",
        "mesh | mesh SIDECAR running, app NORMAL running | mesh",
        "log | app NORMAL running, log NORMAL running | log"
      })
  void choosesAContainerThatRuns(String wanted, String containers, String chosen) {
    Read<String> choice = ContainerChoice.of(pod(containers, "linux"), POD, bare(wanted));
    assertEquals(new Read.Got<>(chosen), choice);
  }

  /** As kubectl does, but only where it runs: a name in an annotation may be anything. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | log NORMAL running, app NORMAL running | app | app",
        "log | log NORMAL running, app NORMAL running | app | log",
        "'' | log NORMAL running, app NORMAL waiting | app | log",
        "'' | mesh SIDECAR running, app NORMAL running | mesh | mesh",
        "'' | setup INIT terminated, app NORMAL running | setup | app",
        "'' | log NORMAL running, app NORMAL running | $(id) | log",
      })
  void prefersTheContainerThatTheAnnotationNames(
      String wanted, String containers, String annotated, String chosen) {
    PodFacts facts = pod(containers, "linux", annotated);
    assertEquals(annotated, facts.defaultContainer());
    assertEquals(new Read.Got<>(chosen), ContainerChoice.of(facts, POD, bare(wanted)));
  }

  /** The looks are under way together: none is answered before all have been asked. */
  @Test
  void looksNamesUpSideBySide() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        FaultyServer server = new FaultyServer(demo.port());
        LiveProbes probes =
            demo.probes(
                demo.connect(server, Duration.ofSeconds(30)),
                Level.EXEC,
                DebugImages.of("nicolaka/netshoot"))) {
      CaseFile file = demo.begun(Level.EXEC);
      List<String> domains = List.of("payments.shop.svc.cluster.local", "api.partner.example");
      Symptom said = file.symptom();
      file = file.withSymptom(new Symptom(domains, said.error(), null, null, null, said.window()));
      for (ProbeId probe :
          List.of(
              ProbeId.BUSINESS_POD, ProbeId.DNS_SERVICE, ProbeId.DNS_CONFIG, ProbeId.CONTAINER)) {
        file = file.plus(probes.collect(probe, file));
      }
      server.gather("/namespaces/shop/pods/[^/]*/exec$", 3);
      file = file.plus(probes.collect(ProbeId.CLIENT_LOOKUPS, file));
      List<String> names = file.all(StubLookupSeen.class).map(s -> s.what().name()).toList();
      assertEquals(
          List.of(domains.get(0), domains.get(1), "kubernetes.default.svc.cluster.local"), names);
    }
  }

  @ParameterizedTest
  @MethodSource
  void saysWhyNoContainerCanBeUsed(
      String wanted, String containers, String os, NotObserved.Reason reason, Detail detail) {
    Read<String> choice = ContainerChoice.of(pod(containers, os), POD, bare(wanted));
    assertEquals(new Read.Not<>(new NotObserved(reason, "pod " + POD, detail)), choice);
  }

  static Stream<Arguments> saysWhyNoContainerCanBeUsed() {
    return Stream.of(
        arguments(
            "''",
            "app NORMAL waiting",
            "linux",
            NotObserved.Reason.NOT_RUNNING,
            new Detail.ContainerState(
                "app", Kind.NORMAL, Phase.WAITING, "CrashLoopBackOff", 7, "")),
        arguments(
            "''",
            "setup INIT terminated, app NORMAL waiting",
            "linux",
            NotObserved.Reason.NOT_RUNNING,
            new Detail.ContainerState(
                "app", Kind.NORMAL, Phase.WAITING, "CrashLoopBackOff", 7, "")),
        arguments(
            "setup",
            "setup INIT terminated, app NORMAL running",
            "linux",
            NotObserved.Reason.NOT_RUNNING,
            new Detail.ContainerState("setup", Kind.INIT, Phase.TERMINATED, "Completed", 7, "")),
        arguments(
            "app",
            "app NORMAL running",
            "windows",
            NotObserved.Reason.UNSUPPORTED,
            new Detail.Known(Detail.Fact.WINDOWS)),
        arguments(
            "other",
            "app NORMAL running",
            "linux",
            NotObserved.Reason.MISSING,
            new Detail.NoContainer("other")));
  }

  @ParameterizedTest
  @CsvSource({
    "'getent,python3,nslookup', getent",
    "'nslookup,python3', python3",
    "'busybox,nslookup', nslookup",
    "busybox, busybox"
  })
  void usesTheBestToolThereIs(String programs, String best) {
    LookupTool tool = LookupTool.bestOf(List.of(programs.split(","))).orElseThrow();
    assertEquals(best, tool.argv("name").getFirst());
    assertEquals("$(id)", tool.argv("$(id)").getLast());
  }

  /** What CPython 3.13 prints, for a name that there is, one that there is not, and no answer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 10.96.0.1 | '' | FOUND",
        "1 | '' | socket.gaierror: [Errno -2] Name or service not known | NOT_FOUND",
        "1 | '' | socket.gaierror: [Errno -3] Temporary failure in name resolution | TRY_AGAIN",
        "1 | '' | socket.gaierror: [Errno -3] Try again | TRY_AGAIN",
        "1 | '' | SyntaxError: invalid syntax | UNCLEAR"
      })
  void readsPython(int exit, String out, String err, StubLookupSeen.Result result) {
    var executed =
        new ClusterReads.Executed(
            exit, bare(out), "Traceback:\n" + bare(err) + "\n", false, Duration.ofMillis(5));
    assertEquals(result, LookupTool.PYTHON.read(POD, "a.example", executed).result());
  }

  private CaseFile walk(String app, Level level) throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        LiveProbes probes = demo.probes(level)) {
      String name;
      try (Cluster cluster = demo.connect()) {
        Query query = Query.in("shop").labels("app=" + app);
        name =
            ((Reply.Ok<ObjectPage>) cluster.list(Resource.PODS, query))
                .value()
                .items()
                .getFirst()
                .path("metadata")
                .path("name")
                .asString();
      }
      CaseFile begun = demo.begun(level);
      Target target = new Target("demo", "", new ObjectRef("shop", name), "");
      return demo.walk(probes, new CaseFile(target, begun.symptom(), begun.run(), List.of()));
    }
  }

  private static String bare(String text) {
    return text == null || text.equals("''") ? "" : text;
  }

  /** A pod with these containers, each as name, kind and state. */
  private static PodFacts pod(String containers, String os) {
    return pod(containers, os, "");
  }

  private static PodFacts pod(String containers, String os, String annotated) {
    String annotations =
        annotated.isEmpty()
            ? ""
            : ",\"annotations\":{\"kubectl.kubernetes.io/default-container\":\"%s\"}"
                .formatted(annotated);
    StringBuilder spec = new StringBuilder();
    StringBuilder init = new StringBuilder();
    StringBuilder status = new StringBuilder();
    StringBuilder initStatus = new StringBuilder();
    for (String each : containers.split(", ")) {
      String[] words = each.split(" ");
      boolean normal = words[1].equals("NORMAL");
      String always = words[1].equals("SIDECAR") ? ",\"restartPolicy\":\"Always\"" : "";
      (normal ? spec : init)
          .append(",{\"name\":\"%s\",\"image\":\"x\"%s}".formatted(words[0], always));
      String reason =
          switch (words[2]) {
            case "waiting" -> "{\"reason\":\"CrashLoopBackOff\"}";
            case "terminated" -> "{\"reason\":\"Completed\",\"exitCode\":0}";
            default -> "{\"startedAt\":\"2026-11-23T06:00:00Z\"}";
          };
      (normal ? status : initStatus)
          .append(
              ",{\"name\":\"%s\",\"restartCount\":%d,\"state\":{\"%s\":%s}}"
                  .formatted(words[0], words[2].equals("running") ? 0 : 7, words[2], reason));
    }
    return PodReader.read(
        JsonMapper.shared()
            .readTree(
                """
                {"metadata":{"namespace":"shop","name":"web","uid":"u"%s},
                 "spec":{"os":{"name":"%s"},"containers":[%s],"initContainers":[%s]},
                 "status":{"phase":"Running","containerStatuses":[%s],"initContainerStatuses":[%s]}}\
                """
                    .formatted(
                        annotations, os, list(spec), list(init), list(status), list(initStatus))));
  }

  private static String list(StringBuilder items) {
    return items.isEmpty() ? "" : items.substring(1);
  }
}
