package dev.podnosis;

import dev.podnosis.catalogue.CaseFiles;
import dev.podnosis.diagnosis.CaseFileSource;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Target;
import dev.podnosis.kube.AccessResult;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.ClusterAccess;
import dev.podnosis.kube.ConnectOptions;
import dev.podnosis.kube.ConnectOutcome;
import dev.podnosis.kube.Consent;
import dev.podnosis.kube.DebugImages;
import dev.podnosis.kube.Kubeconfig;
import dev.podnosis.kube.KubeconfigProblem;
import dev.podnosis.kube.KubeconfigResult;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.kube.Trouble;
import dev.podnosis.probe.LiveProbes;
import dev.podnosis.probe.ProbeSettings;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Session;
import dev.podnosis.session.SessionOpener;
import dev.podnosis.session.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens sessions on clusters, case files and the demo cluster. */
final class SessionStarter implements SessionOpener {
  /** The kubeconfig is as it should be and yet leads nowhere: no fault of what the user typed. */
  private static final Set<KubeconfigProblem.Kind> OUT_OF_DATE =
      Set.of(
          KubeconfigProblem.Kind.CLIENT_CERTIFICATE_EXPIRED,
          KubeconfigProblem.Kind.CLIENT_CERTIFICATE_NOT_YET_VALID);

  private final Workbench workbench;
  private final Kubeconfigs kubeconfigs;
  private final DemoClusters demos;
  private final String version;

  SessionStarter(Workbench workbench, Kubeconfigs kubeconfigs, DemoClusters demos, String version) {
    this.workbench = workbench;
    this.kubeconfigs = kubeconfigs;
    this.demos = demos;
    this.version = version;
  }

  @Override
  public Opening open(Choices choices) throws InterruptedException {
    return switch (choices.source()) {
      case Choices.Source.Bundle b -> bundle(b, choices);
      case Choices.Source.Demo d -> demo(d, choices);
      case Choices.Source.Cluster c -> cluster(c, choices);
    };
  }

  private Opening bundle(Choices.Source.Bundle bundle, Choices choices) {
    try {
      CaseFile saved = new CaseFiles().open(bundle.file());
      CaseFile opened = new BundleChoices(choices).applyTo(saved, workbench);
      return new Opening.Opened(new Session(workbench, new CaseFileSource(saved), opened));
    } catch (CaseFiles.UnreadableException e) {
      return refused(
          "bundle." + word(e.problem()),
          Map.of("file", bundle.file().toString()),
          String.valueOf(e.getMessage()),
          true);
    }
  }

  private Opening demo(Choices.Source.Demo demo, Choices choices) throws InterruptedException {
    DemoClusters.Started started = demos.start(demo.incident(), choices, workbench.clock());
    return switch (started) {
      case DemoClusters.Started.Unknown u ->
          refused(
              "demo-unknown",
              Map.of("id", demo.incident(), "known", String.join(", ", u.known())),
              "",
              true);
      case DemoClusters.Started.Serving s -> {
        Opening opening =
            access(s.kubeconfig(), "", s.choices(), Consent.to(Consent.Point.values()), s);
        if (opening instanceof Opening.Refused) {
          s.run();
        }
        yield opening;
      }
    };
  }

  private Opening cluster(Choices.Source.Cluster cluster, Choices choices)
      throws InterruptedException {
    KubeconfigResult read =
        cluster.kubeconfig() == null ? kubeconfigs.read() : kubeconfigs.read(cluster.kubeconfig());
    Consent consent =
        choices.trustExecCredential()
            ? Consent.to(Consent.Point.RUN_CREDENTIAL_PLUGIN)
            : Consent.none();
    return access(read, cluster.context(), choices, consent, () -> {});
  }

  private Opening access(
      KubeconfigResult read, String context, Choices choices, Consent consent, Runnable atEnd)
      throws InterruptedException {
    return switch (read) {
      case KubeconfigProblem problem -> refused(problem);
      case Kubeconfig kubeconfig -> {
        AccessResult access = kubeconfig.choose(context.isEmpty() ? null : context);
        yield switch (access) {
          case KubeconfigProblem problem -> refused(problem);
          case ClusterAccess ready -> connect(ready, choices, consent, atEnd);
        };
      }
    };
  }

  private Opening connect(ClusterAccess access, Choices choices, Consent consent, Runnable atEnd)
      throws InterruptedException {
    ConnectOutcome outcome =
        Cluster.connect(access, consent, ConnectOptions.on(workbench.executor()));
    return switch (outcome) {
      case ConnectOutcome.ConnectProblem problem -> refused(problem, access);
      case ConnectOutcome.Connected connected -> connected(connected.cluster(), choices, atEnd);
    };
  }

  private Opening connected(Cluster cluster, Choices choices, Runnable atEnd)
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
    CaseFile begun =
        new CaseFile(
            new Target(
                cluster.context().name(), cluster.context().server(), pod, choices.container()),
            workbench.catalogue().signatures().takenOver(choices.symptom()),
            Run.starting(version, workbench.clock().instant(), choices.level(), choices.caseId()),
            List.of());
    LiveProbes probes =
        new LiveProbes(
            cluster,
            new ProbeSettings(
                choices.level(), images(choices.probing()), choices.probing().samples()),
            workbench.catalogue().signatures(),
            workbench.clock(),
            workbench.executor());
    return new Opening.Opened(new Session(workbench, new EndingSource(probes, atEnd), begun));
  }

  private static DebugImages images(Choices.Probing probing) {
    return new DebugImages(probing.debugImages(), probing.registry(), probing.pullSecret());
  }

  private static Opening.Refused refused(KubeconfigProblem problem) {
    return refused(
        "kubeconfig." + word(problem.kind()),
        Map.of("subject", problem.subject(), "suggestions", suggestions(problem.suggestions())),
        problem.detail(),
        !OUT_OF_DATE.contains(problem.kind()));
  }

  private static Opening.Refused refused(
      ConnectOutcome.ConnectProblem problem, ClusterAccess access) {
    String questions =
        problem.questions().stream()
            .map(Consent.Question::detail)
            .collect(Collectors.joining("; "));
    return refused(
        "connect." + word(problem.kind()),
        Map.of("server", access.context().server(), "questions", questions),
        problem.detail(),
        problem.kind() == Trouble.NEEDS_CONSENT);
  }

  static Opening.Refused refused(
      String code, Map<String, Object> args, String detail, boolean usage) {
    return new Opening.Refused(code, args, detail, usage);
  }

  private static String suggestions(List<String> names) {
    return names.isEmpty() ? "–" : String.join(", ", names);
  }

  private static String word(@Nullable Enum<?> kind) {
    return kind == null ? "" : kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
