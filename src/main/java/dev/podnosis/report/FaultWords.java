package dev.podnosis.report;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.dns.EnumId;
import dev.podnosis.dns.Proportion;
import dev.podnosis.path.fault.Aim;
import dev.podnosis.path.fault.Analysis;
import dev.podnosis.path.fault.Explanation;
import dev.podnosis.path.fault.Fault;
import dev.podnosis.path.fault.Localisation;
import dev.podnosis.path.fault.Measurement;
import dev.podnosis.path.fault.Rejected;
import dev.podnosis.path.fault.RetriedLookups;
import dev.podnosis.path.fault.Standpoint;
import dev.podnosis.path.fault.Suspect;
import dev.podnosis.path.fault.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The words for localised faults, in the window, on paper and in a terminal. */
public final class FaultWords {
  private static final int MOST_EVIDENCE = 4;

  /** So many are named where several others would show the same. */
  private static final int MOST_FAULTS = 2;

  private static final Pattern BETWEEN_SCRIPTS =
      Pattern.compile("(?<=\\p{IsHan})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=\\p{IsHan})");

  /** Brackets of full width bring their own space. */
  private static final Pattern AROUND_BRACKETS = Pattern.compile(" ?([（）]) ?");

  private final Words words = Words.of("fault");
  private final Language language;
  private final Localisation localisation;
  private final UnaryOperator<String> veil;

  /** Words about a localisation in a language. */
  public FaultWords(Language language, Localisation localisation) {
    this(language, localisation, UnaryOperator.identity());
  }

  /** The same, with names and addresses made fit to be shown. */
  public FaultWords(Language language, Localisation localisation, UnaryOperator<String> veil) {
    this.language = language;
    this.localisation = localisation;
    this.veil = veil;
  }

  private String place(String name) {
    return veil.apply(Printable.line(name));
  }

  /** What is wrong by an explanation, such as "DNS over UDP leaving node a: no reply". */
  public String title(Explanation explanation) {
    return capital(
        explanation.suspects().stream()
            .map(this::fault)
            .reduce((a, b) -> say("and", "first", a, "second", b))
            .orElse(""));
  }

  /** What is wrong by a fault that was not accepted. */
  public String title(Rejected rejected) {
    return capital(fault(rejected.fault(), false));
  }

  private String fault(Suspect suspect) {
    return fault(suspect.fault(), !suspect.complete());
  }

  private String fault(Fault fault, boolean partial) {
    Map<String, Object> args = new HashMap<>();
    List<String> names = List.of("a", "b");
    for (int i = 0; i < fault.places().size(); i++) {
      String place = place(fault.places().get(i));
      args.put(names.get(i), place.isBlank() ? say("place.unseen") : place);
    }
    args.put("traffic", traffic(fault));
    args.put("fate", fate(fault, partial));
    return spaced(words.sentence(language, "at." + fault.code().id()).fill(args));
  }

  private String traffic(Fault fault) {
    return say("traffic." + fault.trafficId());
  }

  private String fate(Fault fault, boolean partial) {
    if (fault.aboutContent()) {
      return say(partial ? "fate.part-errors" : "fate.errors");
    }
    if (localisation.late()) {
      return say("fate.late");
    }
    return say(partial ? "fate.part-lost" : "fate.no-reply");
  }

  /** What is written at a fault's mark in the drawing. */
  public String mark(Suspect suspect) {
    Fault fault = suspect.fault();
    String fate = fate(fault, !suspect.complete());
    boolean sure = localisation.main().settled();
    return fault.aboutContent()
        ? say(sure ? "mark.content" : "mark.possible.content", "fate", fate)
        : say(sure ? "mark" : "mark.possible", "traffic", traffic(fault), "fate", fate);
  }

  /** How many of the failing observations it explains. */
  public String explains(Explanation explanation) {
    return say(
        "explains",
        "count",
        explanation.explained().size(),
        "of",
        localisation.main().failing().size());
  }

  /** What was seen around the faults of an explanation, a sentence each. */
  public List<String> seen(Explanation explanation) {
    List<String> lines = new ArrayList<>();
    for (Suspect suspect : explanation.suspects()) {
      if (suspect.loss() != null && suspect.loss().seen().total() > 0) {
        lines.add(loss(suspect.loss().seen()));
      }
      if (!suspect.passes().isEmpty()) {
        lines.add(say("passes", "traffic", list(suspect.passes())));
      }
      if (!suspect.untested().isEmpty()) {
        lines.add(say("untested", "traffic", list(suspect.untested())));
      }
      faults("alternatives", suspect.alternatives(), suspect, lines);
      faults("wider", suspect.wider(), suspect, lines);
    }
    return lines;
  }

  private String loss(Proportion seen) {
    return say(
        "loss",
        "lost",
        seen.failures(),
        "sent",
        seen.total(),
        "low",
        Figures.decimal(100 * seen.low(), 0),
        "high",
        Figures.decimal(100 * seen.high(), 0));
  }

  private void faults(String key, List<Fault> faults, Suspect suspect, List<String> lines) {
    if (!faults.isEmpty()) {
      int more = faults.size() - MOST_FAULTS;
      String named =
          faults.stream()
              .limit(more > 1 ? MOST_FAULTS : faults.size())
              .map(f -> fault(f, !suspect.complete()))
              .reduce((a, b) -> say("or", "first", a, "second", b))
              .orElse("");
      lines.add(
          say(key, "faults", more > 1 ? say("or-more", "faults", named, "count", more) : named));
    }
  }

  private String list(Collection<Traffic> traffic) {
    return language.list(traffic.stream().sorted().map(t -> say("traffic." + t.id())).toList());
  }

