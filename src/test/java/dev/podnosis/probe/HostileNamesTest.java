package dev.podnosis.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.EventsSeen;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that mean something to a shell or look like options stay names. */
@DisabledOnOs(OS.WINDOWS)
class HostileNamesTest {
  @TempDir Path folder;
  private Path tools;
  private Path log;

  static List<String> names() {
    return List.of(
        "x; touch pwned",
        "$(touch pwned)",
        "`touch pwned`",
        "-v",
        "--help",
        "a b",
        "a'b\"c",
        "*",
        "a&&touch pwned|touch pwned",
        "@marker q0 0 ok",
        "\u001b[2J\u0007",
        "tab\there");
  }

  /** Programs that only write down what they were called with, each word ended by a NUL. */
  @BeforeEach
  void programs() throws IOException {
    tools = Files.createDirectories(folder.resolve("tools"));
    log = folder.resolve("log");
    for (String name : List.of("dig", "nc", "ping", "kubectl")) {
      Path program = tools.resolve(name);
      Files.writeString(
          program, "#!/bin/sh\nprintf '%%s\\0' %s \"$@\" >>'%s'\n".formatted(name, log));
      assertTrue(program.toFile().setExecutable(true));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void reachTheToolsOfTheAskScriptAsOneWord(String name) throws IOException, InterruptedException {
    DnsTarget server = new DnsTarget(DnsTarget.Role.OTHER, name, 53, null);
    Ask ask = new Ask.Lookup(server, Transport.UDP, LookupsSeen.Question.SYMPTOM, name, "A", 1);
    run(AskScript.command("@mark", List.of(ask), 1));
    List<String> words = logged();
    assertEquals("dig", words.getFirst());
    assertTrue(words.contains("@" + name), words.toString());
    int q = words.indexOf("-q");
    boolean random = name.startsWith("*.");
    assertTrue(random || words.get(q + 1).equals(name), words.toString());
  }

  /** The command that a report offers to copy, put into a shell. */
  @ParameterizedTest
  @MethodSource("names")
  void surviveBeingCopiedIntoAShell(String name) throws IOException, InterruptedException {
    String line = Kubectl.exec(new ObjectRef(name, name), name, List.of("dig", "-q", name));
    run(List.of("sh", "-c", line));
    assertEquals(
        List.of("kubectl", "exec", "-n", name, name, "-c", name, "--", "dig", "-q", name),
        logged());
  }

  @ParameterizedTest
  @MethodSource("names")
  void neverBecomeOptionsOfALookupTool(String name) {
    assertEquals(List.of("getent", "ahosts", "--", name), LookupTool.GETENT.argv(name));
    assertEquals(name, LookupTool.PYTHON.argv(name).getLast());
    assertEquals(!name.startsWith("-"), LookupTool.NSLOOKUP.takes(name));
  }

  /**
   * A case that names such a pod, asked of a cluster over sockets: it is not there, and no more.
   */
  @Test
  void changeNothingInACluster() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        LiveProbes probes = demo.probes(Level.NODE)) {
      for (String name : names()) {
        Target target = new Target("demo", "", new ObjectRef(name, name), name);
        CaseFile told = demo.begun(Level.NODE);
        CaseFile begun = new CaseFile(target, told.symptom(), told.run(), List.of());
        for (ProbeId probe :
            List.of(ProbeId.BUSINESS_POD, ProbeId.RESOLV_CONF, ProbeId.CONTAINER)) {
          // no event is told of a namespace that is not there: an empty list, and no error
          assertTrue(
              probes.collect(probe, begun).stream()
                  .allMatch(
                      look ->
                          look.observation() instanceof NotObserved
                              || look.observation() instanceof EventsSeen seen
                                  && seen.events().isEmpty()),
              probe + " " + name);
        }
      }
      assertEquals(List.of(), probes.changes());
    }
  }

  private void run(List<String> argv) throws IOException, InterruptedException {
    List<String> there = new ArrayList<>(List.of("env", "-C", folder.toString()));
    there.addAll(argv);
    RealShell.output(tools, there);
    assertFalse(Files.exists(folder.resolve("pwned")), "a name was run as a command");
  }

  private List<String> logged() throws IOException {
    return Arrays.asList(Files.readString(log, UTF_8).split("\0"));
  }
}
