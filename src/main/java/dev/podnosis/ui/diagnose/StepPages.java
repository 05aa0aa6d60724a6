package dev.podnosis.ui.diagnose;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.StepResult;
import dev.podnosis.dns.EnumId;
import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.TriesSeen;
import dev.podnosis.report.QueryLogBlocks;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.GonePod;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the step in view into words. */
final class StepPages {
  private static final String IMAGE = "debug image ";
  private static final List<String> ANSWERS = List.of("yes", "no", "unknown");

  private final Messages messages;
  private final Wording wording;
  private final Flowchart flowchart;
  private final UnaryOperator<String> veil;
  private final CheckWords checks;

  StepPages(Messages messages, Wording wording, Flowchart flowchart, UnaryOperator<String> veil) {
    this.messages = messages;
    this.wording = wording;
    this.flowchart = flowchart;
    this.veil = veil;
    checks = new CheckWords(messages, wording, veil);
  }

  /**
   * What is known of the walk.
   *
   * @param state the step's state
   * @param running the probes that look
   * @param outstanding the probes that have not looked yet, those included
   * @param samples how many lookups a try makes
   * @param trying the lookups that are being tried, as far as they have got
   */
  record Now(
      Status state,
      Set<ProbeId> running,
      Set<ProbeId> outstanding,
      int samples,
      List<TriesSeen> trying) {}

  /** The page of a step. */
  StepPage of(StepId id, @Nullable Diagnosis diagnosis, Now now) {
    Flowchart.Step step = flowchart.step(id);
    List<Evidence> evidence = diagnosis == null ? List.of() : evidence(step, diagnosis, now);
    List<Check> running = probes(step, now, true);
    List<Check> waiting = probes(step, now, false);
    int planned = (int) step.probes().stream().filter(now.outstanding()::contains).count();
    return new StepPage(
        head(step, diagnosis, now.state()),
        CheckWords.joined(evidence.stream().map(checks::of).toList(), running, waiting),
        beforeAnything(diagnosis, now) ? 0 : step.probes().size() - planned,
        step.probes().size(),
        question(step, diagnosis, now.samples()),
        diagnosis == null ? null : trouble(step, diagnosis, now.state()),
        diagnosis == null ? null : queryLog(id, diagnosis.caseFile()),
        diagnosis == null ? List.of() : notes(id, diagnosis.caseFile().run()));
  }

  private static boolean beforeAnything(@Nullable Diagnosis diagnosis, Now now) {
    boolean nothing = diagnosis == null || diagnosis.caseFile().evidence().isEmpty();
    return nothing && now.outstanding().isEmpty();
  }

  /** Before the Corefile was looked for there is nothing to say. */
  private StepPage.@Nullable QueryLogOffer queryLog(StepId step, CaseFile caseFile) {
    if (step != StepId.CHECK_QUERY_LOG || !caseFile.asked(ProbeId.DNS_CONFIG)) {
      return null;
    }
    QueryLogBlocks log = QueryLogBlocks.of(caseFile, wording);
    return new StepPage.QueryLogOffer(
        log.lines(),
        log.patch().map(p -> new Patch(veil.apply(p.target()), veil.apply(p.diff()))).orElse(null));
  }

  /** A probe that looks again has no result any more. */
  private static List<Evidence> evidence(Flowchart.Step step, Diagnosis diagnosis, Now now) {
    return diagnosis.caseFile().evidence().stream()
        .filter(e -> step.probes().contains(e.probe()) && !now.outstanding().contains(e.probe()))
        .toList();
  }

  private List<Check> probes(Flowchart.Step step, Now now, boolean running) {
    return step.probes().stream()
        .filter(now.outstanding()::contains)
        .filter(p -> now.running().contains(p) == running)
        .flatMap(
            p ->
                running && p == ProbeId.TRIES && !now.trying().isEmpty()
                    ? now.trying().stream().map(checks::underWay)
                    : Stream.of(checks.of(p, running)))
        .toList();
  }

  private StepPage.Head head(Flowchart.Step step, @Nullable Diagnosis diagnosis, Status state) {
    StepResult result = diagnosis == null ? null : result(step.id(), diagnosis);
    StepResult.Reason reason = result == null ? null : result.reason();
    boolean told = state == Status.SKIPPED || state == Status.INCONCLUSIVE;
    return new StepPage.Head(
        step.id(),
        flowchart.steps().indexOf(step) + 1,
        flowchart.steps().size(),
        state,
        badge(state, result),
        wording.step(step.id()),
        wording.why(step.id()),
        result != null && told ? wording.reason(result) : "",
        reason == StepResult.Reason.BY_USER,
        !step.probes().isEmpty());
  }