  /** What the evidence does not show, a sentence's end each. */
  public List<String> notShown(Explanation explanation) {
    return explanation.suspects().stream()
        .map(s -> say("not-shown." + unseen(s.fault())))
        .distinct()
        .toList();
  }

  private String unseen(Fault fault) {
    if (localisation.late()) {
      return "slow";
    }
    return switch (fault.code()) {
      case POD_OUT, POD_IN -> "pod";
      case NODE_PODS,
          NODE_TO_ITS_PODS,
          NODE_TO_NODES,
          NODE_TO_OUTSIDE,
          NODE_LEAVING,
          NODE_ENTERING,
          NODE_BORDER,
          NODE_WHOLE,
          NODE_PAIR,
          NODE_PAIR_BOTH,
          BETWEEN_NODES,
          ALL_NODES_PODS,
          NODE_TO_UPSTREAM,
          HOST_TO_UPSTREAM,
          API_SERVER,
          UPSTREAM_SILENT,
          ALL_UPSTREAMS_SILENT ->
          "packets";
      case SERVICE_RULES, ALL_SERVICE_RULES -> "rules";
      case NO_ENDPOINTS -> "endpoints";
      case BEHIND_SERVICE, REPLICA_SILENT, ALL_REPLICAS_SILENT, CACHE_SILENT -> "server";
      case REPLICA_WRONG, ALL_REPLICAS_WRONG, CACHE_WRONG, UPSTREAM_WRONG, ALL_UPSTREAMS_WRONG ->
          "answers";
    };
  }

  /** What speaks against an explanation. */
  public String against(Explanation explanation) {
    return against(explanation.contradictedBy(), explanation.unexplained());
  }

  /** What speaks against a fault that was not accepted. */
  public String against(Rejected rejected) {
    return against(rejected.contradictedBy(), rejected.unexplained());
  }

  private String against(List<String> contradicting, List<String> unexplained) {
    List<String> parts = new ArrayList<>();
    if (!contradicting.isEmpty()) {
      parts.add(counted("against.contradicted", contradicting));
    }
    if (!unexplained.isEmpty()) {
      parts.add(counted("against.unexplained", unexplained));
    }
    return parts.isEmpty() ? say("against.nothing") : language.series(parts);
  }

  private String counted(String key, List<String> evidence) {
    String shown = language.list(evidence.stream().limit(MOST_EVIDENCE).toList());
    String more = evidence.size() > MOST_EVIDENCE ? " …" : "";
    return say(key, "count", evidence.size(), "evidence", shown + more);
  }

  /** What to measure next. */
  public String check(Measurement measurement) {
    String check = say("check", "from", from(measurement.from()), "what", what(measurement.to()));
    if (!localisation.withheld(measurement)) {
      return check;
    }
    Standpoint from = measurement.from();
    boolean other = from.kind() == Standpoint.Kind.OTHER_POD;
    String key = other ? "check.withheld.other-pod" : "check.withheld";
    return say(key, "check", check, "level", from.level().id());
  }

  private String from(Standpoint from) {
    String place =
        from.pod() != null && from.kind() != Standpoint.Kind.OTHER_POD
            ? from.pod().toString()
            : from.node() == null ? "?" : from.node();
    return say("check.from." + EnumId.of(from.kind()), "a", place(place));
  }

  private String what(Aim aim) {
    String to = to(aim);
    return switch (aim.traffic()) {
      case ICMP -> say("check.ping", "to", to);
      case API -> say("check.connect", "to", to);
      case UDP, UDP_LARGE, TCP, CONTENT ->
          say(
              aim.external() ? "check.ask-outside" : "check.ask",
              "to",
              to,
              "traffic",
              aim.traffic() == Traffic.TCP ? "TCP" : "UDP");
    };
  }

  private String to(Aim aim) {
    String role =
        switch (aim.role()) {
          case SERVICE -> "service";
          case NODELOCAL -> "nodelocal";
          case REPLICA -> "replica";
          case UPSTREAM -> "upstream";
          case API_SERVICE, API_ENDPOINT -> "api";
          case OTHER -> "other";
        };
    String place = aim.pod() == null ? aim.address() : aim.pod().toString();
    return say("check.to." + role, "a", place(place));
  }

  /** That lookups were late by whole steps of a resolver's timeout. */
  public String steps(RetriedLookups retried) {
    return say("steps", "count", retried.steps().stepped(), "pod", place(retried.pod().toString()));
  }

  /** All of it in a few lines, for a terminal or a page. */
  public List<String> lines() {
    Analysis analysis = localisation.main();
    List<String> lines = new ArrayList<>();
    String several = analysis.explanations().size() == 1 ? "text.alike" : "text.possible";
    for (int i = 0; i < analysis.explanations().size(); i++) {
      Explanation explanation = analysis.explanations().get(i);
      String fitting = analysis.settled() ? "text.fault" : several;
      String key = explanation.fits() ? fitting : "text.partly";
      lines.add(
          say(
              key,
              "letter",
              letter(i),
              "fault",
              title(explanation),
              "explains",
              explains(explanation)));
    }
    if (analysis.separatedBy() != null) {
      lines.add(say("text.next", "check", check(analysis.separatedBy())));
    }
    localisation.steps().forEach(s -> lines.add(steps(s)));
    return lines;
  }

  /** The letter of one of several explanations: A, B … */
  public static String letter(int index) {
    return String.valueOf((char) ('A' + index % 26));
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private String say(String key, Object... args) {
    return spaced(words.say(language, key, args));
  }

  /** Chinese sets a space between Han characters and Latin words, which arguments may bring. */
  private static String spaced(String text) {
    return AROUND_BRACKETS.matcher(BETWEEN_SCRIPTS.matcher(text).replaceAll(" ")).replaceAll("$1");
  }
}
