package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.KubeProxySeen;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.ServerSeen;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Facts.Fact;
import dev.podnosis.report.page.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the case is about: cluster, pod, names, times, case number, notes. */
final class CaseFacts {
  private final CaseFile file;
  private final ReportWords words;
  private final ReportOptions options;
  private final List<Fact> facts = new ArrayList<>();

  CaseFacts(Diagnosis diagnosis, ReportWords words, ReportOptions options) {
    this.file = diagnosis.caseFile();
    this.words = words;
    this.options = options;
  }

  Block facts() {
    add("cluster", Phrase.plain(cluster()));
    if (file.target().pod() != null) {
      add("pod", pod());
    }
    Symptom symptom = file.symptom();
    if (!symptom.domains().isEmpty()) {
      add("names", Phrase.plain(words.listed(symptom.domains())));
    }
    if (!symptom.error().isEmpty()) {
      add("error", Phrase.code(symptom.error()));
    }
    add("window", Phrase.plain(window(symptom.window())));
    add("diagnosed", Phrase.plain(diagnosed()));
    add("level", Phrase.plain(level()));
    caseId().ifPresent(c -> add("case", Phrase.plain(c)));
    file.run().notes().forEach(n -> add("note", Phrase.plain(note(n))));
    return new Block.Facts(facts);
  }

  private void add(String name, Phrase value) {
    facts.add(new Fact(words.say("fact." + name), value));
  }

  private String cluster() {
    List<String> more = new ArrayList<>();
    file.last(ServerSeen.class)
        .map(s -> s.what().version())
        .ifPresent(v -> more.add("Kubernetes " + v));
    file.last(NodesSeen.class)
        .ifPresent(n -> more.add(words.say("nodes", "count", n.what().nodes().size())));
    file.last(KubeProxySeen.class)
        .ifPresent(k -> more.add((k.what().kind() + " " + k.what().mode()).strip()));
    String name =
        file.target().context().isEmpty() ? file.target().server() : file.target().context();
    return more.isEmpty()
        ? name
        : words.say("cluster-with", "name", name, "more", words.listed(more));
  }

  private Phrase pod() {
    Phrase pod = Phrase.code(String.valueOf(file.target().pod()));
    return node(file)
        .map(n -> pod.and(Phrase.plain(words.say("on-node") + " ")).and(Phrase.code(n)))
        .orElse(pod);
  }

  /** The node of the affected pod, where it was seen. */
  static Optional<String> node(CaseFile file) {
    return file.all(PodsSeen.class)
        .filter(s -> s.what().role() == PodsSeen.Role.BUSINESS)
        .flatMap(s -> s.what().pods().stream())
        .map(PodFacts::node)
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private String window(Symptom.Window window) {
    return words.say(
        window.given() ? "window-given" : "window-assumed",
        "span",
        words.span(window.start(), window.end()),
        "offset",
        words.offset(window.start()));
  }

  private String diagnosed() {
    Run run = file.run();
    String span = words.span(run.startedAt(), run.finishedAt());
    Diagnosis again = options.verified();
    if (again == null) {
      return span;
    }
    Instant at = again.caseFile().run().finishedAt();
    return words.say("diagnosed-verified", "span", span, "time", words.time(at));
  }

  private String level() {
    Run run = file.run();
    return words.say(
        "level-used",
        "level",
        words.say("level." + run.level().id()),
        "calls",
        run.apiCalls(),
        "created",
        run.changes().size());
  }

  private Optional<String> caseId() {
    String id = file.run().caseId();
    String by = options.preparedBy();
    if (by.isEmpty()) {
      return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }
    String prepared = words.say("prepared-by", "name", by);
    return Optional.of(id.isEmpty() ? prepared : words.listed(List.of(id, prepared)));
  }

  private String note(Run.Note note) {
    String where =
        dev.podnosis.diagnosis.StepId.byId(note.step())
            .map(s -> words.diagnosis().step(s) + " — ")
            .orElse("");
    return words.time(note.at()) + "  " + where + note.text();
  }
}