  private String badge(Status state, @Nullable StepResult result) {
    String word = messages.get(state.messageKey());
    boolean looked = state == Status.OK || state == Status.PROBLEM || state == Status.ATTENTION;
    return looked && result != null && !result.duration().isZero()
        ? word + " · " + Figures.latency(result.duration())
        : word;
  }

  private static StepResult result(StepId step, Diagnosis diagnosis) {
    return diagnosis.steps().stream().filter(r -> r.id() == step).findFirst().orElseThrow();
  }

  private StepPage.@Nullable Question question(
      Flowchart.Step step, @Nullable Diagnosis diagnosis, int samples) {
    if (step.id() != StepId.REPRODUCIBLE || diagnosis == null) {
      return null;
    }
    Boolean said = diagnosis.caseFile().symptom().reproducible();
    Tally tally = Tally.of(diagnosis.caseFile());
    Boolean suggestion = tally.suggestion(diagnosis.caseFile().symptom());
    String holds = said == null ? "" : word(said);
    List<StepPage.Answer> answers =
        ANSWERS.stream()
            .map(
                word ->
                    new StepPage.Answer(
                        word,
                        wording.answer(step.id(), word),
                        leads(step, word),
                        word.equals(holds)))
            .toList();
    return new StepPage.Question(
        wording.step(step.id()),
        seen(tally, said),
        answers,
        suggestion == null ? "" : wording.answer(step.id(), word(suggestion)),
        said == null && suggestion != null,
        trying(diagnosis.caseFile(), samples));
  }

  private String seen(Tally tally, @Nullable Boolean said) {
    if (tally.sent() == 0) {
      return messages.get("diagnose.question.nothing-looked-up");
    }
    if (!tally.tried()) {
      return messages.get("diagnose.question.seen", "failed", tally.failed(), "sent", tally.sent());
    }
    Proportion failures = new Proportion(tally.failed(), tally.sent());
    String tried =
        messages.get(
            tally.failed() == 0 ? "diagnose.question.not-reproduced" : "diagnose.question.tried",
            "failed",
            tally.failed(),
            "sent",
            tally.sent(),
            "low",
            Math.round(failures.low() * 100),
            "high",
            Math.round(failures.high() * 100));
    StringBuilder seen = new StringBuilder(tried);
    if (tally.names().size() > 1) {
      tally.names().forEach(n -> seen.append('\n').append(ofName(n)));
    }
    boolean differs = said != null && tally.measured() != null && !said.equals(tally.measured());
    if (differs) {
      seen.append('\n').append(messages.get("diagnose.question.differs"));
    }
    return seen.toString();
  }

  private String ofName(Tally.OfName tries) {
    Proportion failures = tries.failures();
    return failures.total() == 0
        ? messages.get("diagnose.question.of-name.none", "name", veil.apply(tries.name()))
        : messages.get(
            "diagnose.question.of-name",
            "name",
            veil.apply(tries.name()),
            "failed",
            failures.failures(),
            "sent",
            failures.total());
  }

  private StepPage.@Nullable Trying trying(CaseFile caseFile, int samples) {
    ObjectRef pod = caseFile.target().pod();
    if (pod == null) {
      return null;
    }
    Flowchart.Probe probe = flowchart.probes().get(ProbeId.TRIES);
    boolean allowed = probe != null && caseFile.run().level().allows(probe.level());
    String meaning =
        allowed
            ? messages.get(
                "diagnose.try.meaning",
                "names",
                caseFile.symptom().domains(),
                "pod",
                pod.toString())
            : messages.get("diagnose.try.level", "level", messages.get("start.level.exec"));
    return new StepPage.Trying(
        messages.get("diagnose.try", "n", samples), veil.apply(meaning), allowed);
  }

  private static String word(boolean reproducible) {
    return reproducible ? "yes" : "no";
  }

  private String leads(Flowchart.Step step, String answer) {
    StepId next = step.next().get(answer);
    return next == null
        ? ""
        : messages.get(
            "diagnose.question.leads",
            "n",
            flowchart.steps().indexOf(flowchart.step(next)) + 1,
            "step",
            wording.stepName(next));
  }

