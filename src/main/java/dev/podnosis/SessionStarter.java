package dev.podnosis;

import dev.podnosis.catalogue.CaseFiles;
import dev.podnosis.diagnosis.CaseFileSource;
import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Target;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.DebugImages;
import dev.podnosis.probe.LiveProbes;
import dev.podnosis.probe.ProbeSettings;
import dev.podnosis.session.Agreement;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Session;
import dev.podnosis.session.SessionOpener;
import dev.podnosis.session.Workbench;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens sessions on clusters, case files and the demo cluster. */
final class SessionStarter implements SessionOpener {
  private final Supplier<Workbench> workbench;
  private final ClusterConnections connections;
  private final DemoClusters demos;
  private final String version;

  SessionStarter(
      Supplier<Workbench> workbench,
      ClusterConnections connections,
      DemoClusters demos,
      String version) {
    this.workbench = workbench;
    this.connections = connections;
    this.demos = demos;
    this.version = version;
  }

  @Override
  public Opening open(Choices choices) throws InterruptedException {
    return open(choices, Set.of());
  }

  @Override
  public Opening open(Choices choices, Set<Agreement.Point> agreed) throws InterruptedException {
    return open(choices, agreed, null);
  }

  @Override
  public Opening resume(Choices choices, CaseFile left) throws InterruptedException {
    return open(choices, Set.of(), left);
  }

  private Opening open(Choices choices, Set<Agreement.Point> agreed, @Nullable CaseFile left)
      throws InterruptedException {
    return switch (choices.source()) {
      case Choices.Source.Bundle b -> bundle(b, choices);
      case Choices.Source.Demo d -> demo(d, choices, left);
      case Choices.Source.Cluster c -> cluster(c, choices, agreed, left);
    };
  }

  private Opening bundle(Choices.Source.Bundle bundle, Choices choices) {
    try {
      CaseFile saved = new CaseFiles().open(bundle.file());
      CaseFile opened = new BundleChoices(choices).applyTo(saved, workbench.get());
      return new Opening.Opened(new Session(workbench.get(), new CaseFileSource(saved), opened));
    } catch (CaseFiles.UnreadableException e) {
      return refused(
          "bundle." + word(e.problem()),
          Map.of("file", bundle.file().toString()),
          String.valueOf(e.getMessage()),
          true);
    }
  }

  private Opening demo(Choices.Source.Demo demo, Choices choices, @Nullable CaseFile left)
      throws InterruptedException {
    DemoClusters.Started started = demos.start(demo.incident(), choices, workbench.get().clock());
    return switch (started) {
      case DemoClusters.Started.Unknown u ->
          refused("demo-unknown", Map.of("id", demo.incident(), "known", u.known()), "", true);
      case DemoClusters.Started.Serving s -> {
        Opening opening =
            opened(
                connections.by(s.kubeconfig(), "", EnumSet.allOf(Agreement.Point.class)),
                s.choices(),
                left,
                s);
        if (opening instanceof Opening.Refused) {
          s.run();
        }
        yield opening;
      }
    };
  }

  private Opening cluster(
      Choices.Source.Cluster cluster,
      Choices choices,
      Set<Agreement.Point> agreed,
      @Nullable CaseFile left)
      throws InterruptedException {
    Set<Agreement.Point> all = EnumSet.noneOf(Agreement.Point.class);
    all.addAll(agreed);
    if (cluster.trusted()) {
      all.addAll(EnumSet.allOf(Agreement.Point.class));
    }
    if (choices.trustExecCredential()) {
      all.add(Agreement.Point.RUN_CREDENTIAL_PLUGIN);
    }
    return opened(connections.to(cluster, all), choices, left, () -> {});
  }

  private Opening opened(
      ClusterConnections.Connection connection,
      Choices choices,
      @Nullable CaseFile left,
      Runnable atEnd)
      throws InterruptedException {
    return switch (connection) {
      case ClusterConnections.Connection.None(var why) -> why;
      case ClusterConnections.Connection.Ready(var cluster) ->
          connected(cluster, choices, left, atEnd);
    };
  }

  private Opening connected(
      Cluster cluster, Choices choices, @Nullable CaseFile left, Runnable atEnd)
      throws InterruptedException {
    String namespace =
        choices.namespace().isEmpty() ? cluster.context().namespace() : choices.namespace();
    ObjectRef pod = choices.pod().isEmpty() ? null : ObjectRef.parse(choices.pod(), namespace);
    if (pod != null) {
      Opening.Refused missing = new PodCheck(cluster).missing(pod, choices.container());
      if (missing != null) {
        cluster.close();
        return missing;
      }
    }
    CaseFile begun = left == null ? begin(cluster, pod, choices) : left;
    LiveProbes probes =
        new LiveProbes(
            cluster,
            new ProbeSettings(
                choices.level(), images(choices.probing()), choices.probing().samples()),
            workbench.get().catalogue().signatures(),
            workbench.get().clock(),
            workbench.get().executor());
    return new Opening.Opened(new Session(workbench.get(), new EndingSource(probes, atEnd), begun));
  }

  private CaseFile begin(Cluster cluster, @Nullable ObjectRef pod, Choices choices) {
    return new CaseFile(
        new Target(cluster.context().name(), cluster.context().server(), pod, choices.container()),
        workbench.get().catalogue().signatures().takenOver(choices.symptom()),
        Run.starting(version, workbench.get().clock().instant(), choices.level(), choices.caseId()),
        List.of());
  }

  private static DebugImages images(Choices.Probing probing) {
    return new DebugImages(probing.debugImages(), probing.registry(), probing.pullSecret());
  }

  static Opening.Refused refused(
      String code, Map<String, Object> args, String detail, boolean usage) {
    return new Opening.Refused(code, args, detail, usage);
  }

  private static String word(@Nullable Enum<?> kind) {
    return kind == null ? "" : EnumId.of(kind);
  }
}
