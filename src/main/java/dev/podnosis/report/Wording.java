package dev.podnosis.report;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.ProviderEntry;
import dev.podnosis.catalogue.RemedyEntry;
import dev.podnosis.catalogue.Sentence;
import dev.podnosis.catalogue.Text;
import dev.podnosis.catalogue.Words;
import dev.podnosis.diagnosis.EvidenceLine;
import dev.podnosis.diagnosis.EvidenceLines;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.NextStep;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.StepResult;
import dev.podnosis.diagnosis.StepStatus;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a diagnosis into the words of one language: what every surface shows. */
public final class Wording {
  /** The places in sentences that say what was looked at, or where. */
  private static final List<String> SUBJECTS = List.of("subject", "about", "where", "edges");

  private static final Pattern SCOPED = Pattern.compile("([^\n]{1,500}?) in (\\S{1,253})");

  /** A place is set off by spaces for Latin words; Chinese ones that fill it need none. */
  private static final Pattern BETWEEN_HAN =
      Pattern.compile("(?<=[\\p{IsHan}，；：、。]) (?=\\p{IsHan})");

  private static final Pattern INTO =
      Pattern.compile("nsenter on node (\\S{1,253}) into pod (\\S{1,320})");
  private static final Pattern KIND_IN = Pattern.compile("([a-z]{1,60}) in ([a-z0-9-]{1,63})");

  private final Words report = Words.of("report");
  private final Catalogue catalogue;
  private final Language language;

  /** The words of a catalogue in a language. */
  public Wording(Catalogue catalogue, Language language) {
    this.catalogue = catalogue;
    this.language = language;
  }

  /** The language. */
  public Language language() {
    return language;
  }

  /**
   * A finding in words.
   *
   * @param text the sentence
   * @param side whether it speaks for the cause or against it
   * @param evidence the numbers of its evidence
   */
  public record FindingWords(String text, Finding.Side side, List<String> evidence) {}

  /**
   * A remedy in words.
   *
   * @param id its id
   * @param kind what it is for
   * @param title its name
   * @param steps what to do
   * @param commands commands ready to copy
   * @param patch the change to what is there, or null
   * @param risk what it may cost
   * @param rollback how to undo it
   * @param verify the step that shows whether it worked
   */
  public record RemedyWords(
      String id,
      RemedyEntry.Kind kind,
      String title,
      List<String> steps,
      List<String> commands,
      @Nullable Patch patch,
      RemedyEntry.Risk risk,
      List<String> rollback,
      String verify) {}

  /** The name of a cause. */
  public String title(Judged cause) {
    return fill(entry(cause).title(), cause.args());
  }

  /** What happens and why. */
  public String explanation(Judged cause) {
    return fill(entry(cause).explanation(), cause.args());
  }

  /** What was found for and against a cause. */
  public List<FindingWords> findings(Judged cause) {
    Map<String, Text> words = entry(cause).findings();
    return cause.verdict().findings().stream()
        .map(f -> new FindingWords(finding(words, f, cause), f.side(), f.evidence()))
        .toList();
  }

  private String finding(Map<String, Text> words, Finding finding, Judged cause) {
    Text text = words.get(finding.code());
    if (text == null) {
      throw new IllegalArgumentException(cause.id() + " has no words for " + finding.code());
    }
    Map<String, Object> args = new LinkedHashMap<>(cause.args());
    args.putAll(finding.args());
    return fill(text, args);
  }

  /** What would settle a cause. */
  public List<String> missing(Judged cause) {
    return cause.verdict().missing().stream().map(this::need).toList();
  }

  /** What a need asks for. */
  public String need(Need need) {
    return fill(catalogue.need(need), Map.of());
  }

  /** What to do about a cause, best first. */
  public List<RemedyWords> remedies(Judged cause) {
    return entry(cause).remedies().stream().map(r -> remedy(r, cause)).toList();
  }

  private RemedyWords remedy(RemedyEntry remedy, Judged cause) {
    return new RemedyWords(
        remedy.id(),
        remedy.kind(),
        fill(remedy.title(), cause.args()),
        remedy.steps().stream().map(s -> fill(s, cause.args())).toList(),
        remedy.commands().stream().map(c -> fill(new Sentence(language, c), cause.args())).toList(),
        cause.patches().get(remedy.id()),
        remedy.risk(),
        remedy.rollback().stream().map(s -> fill(s, cause.args())).toList(),
        remedy.verify());
  }

  /** Where more is written about a cause. */
  public List<CauseEntry.Reference> references(Judged cause) {
    return entry(cause).references();
  }

  /** What a piece of evidence shows, in one line. */
  public String line(Evidence evidence) {
    EvidenceLine line = EvidenceLines.of(evidence);
    Map<String, Object> args = new LinkedHashMap<>(line.args());
    if (evidence.observation() instanceof NotObserved seen) {
      args.put("detail", new DetailWords(language, this).of(seen.detail()));
      args.computeIfPresent("right", (name, rights) -> right(String.valueOf(rights)));
      args.put("subject", subject(seen.subject()));
    }
    return fill(catalogue.evidence(line.code()), args).strip();
  }

