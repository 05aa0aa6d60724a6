package dev.podnosis.report;

import dev.podnosis.catalogue.Words;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.NextStep;
import dev.podnosis.diagnosis.Outcome;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.StepResult;
import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.ServerSeen;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.SymptomSeen;
import dev.podnosis.evidence.Transcript;
import dev.podnosis.evidence.TriesSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Renders a diagnosis as the JSON result. */
public final class ResultJson {
  private static final int LONGEST_RAW = 64 * 1024;

  private final Wording words;
  private final JsonMapper json = JsonMapper.builder().build();

  /** Results in the words of a language. */
  public ResultJson(Wording words) {
    this.words = words;
  }

  /** The result as text. */
  public String text(Diagnosis diagnosis) {
    return text(of(diagnosis));
  }

  /** The result as text, without what is to be left out. */
  public String text(Diagnosis diagnosis, Redaction redaction) {
    return text(of(diagnosis), redaction);
  }

  /** A result as text, without secrets. */
  public String text(Result result) {
    return text(result, Redaction.ofSecrets());
  }

  private String text(Result result, Redaction redaction) {
    return json.writerWithDefaultPrettyPrinter()
        .writeValueAsString(new CleanJson(redaction).clean(json.valueToTree(result)));
  }

  /** The result of a run that never saw the cluster: what is known, and why there is no more. */
  public Result failed(CaseFile file, String why) {
    return new Result(
        1,
        tool(file),
        file.run().startedAt().toString(),
        file.run().finishedAt().toString(),
        Outcome.FAILED.id(),
        target(file),
        symptom(file),
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        new Result.Calls(file.run().apiCalls(), file.run().apiBytes()),
        List.of(why),
        List.of());
  }

  /** The result. */
  public Result of(Diagnosis diagnosis) {
    CaseFile file = diagnosis.caseFile();
    Map<String, Evidence> byId = new HashMap<>();
    file.evidence().forEach(e -> byId.put(e.id(), e));
    return new Result(
        1,
        tool(file),
        file.run().startedAt().toString(),
        file.run().finishedAt().toString(),
        diagnosis.outcome().id(),
        target(file),
        symptom(file),
        diagnosis.nextStep().map(this::next).orElse(null),
        diagnosis.causes().stream().map(this::cause).toList(),
        diagnosis.steps().stream().map(s -> step(s, byId)).toList(),
        file.evidence().stream().map(this::evidence).toList(),
        PathResult.of(file, words.language()),
        file.run().changes().stream().map(this::change).toList(),
        new Result.Calls(file.run().apiCalls(), file.run().apiBytes()),
        incomplete(diagnosis),
        ClientLookupBlocks.result(file));
  }

  private static Result.Tool tool(CaseFile file) {
    return new Result.Tool("podnosis", file.run().toolVersion());
  }

  private static Result.Target target(CaseFile file) {
    ServerSeen server = file.last(ServerSeen.class).map(s -> s.what()).orElse(null);
    return new Result.Target(
        orNull(file.target().context()),
        orNull(file.target().server()),
        server == null ? null : orNull(server.version()),
        server == null ? null : orNull(server.user()),
        file.target().pod() == null ? null : file.target().pod().toString(),
        node(file),
        file.symptom().domains());
  }

  private static @Nullable String node(CaseFile file) {
    return file.all(PodsSeen.class)
        .filter(s -> s.what().role() == PodsSeen.Role.BUSINESS)
        .flatMap(s -> s.what().pods().stream())
        .map(PodFacts::node)
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElse(null);
  }

  private static Result.SymptomPart symptom(CaseFile file) {
    Symptom symptom = file.symptom();
    String signature = file.last(SymptomSeen.class).map(s -> s.what().signature()).orElse("");
    return new Result.SymptomPart(
        orNull(symptom.error()),
        orNull(signature),
        symptom.kind() == null ? null : symptom.kind().id(),
        symptom.frequency() == null ? null : symptom.frequency().id(),
        symptom.reproducible(),
        symptom.window().start().toString(),
        symptom.window().end().toString());
  }

