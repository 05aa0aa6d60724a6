package dev.podnosis.catalogue;

import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.CauseTraits;
import dev.podnosis.diagnosis.ErrorSignature;
import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Orientation;
import dev.podnosis.diagnosis.Provider;
import dev.podnosis.diagnosis.Providers;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.StepResult;
import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ProbeId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Everything the data files say: procedure, causes, signatures, in both languages. */
public final class Catalogue {
  private final Flowchart flowchart;
  private final Map<StepId, StepWords> steps = new EnumMap<>(StepId.class);
  private final Map<ProbeId, FlowchartFile.Probe> probes = new EnumMap<>(ProbeId.class);
  private final Map<StepResult.Reason, Text> reasons = new EnumMap<>(StepResult.Reason.class);
  private final Map<CauseId, CauseEntry> causes = new LinkedHashMap<>();
  private final Map<String, Text> evidence;
  private final Map<String, Text> subjects;
  private final SignatureFile signatures;
  private final List<ProviderEntry> providers;
  private final OrientationFile orientation;

  private Catalogue(DataFiles files) {
    FlowchartFile file = files.read("flowchart.yaml", FlowchartFile.class);
    flowchart = file.flowchart();
    file.steps()
        .forEach(
            s ->
                steps.put(
                    FlowchartFile.stepId(s.id()),
                    new StepWords(
                        s.name(),
                        s.title(),
                        s.why(),
                        s.answers() == null ? Map.of() : s.answers())));
    file.probes().forEach(p -> probes.put(FlowchartFile.probeId(p.id()), p));
    file.reasons().forEach((k, v) -> reasons.put(reason(k), v));
    for (String id : files.read("causes.yaml", CauseList.class).causes()) {
      CauseEntry entry = CauseEntry.of(files.read("causes/" + id + ".yaml", CauseFile.class));
      if (!entry.id().id().equals(id)) {
        throw new IllegalArgumentException("causes/" + id + ".yaml speaks of " + entry.id());
      }
      causes.put(entry.id(), entry);
    }
    EvidenceFile seen = files.read("evidence.yaml", EvidenceFile.class);
    evidence = seen.lines();
    subjects = seen.subjects();
    signatures = files.read("signatures.yaml", SignatureFile.class);
    providers = files.read("providers.yaml", ProviderFile.class).providers();
    orientation = files.read("orientation.yaml", OrientationFile.class);
  }

  /** Reads the data files that come with the program. */
  public static Catalogue load() {
    return new Catalogue(new DataFiles());
  }

  /** The procedure. */
  public Flowchart flowchart() {
    return flowchart;
  }

  /** The words of a step. */
  public StepWords step(StepId id) {
    return known(steps.get(id), id.id());
  }

  /** What a probe looks at. */
  public Text probe(ProbeId id) {
    return known(probes.get(id), id.id()).title();
  }

  /** What would settle a cause. */
  public Text need(Need need) {
    FlowchartFile.Probe probe = known(probes.get(need.probe()), need.probe().id());
    if (need.code().isEmpty()) {
      return probe.title();
    }
    Map<String, Text> needs = probe.needs();
    return known(
        needs == null ? null : needs.get(need.code()), need.probe().id() + "/" + need.code());
  }

  /** Why a step has no result. */
  public Text reason(StepResult.Reason reason) {
    return known(reasons.get(reason), reason.name());
  }

  /** The causes in the order of the list. */
  public List<CauseEntry> causes() {
    return List.copyOf(causes.values());
  }

  /** The data of a cause. */
  public CauseEntry cause(CauseId id) {
    return known(causes.get(id), id.id());
  }

  /** What judging needs of the causes. */
  public Map<CauseId, CauseTraits> traits() {
    Map<CauseId, CauseTraits> traits = new LinkedHashMap<>();
    causes.forEach((id, entry) -> traits.put(id, entry.traits()));
    return traits;
  }

  /** The ids of all remedies that carry a patch. */
  public List<String> patchingRemedies() {
    return causes.values().stream()
        .flatMap(c -> c.remedies().stream())
        .filter(RemedyEntry::patch)
        .map(RemedyEntry::id)
        .distinct()
        .toList();
  }

  /** The one-line words for a piece of evidence. */
  public Text evidence(String code) {
    return known(evidence.get(code), code);
  }

  /** How one speaks of what was looked at, by the words with which its name begins in code. */
  public Map<String, Text> subjects() {
    return Collections.unmodifiableMap(subjects);
  }

  /** The signatures of client errors. */
  public ErrorSignatures signatures() {
    return new ErrorSignatures(
        signatures.signatures().stream()
            .map(
                s ->
                    new ErrorSignature(s.id(), s.client(), Pattern.compile(s.pattern()), s.means()))
            .toList(),
        signatures.names().stream().map(Pattern::compile).toList(),
        signatures.servers().stream().map(Pattern::compile).toList());
  }

  /** What a client error means, in words. */
  public Text meaning(String signature) {
    return signatures.signatures().stream()
        .filter(s -> s.id().equals(signature))
        .findFirst()
        .map(SignatureFile.Entry::words)
        .orElseThrow(() -> new IllegalArgumentException("no signature " + signature));
  }

  /** Where to look first, by kind of name and by frequency. */
  public Orientation orientation() {
    return orientation.orientation(flowchart);
  }

  /** The two tables of where to look first, with their words. */
  public OrientationFile orientationTables() {
    return orientation;
  }

  /** What every client message is recognised by, in order. */
  public List<SignatureFile.Entry> signatureEntries() {
    return List.copyOf(signatures.signatures());
  }

  /** The clouds that are known. */
  public Providers providers() {
    List<Provider> all = providers.stream().map(ProviderEntry::provider).toList();
    return new Providers(all.subList(0, all.size() - 1), all.getLast());
  }

  /** The profiles of the clouds; the last counts where none is recognised. */
  public List<ProviderEntry> providerEntries() {
    return List.copyOf(providers);
  }

  /** The profile of the cloud that a case's cluster runs on. */
  public ProviderEntry provider(CaseFile caseFile) {
    String id = providers().of(caseFile).id();
    return providers.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private static StepResult.Reason reason(String word) {
    return EnumId.in(StepResult.Reason.class, word)
        .orElseThrow(() -> new IllegalArgumentException("no reason of a step: " + word));
  }

  private static <T> T known(@org.jspecify.annotations.Nullable T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException("the catalogue has no words for " + what);
    }
    return value;
  }

  /** The list of causes, in the order in which they are shown where nothing else decides. */
  record CauseList(List<String> causes) {}

  /** The profiles of the clouds. */
  record ProviderFile(List<ProviderEntry> providers) {}

  /** The words for pieces of evidence, and for what they were to show. */
  record EvidenceFile(Map<String, Text> lines, Map<String, Text> subjects) {}
}
