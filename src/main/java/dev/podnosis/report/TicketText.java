package dev.podnosis.report;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.ProviderEntry;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.Symptom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a provider's support asks for, ready to paste into a ticket. */
public final class TicketText {
  private final Diagnosis diagnosis;
  private final CaseFile file;
  private final ReportWords words;
  private final List<String> lines = new ArrayList<>();

  private TicketText(Diagnosis diagnosis, ReportWords words) {
    this.diagnosis = diagnosis;
    this.file = diagnosis.caseFile();
    this.words = words;
  }

  /** The text. */
  public static String of(Diagnosis diagnosis, Wording wording, ReportOptions options) {
    TicketText ticket = new TicketText(diagnosis, new ReportWords(wording, options.zone()));
    ticket.write();
    Redaction redaction = options.redaction(diagnosis);
    return redaction.block(String.join("\n", ticket.lines)) + "\n";
  }

  private void write() {
    lines.add(words.say("ticket.heading", "title", new Titles(words).of(file)));
    lines.add(new Summary(words.diagnosis()).headline(diagnosis));
    lines.add("");
    symptom();
    version();
    names();
    lines.addAll(new LoggedFailures(file, words).lines());
    rcodes();
    replicas();
    findings();
    next();
    support();
  }

  /** Where to turn to, and what is asked for there that no probe can know. */
  private void support() {
    ProviderEntry provider = words.diagnosis().provider(file);
    Language language = words.diagnosis().language();
    lines.add("");
    lines.add(words.say("ticket.support", "support", provider.support().in(language)));
    lines.add(words.say("ticket.ask"));
    provider.ask().forEach(a -> lines.add("- " + a.in(language)));
  }

  private void symptom() {
    Symptom symptom = file.symptom();
    field("fact.names", words.listed(symptom.domains()));
    field("fact.error", Printable.line(symptom.error()));
    Symptom.Window window = symptom.window();
    field(
        "fact.window",
        words.say(
            window.given() ? "window-given" : "window-assumed",
            "span",
            words.span(window.start(), window.end()),
            "offset",
            words.offset(window.start())));
    field("fact.pod", file.target().pod() == null ? "" : file.target().pod().toString());
    field("ticket.node", CaseFacts.node(file).orElse(""));
  }

  private void field(String key, String value) {
    if (!value.isEmpty()) {
      lines.add(words.say("ticket.field", "name", words.say(key), "value", value));
    }
  }

  /** What came of each failing name, with the times to the second. */
  private void names() {
    for (String domain : file.symptom().domains()) {
      Map<String, Long> codes = new TreeMap<>();
      List<Instant> times = new ArrayList<>();
      Facts facts = new Facts(file);
      file.all(LookupsSeen.class)
          .filter(s -> facts.names().same(s.what().name(), domain))
          .filter(s -> s.what().question() != LookupsSeen.Question.EXTERNAL_FRESH)
          .forEach(
              s -> {
                times.add(s.evidence().observedAt());
                s.what().samples().stream()
                    .map(LookupsSeen.Sample::outcome)
                    .forEach(o -> code(o).forEach(c -> codes.merge(c, 1L, Long::sum)));
              });
      times.sort(null);
      if (!codes.isEmpty()) {
        lines.add(
            words.say(
                "ticket.name",
                "name",
                domain,
                "codes",
                counted(codes),
                "span",
                words.span(times.getFirst(), times.getLast())));
      }
    }
  }

  private void version() {
    new Facts(file)
        .dns()
        .version()
        .ifPresent(v -> field("fact.coredns", ReplicaBlocks.version(v, words)));
    ReplicaBlocks.conflicts(new Facts(file), words).forEach(c -> field("fact.versions", c));
  }

  /** Response codes seen in answers to questions put now, and in query logs. */
  private void rcodes() {
    Map<String, Long> asked = new TreeMap<>();
    file.all(LookupsSeen.class)
        .flatMap(s -> s.what().samples().stream())
        .map(LookupsSeen.Sample::outcome)
        .forEach(o -> code(o).forEach(c -> asked.merge(c, 1L, Long::sum)));
    field("ticket.rcodes-asked", counted(asked));
    Map<String, Long> logged = new TreeMap<>();
    file.all(LogSeen.class)
        .filter(s -> !s.what().previous())
        .forEach(s -> s.what().summary().rcodes().forEach((c, n) -> logged.merge(c, n, Long::sum)));
    field("ticket.rcodes-logged", counted(logged));
  }

  private java.util.stream.Stream<String> code(LookupOutcome outcome) {
    return switch (outcome) {
      case LookupOutcome.Answered a -> java.util.stream.Stream.of(a.rcode());
      case LookupOutcome.NoAnswer n ->
          n.tellsOfDns()
              ? java.util.stream.Stream.of(words.say("ticket.no-answer"))
              : java.util.stream.Stream.empty();
    };
  }

  private String counted(Map<String, Long> codes) {
    return words.listed(
        codes.entrySet().stream()
            .map(e -> e.getKey() + " " + Figures.count(e.getValue()))
            .toList());
  }

  private void replicas() {
    Map<String, NodesSeen.Node> nodes = new TreeMap<>();
    file.last(NodesSeen.class)
        .ifPresent(s -> s.what().nodes().forEach(n -> nodes.put(n.name(), n)));
    List<PodFacts> replicas =
        file.all(PodsSeen.class)
            .filter(s -> s.what().role() == PodsSeen.Role.COREDNS)
            .reduce((a, b) -> b)
            .map(s -> s.what().pods())
            .orElse(List.of());
    if (replicas.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(words.say("ticket.replicas"));
    replicas.forEach(r -> lines.add("- " + replica(r, nodes)));
  }

  private String replica(PodFacts pod, Map<String, NodesSeen.Node> nodes) {
    String node = pod.node() == null ? "–" : pod.node();
    NodesSeen.Node seen = nodes.get(node);
    String instance = seen == null || seen.providerId().isEmpty() ? "–" : seen.providerId();
    return words.say(
        pod.serving() ? "ticket.replica-serving" : "ticket.replica-not-serving",
        "pod",
        pod.ref(),
        "address",
        pod.addresses().isEmpty() ? "–" : pod.addresses().getFirst(),
        "node",
        node,
        "kind",
        words.diagnosis().provider(file).instance().in(words.diagnosis().language()),
        "instance",
        instance);
  }

  private void findings() {
    lines.add("");
    lines.add(new Summary(words.diagnosis()).outcome(diagnosis));
    for (Judged cause : diagnosis.problems()) {
      lines.add(
          "- "
              + words
                  .diagnosis()
                  .language()
                  .labelled(words.verdict(cause), words.diagnosis().title(cause)));
      words.diagnosis().findings(cause).forEach(f -> lines.add("  - " + Printable.line(f.text())));
    }
  }

  private void next() {
    diagnosis
        .nextStep()
        .ifPresent(
            n -> {
              lines.add("");
              lines.add(
                  words.say(
                      "next-step",
                      "step",
                      words.diagnosis().step(n.step()),
                      "level",
                      n.level().id(),
                      "why",
                      words.diagnosis().why(n)));
            });
  }
}
