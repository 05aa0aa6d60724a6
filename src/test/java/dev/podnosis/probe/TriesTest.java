package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.EvidenceLine;
import dev.podnosis.diagnosis.EvidenceLines;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.StubLookupSeen.Result;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.TriesSeen;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.report.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trying whether it fails every time: the script in real shells, the probe in demo clusters. */
class TriesTest {
  private static final ObjectRef POD = new ObjectRef("shop", "web");

  /** As long as a resolver waits for one answer unless told otherwise: resolv.conf(5). */
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  @TempDir Path folder;

  /** A tool that fails at every third call, as getent(1) tells it. */
  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash", "busybox sh"})
  void countsWhatARealShellRan(String shell) throws IOException, InterruptedException {
    tool(
        """
        #!/bin/sh
        echo "$@" >>"$0.args"
        [ $(($(wc -l <"$0.args") % 3)) = 0 ] && exit 2
        echo '192.0.2.7       STREAM web.example.com'
        """);
    TriesSeen seen = run(shell, "$(reboot);'\"x", 7);
    assertEquals(
        List.of(
            Result.FOUND,
            Result.FOUND,
            Result.NO_ADDRESS,
            Result.FOUND,
            Result.FOUND,
            Result.NO_ADDRESS,
            Result.FOUND),
        seen.tries().stream().map(TriesSeen.Try::result).toList());
    assertEquals(List.of("192.0.2.7"), seen.tries().getFirst().addresses());
    assertEquals(2, seen.tries().get(2).exit());
    assertEquals(2, seen.failures().failures());
    assertEquals(false, seen.everyTime());
    List<String> lines = Files.readAllLines(folder.resolve("getent.args"));
    assertEquals("ahosts -- $(reboot);'\"x", lines.getFirst(), "the name stays one argument");
    assertEquals(7, lines.size());
  }

  /**
   * getent exits alike whether the name does not exist or nobody answered (getent(1): 2). Who took
   * as long as the resolver waits for one answer missed at least one.
   */
  @Test
  void theTimeTellsAServerThatIsSilentFromANameWithoutAddresses()
      throws IOException, InterruptedException {
    tool(
        """
        #!/bin/sh
        echo "$@" >>"$0.args"
        [ $(wc -l <"$0.args") = 2 ] && sleep 2
        exit 2
        """);
    TriesSeen seen = run("sh", LookupTool.GETENT, "web", 2, Duration.ofSeconds(2));
    assertEquals(
        List.of(Result.NO_ADDRESS, Result.TRY_AGAIN),
        seen.tries().stream().map(TriesSeen.Try::result).toList());
    assertEquals(2, seen.failures().failures(), "an application fails either way");
    assertEquals(1, seen.count(Result.TRY_AGAIN));
  }

  /** A tool that tells is believed, however long it took. */
  @Test
  void nslookupTellsByItself() {
    StubLookupSeen late =
        new StubLookupSeen(POD, "nslookup", "web", Result.NOT_FOUND, List.of(), 9_000, "NXDOMAIN");
    assertEquals(Result.NOT_FOUND, late.waited(FIVE_SECONDS).result());
    StubLookupSeen getent =
        new StubLookupSeen(POD, "getent", "web", Result.NO_ADDRESS, List.of(), 4_900, "");
    assertEquals(Result.NO_ADDRESS, getent.waited(FIVE_SECONDS).result());
    assertEquals(Result.TRY_AGAIN, getent.waited(Duration.ofSeconds(1)).result());
  }

  /**
   * A container without getent: BusyBox's nslookup, whose words are recorded ones. Its own shell
   * would start its own nslookup here, which asks this machine's servers.
   */
  @Test
  void readsWhatBusyBoxSays() throws IOException, InterruptedException {
    LookupTool tool = LookupTool.bestOf(List.of("nslookup", "ping", "busybox")).orElseThrow();
    assertEquals(LookupTool.NSLOOKUP, tool);
    Files.writeString(folder.resolve("found"), recorded("healthy/exec/052-musl-nslookup"));
    Files.writeString(
        folder.resolve("silent"), recorded("networkpolicy-blocks/exec/046-musl-nslookup"));
    tool(
        "nslookup",
        """
        #!/bin/sh
        here=${0%/*}
        echo "$@" >>"$here/args"
        if [ $(($(wc -l <"$here/args") % 2)) = 1 ]; then cat "$here/found"; exit 0; fi
        cat "$here/silent"
        exit 1
        """);
    TriesSeen seen = run("sh", tool, "www.example.com", 4);
    assertEquals(
        List.of(Result.FOUND, Result.TRY_AGAIN, Result.FOUND, Result.TRY_AGAIN),
        seen.tries().stream().map(TriesSeen.Try::result).toList());
    assertTrue(seen.tries().getFirst().addresses().contains("93.184.215.14"), seen.toString());
    assertEquals("nslookup", seen.tool());
  }

