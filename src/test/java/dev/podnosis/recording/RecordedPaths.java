package dev.podnosis.recording;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.probe.ObjectKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Everything that all pods of a recording tried, also those that a diagnosis of one pod would not
 * enter: other pods on other nodes, and each attempt rather than a few samples.
 */
public final class RecordedPaths {
  /** The upstream that the recorded cluster's Corefile leads to. */
  public static final String UPSTREAM = "10.77.0.53";

  private static final Path RECORDINGS = Path.of("src/test/resources/recordings");

  private RecordedPaths() {}

  /** A case of a recording, and what its pods tried while it was recorded. */
  public static CaseFile measured(String recording, int symptom) {
    return with(unmeasured(recording, symptom), RECORDINGS.resolve(recording), false);
  }

  /**
   * The 20 samples per edge that were taken again later, with the objects of a recording of the
   * same hour, as the replicas had been replaced meanwhile.
   */
  public static CaseFile matrix(String recording) {
    return with(unmeasured("packet-loss", 0), RECORDINGS.resolve(recording), true);
  }

  /** What the API server and the nodes' files told, without what was tried. */
  private static CaseFile unmeasured(String recording, int symptom) {
    CaseFile file = RecordedCases.caseFile(recording, symptom, Level.NODE);
    return new CaseFile(
        file.target(),
        file.symptom(),
        file.run(),
        file.evidence().stream()
            .filter(e -> !(e.observation() instanceof LookupsSeen))
            .filter(e -> !(e.observation() instanceof ConnectionsSeen))
            .toList());
  }

  private static CaseFile with(CaseFile base, Path folder, boolean later) {
    AttemptsSeen seen = new AttemptsSeen(new Facts(base));
    List<Look> looks = new ArrayList<>();
    RecordedReads reads = new RecordedReads(folder);
    for (String namespace : List.of("kube-system", "shop")) {
      for (JsonNode pod : reads.list(ObjectKind.PODS, namespace, "", "").orElse(List.of())) {
        ObjectRef ref = new ObjectRef(namespace, pod.at("/metadata/name").asString());
        String node = pod.at("/spec/nodeName").asString("");
        Vantage from = new Vantage(Source.DEBUG_CONTAINER, new Place.InPod(ref, node));
        attempts(ref, node, pod.at("/metadata/uid").asString(""), folder, later).stream()
            .collect(groupingBy(RecordedAttempt::edge, LinkedHashMap::new, toList()))
            .forEach((edge, tried) -> looks.add(look(base, from, seen.of(edge, tried))));
      }
    }
    return base.plus(looks);
  }

  private static List<RecordedAttempt> attempts(
      ObjectRef pod, String node, String uid, Path folder, boolean later) {
    return later ? RecordedPod.later(pod, node, folder) : RecordedPod.tried(pod, node, uid, folder);
  }

  private static Look look(CaseFile base, Vantage from, Observation seen) {
    return new Look(ProbeId.POD_NETWORK, from, base.run().startedAt(), Duration.ZERO, seen, null);
  }
}
