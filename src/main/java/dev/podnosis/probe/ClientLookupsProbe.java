package dev.podnosis.probe;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.StubOutcome;
import dev.podnosis.dns.tool.CommandOutput;
import dev.podnosis.dns.tool.GetentReader;
import dev.podnosis.dns.tool.NslookupReader;
import dev.podnosis.dns.tool.ToolLookup;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.StubLookupSeen.Result;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks the failing names up in the business container, and a name of the cluster that must exist.
 * With {@code getent} this is what libc does for an application: search path, A and AAAA together.
 */
final class ClientLookupsProbe implements Probe {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  @Override
  public void look(Scene scene) throws InterruptedException {
    ObjectRef pod = scene.caseFile().target().pod();
    ContainerSeen container =
        scene.caseFile().last(ContainerSeen.class).map(s -> s.what()).orElse(null);
    if (pod == null) {
      return;
    }
    if (container == null) {
      scene.missed(Places.unseen("tools of pod " + pod), "");
      return;
    }
    boolean getent = container.tools().contains("getent");
    boolean nslookup = container.tools().contains("nslookup");
    if (!getent && !nslookup) {
      scene.missed(
          new NotObserved(NotObserved.Reason.NO_TOOL, "pod " + pod, "getent, nslookup"), "");
      return;
    }
    for (String name : names(scene)) {
      if (getent || !name.startsWith("-")) {
        lookup(scene, pod, name, getent);
      }
    }
  }

  private static Set<String> names(Scene scene) {
    Set<String> names = new LinkedHashSet<>(scene.caseFile().symptom().domains());
    names.add("kubernetes.default.svc." + scene.facts().dns().clusterDomain());
    return names;
  }

  private static void lookup(Scene scene, ObjectRef pod, String name, boolean getent)
      throws InterruptedException {
    String container = scene.caseFile().target().container();
    // nslookup knows no "--": what begins with a hyphen was left out above.
    List<String> argv =
        getent ? List.of("getent", "ahosts", "--", name) : List.of("nslookup", name);
    String command = Kubectl.exec(pod, container, argv);
    Read<ClusterReads.Executed> read = scene.cluster().exec(pod, container, argv, LIMIT);
    switch (read) {
      case Read.Not<ClusterReads.Executed> not -> scene.missed(not.why(), command);
      case Read.Got<ClusterReads.Executed> got ->
          scene.saw(
              ResolvConfProbe.inPod(scene, pod),
              getent ? getent(pod, name, got.value()) : nslookup(pod, name, got.value()),
              Execs.transcript(command, got.value()));
    }
  }

  private static CommandOutput output(ClusterReads.Executed executed) {
    return new CommandOutput(executed.exitCode(), executed.stdout(), executed.stderr(), false);
  }

  private static StubLookupSeen getent(ObjectRef pod, String name, ClusterReads.Executed executed) {
    double millis = executed.took().toMillis();
    return switch (GetentReader.parse(output(executed))) {
      case StubOutcome.Resolved r ->
          new StubLookupSeen(pod, "getent", name, Result.FOUND, r.addresses(), millis, "");
      case StubOutcome.NotResolved n ->
          new StubLookupSeen(
              pod, "getent", name, result(n.failure()), List.of(), millis, n.detail());
      case StubOutcome.NotRun n ->
          new StubLookupSeen(pod, "getent", name, Result.UNCLEAR, List.of(), millis, n.detail());
    };
  }

  private static Result result(StubOutcome.Failure failure) {
    return switch (failure) {
      case UNSPECIFIED, NO_SUCH_NAME, NO_ADDRESS, PERMANENT -> Result.NOT_FOUND;
      case TEMPORARY, STILL_WAITING -> Result.TRY_AGAIN;
    };
  }

  private static StubLookupSeen nslookup(
      ObjectRef pod, String name, ClusterReads.Executed executed) {
    ToolLookup lookup = NslookupReader.parse(output(executed));
    double millis = executed.took().toMillis();
    return switch (lookup.outcome()) {
      case LookupOutcome.Answered a when a.rcode().equals("NOERROR") && !a.answers().isEmpty() ->
          new StubLookupSeen(pod, "nslookup", name, Result.FOUND, a.answers(), millis, "");
      case LookupOutcome.Answered a
          when a.rcode().equals("NXDOMAIN") || a.rcode().equals("NOERROR") ->
          new StubLookupSeen(pod, "nslookup", name, Result.NOT_FOUND, List.of(), millis, a.rcode());
      case LookupOutcome.Answered a ->
          new StubLookupSeen(pod, "nslookup", name, Result.TRY_AGAIN, List.of(), millis, a.rcode());
      case LookupOutcome.NoAnswer n when n.tellsOfDns() ->
          new StubLookupSeen(
              pod, "nslookup", name, Result.TRY_AGAIN, List.of(), millis, n.detail());
      case LookupOutcome.NoAnswer n ->
          new StubLookupSeen(pod, "nslookup", name, Result.UNCLEAR, List.of(), millis, n.detail());
    };
  }
}