  private static String recorded(String beginning) throws IOException {
    Path file = Path.of("src/test/resources/recordings/" + beginning);
    try (var files = Files.list(file.getParent())) {
      Path found =
          files
              .filter(f -> f.getFileName().toString().startsWith(file.getFileName().toString()))
              .findFirst()
              .orElseThrow();
      String text = Files.readString(found);
      return text.substring(text.indexOf("--- stdout\n") + 11, text.indexOf("--- stderr\n"));
    }
  }

  /**
   * A lookup that waits for servers: the first goes alone, the rest side by side, each whole and in
   * the order in which they began.
   */
  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash", "busybox sh"})
  void lookupsThatWaitGoOnSideBySide(String shell) throws IOException, InterruptedException {
    tool("#!/bin/sh\nsleep 3\nprintf '%s\\n' $(seq 700) >&2\nexit 2\n");
    TriesSeen seen = run(shell, "web.example.com", 7);
    List<TriesSeen.Try> tries = seen.tries();
    assertEquals(7, tries.size(), "none is lost between the others");
    assertTrue(tries.stream().allMatch(t -> t.result() == Result.NO_ADDRESS), seen.toString());
    double firstEnds = tries.getFirst().millis();
    assertTrue(
        tries.subList(1, 7).stream().allMatch(t -> t.sinceFirstMillis() >= firstEnds),
        "the first goes alone");
    assertTrue(
        tries.getLast().sinceFirstMillis()
            < tries.get(1).sinceFirstMillis() + tries.get(1).millis(),
        "the last begins before the second ends");
  }

  /** Lookups that are answered are never made side by side. */
  @Test
  void lookupsThatAreAnsweredGoOneAfterTheOther() throws IOException, InterruptedException {
    tool("#!/bin/sh\nsleep 0.1\necho '192.0.2.7 STREAM web'\n");
    List<TriesSeen.Try> tries = run("sh", "web.example.com", 8).tries();
    assertEquals(8, tries.size());
    for (int i = 1; i < tries.size(); i++) {
      TriesSeen.Try before = tries.get(i - 1);
      assertTrue(
          tries.get(i).sinceFirstMillis() >= before.sinceFirstMillis() + before.millis() - 0.01,
          tries.toString());
    }
  }

