package dev.podnosis;

import dev.podnosis.demo.DemoCluster;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.kube.KubeconfigResult;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.session.Choices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Starts demo clusters for sessions; to everything else they are clusters like any other. */
final class DemoClusters {
  private final Kubeconfigs kubeconfigs;

  DemoClusters(Kubeconfigs kubeconfigs) {
    this.kubeconfigs = kubeconfigs;
  }

  /** What came of starting one. */
  sealed interface Started {
    /** There is no such incident; these there are. */
    record Unknown(List<String> known) implements Started {}

    /**
     * It serves.
     *
     * @param cluster the cluster
     * @param kubeconfig the way to it
     * @param choices the user's choices, completed by what the incident's user reports
     */
    record Serving(DemoCluster cluster, KubeconfigResult kubeconfig, Choices choices)
        implements Started, Runnable {
      @Override
      public void run() {
        cluster.close();
      }
    }
  }

  Started start(String id, Choices choices, InstantSource clock) {
    Optional<DemoIncident> incident = DemoIncidents.byId(id);
    if (incident.isEmpty()) {
      return new Started.Unknown(DemoIncidents.all().stream().map(DemoIncident::id).toList());
    }
    try {
      DemoCluster cluster = DemoCluster.start(incident.get(), 0);
      return new Started.Serving(
          cluster, kubeconfig(cluster), preset(incident.get(), choices, clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException("the demo cluster could not be started", e);
    }
  }

  /** A kubeconfig is a file to its reader: this one lives no longer than the reading. */
  private KubeconfigResult kubeconfig(DemoCluster cluster) throws IOException {
    Path file = Files.createTempFile("podnosis-demo-", ".kubeconfig");
    try {
      Files.writeString(file, cluster.kubeconfig());
      return kubeconfigs.read(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** What the incident's user reports, where the user of the program did not say otherwise. */
  private static Choices preset(DemoIncident incident, Choices choices, Instant now) {
    Symptom given = choices.symptom();
    Symptom symptom =
        new Symptom(
            given.domains().isEmpty() ? incident.domains() : given.domains(),
            given.error().isEmpty() ? incident.error() : given.error(),
            given.kind() == null
                ? Optional.ofNullable(incident.kind()).flatMap(DomainKind::byId).orElse(null)
                : given.kind(),
            given.frequency() == null
                ? Optional.ofNullable(incident.frequency()).flatMap(Frequency::byId).orElse(null)
                : given.frequency(),
            given.reproducible(),
            given.window().given()
                ? given.window()
                : new Symptom.Window(now.minus(incident.began()), now, true));
    boolean ownPod = !choices.pod().isEmpty();
    return new Choices(
        choices.source(),
        choices.namespace(),
        ownPod ? choices.pod() : incident.pod(),
        ownPod ? choices.container() : incident.container(),
        symptom,
        choices.level(),
        choices.caseId(),
        choices.note(),
        choices.probing(),
        choices.trustExecCredential());
  }
}