  private Result.Next next(NextStep next) {
    return new Result.Next(next.step().id(), next.level().id(), words.why(next));
  }

  private Result.CausePart cause(Judged cause) {
    return new Result.CausePart(
        cause.id().id(),
        cause.verdict().id(),
        cause.severity().id(),
        new Result.Explains(cause.failing(), cause.of()),
        words.missing(cause),
        cause.consequenceOf() == null ? null : cause.consequenceOf().id(),
        words.title(cause),
        words.explanation(cause),
        evidence(cause, Finding.Side.FOR),
        evidence(cause, Finding.Side.AGAINST),
        words.remedies(cause).stream().map(ResultJson::remedy).toList());
  }

  private static List<String> evidence(Judged cause, Finding.Side side) {
    return cause.verdict().findings().stream()
        .filter(f -> f.side() == side)
        .flatMap(f -> f.evidence().stream())
        .distinct()
        .toList();
  }

  private static Result.RemedyPart remedy(Wording.RemedyWords remedy) {
    Patch patch = remedy.patch();
    return new Result.RemedyPart(
        remedy.id(),
        remedy.title(),
        remedy.steps(),
        remedy.commands(),
        patch == null ? null : new Result.PatchPart(patch.target(), patch.diff()),
        remedy.risk().id(),
        remedy.rollback());
  }

  private Result.StepPart step(StepResult step, Map<String, Evidence> byId) {
    return new Result.StepPart(
        step.id().id(),
        step.status().id(),
        step.reason() == null ? null : words.reason(step),
        step.evidence().stream()
            .map(byId::get)
            .flatMap(Stream::ofNullable)
            .map(words::line)
            .toList(),
        step.duration().toMillis());
  }

  private Result.EvidencePart evidence(Evidence evidence) {
    Transcript transcript = evidence.transcript();
    String raw = transcript == null ? "" : raw(transcript);
    boolean cut = raw.length() > LONGEST_RAW;
    return new Result.EvidencePart(
        evidence.id(),
        evidence.probe().id(),
        evidence.vantage().source().id(),
        evidence.vantage().toString(),
        transcript == null ? null : orNull(transcript.command()),
        evidence.observedAt().toString(),
        evidence.duration().toMillis(),
        words.line(evidence),
        raw.isEmpty() ? null : cut ? raw.substring(0, LONGEST_RAW) : raw,
        cut || (transcript != null && transcript.truncated()),
        evidence.observation() instanceof TriesSeen seen ? tries(seen) : null);
  }

  private static List<Result.TryPart> tries(TriesSeen seen) {
    return seen.tries().stream()
        .map(
            t ->
                new Result.TryPart(
                    t.sinceFirstMillis(),
                    t.millis(),
                    EnumId.of(t.result()),
                    t.exit(),
                    t.addresses(),
                    orNull(t.message())))
        .toList();
  }

  private static String raw(Transcript transcript) {
    return Stream.of(transcript.stdout(), transcript.stderr())
        .filter(s -> !s.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private Result.Change change(ClusterChange change) {
    Instant removed = change.removed();
    return new Result.Change(
        change.kind(),
        change.object().namespace(),
        change.name(),
        change.created().toString(),
        removed == null ? null : removed.toString(),
        Fates.words(change.note(), key -> Words.of("report").say(words.language(), key)));
  }

  private List<String> incomplete(Diagnosis diagnosis) {
    List<String> lines =
        new ArrayList<>(diagnosis.incomplete().stream().map(words::line).distinct().toList());
    MissingRights missing = MissingRights.of(diagnosis.caseFile());
    if (!missing.isEmpty()) {
      Words report = Words.of("report");
      String rights = words.rights(missing);
      lines.add(report.say(words.language(), "rights-missing", "rights", rights));
      lines.add(report.say(words.language(), "rights-manifest") + "\n" + missing.manifest());
    }
    return lines;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