  private StepPage.@Nullable Trouble trouble(
      Flowchart.Step step, Diagnosis diagnosis, Status state) {
    if (state == Status.SKIPPED
        && result(step.id(), diagnosis).reason() == StepResult.Reason.LEVEL) {
      return say(StepPage.Trouble.Kind.LEVEL, "", List.of());
    }
    if (state == Status.NOT_YET || state == Status.RUNNING || state == Status.SKIPPED) {
      return null;
    }
    boolean missed =
        diagnosis.caseFile().evidence().stream()
            .anyMatch(
                e -> step.probes().contains(e.probe()) && e.observation() instanceof NotObserved);
    if (missed && needsPod(step) && GonePod.isGone(diagnosis.caseFile())) {
      ObjectRef pod = diagnosis.caseFile().target().pod();
      return say(StepPage.Trouble.Kind.POD_GONE, veil.apply(String.valueOf(pod)), List.of());
    }
    StepPage.Trouble worst = null;
    for (Evidence e : diagnosis.caseFile().evidence()) {
      if (step.probes().contains(e.probe())
          && e.observation() instanceof NotObserved seen
          && seen.reason().limitsTheRun()) {
        StepPage.Trouble trouble = trouble(behind(e, seen, diagnosis.caseFile()));
        worst =
            worst == null
                    || trouble.kind().compareTo(worst.kind()) > 0
                        && worst.kind() == StepPage.Trouble.Kind.NO_RESULT
                ? trouble
                : worst;
      }
    }
    return worst;
  }

  private StepPage.Trouble trouble(Evidence evidence) {
    NotObserved seen = (NotObserved) evidence.observation();
    return say(kind(seen.reason()), veil.apply(wording.line(evidence)), images(seen));
  }

  private boolean needsPod(Flowchart.Step step) {
    return step.probes().stream()
        .map(flowchart.probes()::get)
        .anyMatch(probe -> probe != null && probe.needsPod());
  }

  /** What was not looked at because the connection broke elsewhere has that as its reason. */
  private static Evidence behind(Evidence evidence, NotObserved seen, CaseFile file) {
    if (seen.reason() != NotObserved.Reason.PREREQUISITE) {
      return evidence;
    }
    return file.evidence().stream()
        .filter(
            e ->
                e.observation() instanceof NotObserved other
                    && other.reason() == NotObserved.Reason.DISCONNECTED)
        .findFirst()
        .orElse(evidence);
  }

  /** Which images could not be had: the subject names one, or the detail each with its reason. */
  private static List<String> images(NotObserved seen) {
    if (seen.reason() != NotObserved.Reason.IMAGE) {
      return List.of();
    }
    if (seen.subject().startsWith(IMAGE)) {
      return List.of(seen.subject().substring(IMAGE.length()));
    }
    return seen.detail() instanceof Detail.Images(List<Detail.Image> images)
        ? images.stream().map(Detail.Image::name).toList()
        : List.of();
  }

  private static StepPage.Trouble.Kind kind(NotObserved.Reason reason) {
    return switch (reason) {
      case IMAGE -> StepPage.Trouble.Kind.IMAGE;
      case NO_RIGHT, ADMISSION -> StepPage.Trouble.Kind.NO_RIGHT;
      case NOT_RUNNING, NOT_LISTENING -> StepPage.Trouble.Kind.NOT_ANSWERING;
      case DISCONNECTED -> StepPage.Trouble.Kind.DISCONNECTED;
      case LEVEL -> StepPage.Trouble.Kind.LEVEL;
      default -> StepPage.Trouble.Kind.NO_RESULT;
    };
  }

  private StepPage.Trouble say(StepPage.Trouble.Kind kind, String line, List<String> images) {
    String key = "diagnose.trouble." + EnumId.of(kind);
    String meaning = messages.get(key + ".meaning");
    String title =
        images.isEmpty()
            ? messages.get(key + ".title")
            : messages.get(
                "diagnose.trouble.image.named", "images", images.stream().map(veil).toList());
    return new StepPage.Trouble(
        kind, title, line.isEmpty() ? meaning : line + "\n" + meaning, images);
  }

  private static List<StepPage.Note> notes(StepId step, Run run) {
    List<StepPage.Note> notes = new ArrayList<>();
    for (Run.Note note : run.notes()) {
      if (note.step().equals(step.id())) {
        LocalTime at = LocalTime.ofInstant(note.at(), ZoneId.systemDefault());
        notes.add(new StepPage.Note(Figures.time(at), note.text()));
      }
    }
    return notes;
  }
}