  /** Neither a shell nor a tool: what was not measured is said, and why, and nothing is counted. */
  @ParameterizedTest
  @CsvSource({"false, ''", "true, ''", "false, getent", "true, 'ping curl'"})
  void saysWhatWasNotMeasuredWithoutATool(boolean shell, String tools)
      throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder)) {
      CaseFile file = demo.begun(Level.EXEC);
      ObjectRef pod = Objects.requireNonNull(file.target().pod());
      ContainerSeen bare =
          new ContainerSeen(
              pod,
              "app",
              ContainerSeen.Libc.UNKNOWN,
              "",
              "",
              tools.isEmpty() ? List.of() : List.of(tools.split(" ")),
              shell);
      file =
          file.plus(
              List.of(
                  new Look(
                      ProbeId.CONTAINER, Vantage.api(), Instant.EPOCH, Duration.ZERO, bare, null)));
      try (LiveProbes probes = demo.probes(Level.EXEC)) {
        file = file.plus(probes.collect(ProbeId.TRIES, file));
      }
      Evidence evidence = file.of(ProbeId.TRIES).findFirst().orElseThrow();
      assertEquals(NotObserved.Reason.NO_TOOL, ((NotObserved) evidence.observation()).reason());
      String said = new Wording(Demo.CATALOGUE, Language.ENGLISH).line(evidence);
      assertTrue(said.contains(pod.name()) && said.contains("no program for it"), said);
      assertTrue(said.contains("getent") && said.contains("nslookup"), said);
      String chinese = new Wording(Demo.CATALOGUE, Language.CHINESE).line(evidence);
      assertTrue(chinese.contains("没有可用的程序") && chinese.contains("getent"), chinese);
      assertNull(new Facts(file).measuredEveryTime());
      assertEquals(0, file.all(TriesSeen.class).count());
    }
  }

  /** Of a tool that is broken nothing is known of DNS. */
  @Test
  void doesNotCountAToolThatCannotRun() throws IOException, InterruptedException {
    tool(
        "#!/bin/sh\n"
            + "echo 'getent: error while loading shared libraries: libc.so.6' >&2\n"
            + "exit 127\n");
    TriesSeen seen = run("sh", "web.example.com", 2);
    assertEquals(2, seen.tries().size());
    assertEquals(0, seen.failures().total());
    assertNull(seen.everyTime());
  }

  /** Output that a hostile tool made to look like samples of ours cannot be told by its marker. */
  @Test
  void believesOnlyItsOwnMarker() {
    TriesScript script = new TriesScript("pd-1", LookupTool.GETENT, "web", 5, FIVE_SECONDS);
    TriesSeen seen =
        script.read(
            POD,
            "app",
            "getent",
            "pd-2 begin 1\n"
                + "pd-2 end 1 0 1.00 2.00\n"
                + "pd-1 begin 1\n"
                + "pd-1 end 1 2 10.00 15.02\n"
                + "pd-1 begin 2\n");
    assertEquals(1, seen.tries().size(), "the second was cut short");
    assertEquals(5_020, seen.tries().getFirst().millis(), 1);
    assertEquals(5, seen.wanted());
  }

  /** Demo clusters where nothing fails and where all fails. */
  @ParameterizedTest
  @CsvSource({"healthy, none", "name-typo, all"})
  void triesInTheContainerOfADemoCluster(String incident, String failing)
      throws IOException, InterruptedException {
    try (Demo demo = new Demo(incident, folder)) {
      CaseFile file = collected(demo, Level.EXEC);
      Evidence evidence = file.of(ProbeId.TRIES).findFirst().orElseThrow();
      TriesSeen seen = (TriesSeen) evidence.observation();
      assertEquals(2, seen.tries().size(), seen.toString());
      assertEquals(failing.equals("all") ? 2 : 0, seen.failures().failures());
      boolean saysNothing = new Facts(file).failsEveryTime() == null;
      assertEquals(failing.equals("none"), saysNothing, "not to have failed settles nothing");
      EvidenceLine.State state = EvidenceLines.of(evidence).state();
      assertEquals(
          failing.equals("all") ? EvidenceLine.State.PROBLEM : EvidenceLine.State.OK, state);
      assertEquals(Source.EXEC, evidence.vantage().source());
    }
  }

  /** Each lookup is told of as it ends, while the others are still to come. */
  @Test
  void tellsOfEachLookupAsItEnds() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder)) {
      List<TriesSeen> told = new CopyOnWriteArrayList<>();
      CaseFile file = demo.begun(Level.EXEC);
      try (LiveProbes probes = demo.probes(Level.EXEC)) {
        probes.watchTries(told::add);
        for (ProbeId probe :
            List.of(ProbeId.BUSINESS_POD, ProbeId.DNS_SERVICE, ProbeId.CONTAINER, ProbeId.TRIES)) {
          file = file.plus(probes.collect(probe, file));
        }
      }
      List<TriesSeen> ended = file.all(TriesSeen.class).map(s -> s.what()).toList();
      assertFalse(ended.isEmpty());
      for (TriesSeen end : ended) {
        List<Integer> sizes =
            told.stream()
                .filter(t -> t.name().equals(end.name()))
                .map(t -> t.tries().size())
                .distinct()
                .toList();
        assertEquals(List.of(0, 1, 2), sizes);
        assertTrue(told.contains(end), "the last that is told is the result");
      }
    }
  }

  /** What the user says stands above what was measured. */
  @Test
  void leavesTheUsersWordStanding() throws IOException, InterruptedException {
    try (Demo demo = new Demo("name-typo", folder)) {
      CaseFile file = collected(demo, Level.EXEC);
      assertEquals(true, new Facts(file).failsEveryTime());
      Symptom said = file.symptom();
      CaseFile answered =
          file.withSymptom(
              new Symptom(
                  said.domains(),
                  said.error(),
                  said.kind(),
                  said.frequency(),
                  false,
                  said.window()));
      assertEquals(false, new Facts(answered).failsEveryTime());
    }
  }

  private CaseFile collected(Demo demo, Level level) throws IOException, InterruptedException {
    CaseFile file = demo.begun(level);
    try (LiveProbes probes = demo.probes(level)) {
      for (ProbeId probe :
          List.of(ProbeId.BUSINESS_POD, ProbeId.DNS_SERVICE, ProbeId.CONTAINER, ProbeId.TRIES)) {
        file = file.plus(probes.collect(probe, file));
      }
    }
    assertFalse(
        file.of(ProbeId.TRIES).anyMatch(e -> e.observation() instanceof NotObserved),
        file.toString());
    return file;
  }

  private void tool(String script) throws IOException {
    tool("getent", script);
  }

  private void tool(String name, String script) throws IOException {
    Path tool = Files.writeString(folder.resolve(name), script);
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private TriesSeen run(String shell, String name, int times)
      throws IOException, InterruptedException {
    return run(shell, LookupTool.GETENT, name, times);
  }

  private TriesSeen run(String shell, LookupTool tool, String name, int times)
      throws IOException, InterruptedException {
    return run(shell, tool, name, times, FIVE_SECONDS);
  }

  private TriesSeen run(
      String shell, LookupTool tool, String name, int times, Duration resolverTimeout)
      throws IOException, InterruptedException {
    assumeTrue(RealShell.has(shell.split(" ")[0]), () -> "this machine has no " + shell);
    TriesScript script = new TriesScript("pd-test", tool, name, times, resolverTimeout);
    List<String> argv = new ArrayList<>(List.of(shell.split(" ")));
    argv.addAll(script.command().subList(1, script.command().size()));
    return script.read(POD, "app", tool.program(), RealShell.output(folder, argv));
  }
}