  /** The reason alone, of a look that another stood in for. */
  String reason(NotObserved.Reason reason, String right, String detail) {
    Text sentence = catalogue.evidence(EvidenceLines.code(reason));
    return fill(sentence, Map.of("subject", "", "right", right(right), "detail", detail))
        .replaceFirst("^[:：]\\s*", "")
        .strip();
  }

  /** Rights as code names them, {@code create pods/exec, get pods/exec in shop}. */
  public String right(String rights) {
    Matcher scoped = SCOPED.matcher(rights);
    return scoped.matches()
        ? report.say(
            language, "right-in", "right", named(scoped.group(1)), "namespace", scoped.group(2))
        : language.list(named(rights));
  }

  /** What code named one after the other. */
  private static List<String> named(String names) {
    return List.of(names.split(", ", -1));
  }

  /** Where to turn to with a case, and what is asked for there. */
  public ProviderEntry provider(CaseFile caseFile) {
    return catalogue.provider(caseFile);
  }

  /** The name of a step in few words. */
  public String stepName(StepId step) {
    return fill(catalogue.step(step).name(), Map.of());
  }

  /** What a probe looks at. */
  public String probe(ProbeId probe) {
    return fill(catalogue.probe(probe), Map.of());
  }

  /** An answer to the question that a step asks, by its word. */
  public String answer(StepId step, String answer) {
    Text words = catalogue.step(step).answers().get(answer);
    return words == null ? answer : fill(words, Map.of());
  }

  /** The question that a step answers or asks. */
  public String step(StepId step) {
    return fill(catalogue.step(step).title(), Map.of());
  }

  /** Why a step is taken. */
  public String why(StepId step) {
    return fill(catalogue.step(step).why(), Map.of());
  }

  /** Why a step has no result; empty when it has one. */
  public String reason(StepResult step) {
    StepResult.Reason reason = step.reason();
    if (reason == null) {
      return "";
    }
    return step.id() == StepId.RESULT && reason == StepResult.Reason.PROBES_FAILED
        ? report.say(language, "reason.result-incomplete")
        : fill(catalogue.reason(reason), Map.of());
  }

  /** What became of a step. A ticket is nothing that was looked at: it is what may be done. */
  public String outcome(StepResult step) {
    return report.say(language, "status." + (isOffered(step) ? "offered" : step.status().id()));
  }

  static boolean isOffered(StepResult step) {
    return step.id() == StepId.OPEN_TICKET && step.status() == StepStatus.OK;
  }

  /** Why the next step is worth taking: the causes it would help to decide. */
  public String why(NextStep next) {
    List<String> causes =
        next.causes().stream()
            .limit(3)
            .map(id -> fill(catalogue.cause(id).title(), Map.of()))
            .toList();
    return need(next.need()) + " → " + language.series(causes);
  }

  /** The rights that were missing, in one line. */
  public String rights(MissingRights missing) {
    return language.series(missing.words().stream().map(this::right).toList());
  }

  private CauseEntry entry(Judged cause) {
    return catalogue.cause(cause.id());
  }

  private String fill(Text text, Map<String, Object> args) {
    return fill(text.sentence(language), args);
  }

  /** Fills a sentence; what is not known in this case stands as its name in angle brackets. */
  private String fill(Sentence sentence, Map<String, Object> args) {
    Map<String, Object> all = new LinkedHashMap<>();
    sentence.arguments().forEach(name -> all.put(name, "<" + name + ">"));
    all.putAll(args);
    SUBJECTS.forEach(
        name ->
            all.computeIfPresent(name, (n, value) -> value instanceof String s ? each(s) : value));
    String said = sentence.fill(all);
    return language == Language.CHINESE ? BETWEEN_HAN.matcher(said).replaceAll("") : said;
  }

  private String each(String subjects) {
    return language.series(Stream.of(subjects.split("; ", -1)).map(this::subject).toList());
  }

  /** What code calls "node worker-3", or by the id of a probe, as one speaks of it. */
  public String subject(String subject) {
    for (Map.Entry<String, Text> words : catalogue.subjects().entrySet()) {
      if (subject.startsWith(words.getKey())) {
        String name = subject.substring(words.getKey().length());
        return words.getValue().in(language, Map.of("name", name));
      }
    }
    Matcher into = INTO.matcher(subject);
    return into.matches()
        ? report.say(language, "nsenter-into", "node", into.group(1), "pod", into.group(2))
        : ProbeId.byId(subject).map(this::probe).orElseGet(() -> kindIn(subject));
  }

  /** A kind of objects in a namespace, such as {@code podmetrics in kube-system}. */
  private String kindIn(String subject) {
    Matcher scoped = KIND_IN.matcher(subject);
    return scoped.matches()
        ? report.say(
            language, "kind-in-namespace", "kind", scoped.group(1), "namespace", scoped.group(2))
        : subject;
  }
}
