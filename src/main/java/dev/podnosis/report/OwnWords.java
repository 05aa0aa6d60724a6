package dev.podnosis.report;

import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.evidence.NotObserved;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The details of a look that showed nothing, as far as they are this program's own words: those are
 * said in the reader's language. Whatever else stands there was said by a server or a tool, and is
 * quoted as it came.
 */
final class OwnWords {
  private static final Words WORDS = Words.of("report");

  private static final Map<String, String> PHRASES =
      Map.of(
          "no metrics of CoreDNS", "own.no-coredns-metrics",
          "no health endpoint of CoreDNS", "own.no-coredns-health",
          "Windows: no resolv.conf, no libc", "own.windows",
          "the pod runs on Windows", "own.pod-on-windows",
          "the node runs Windows", "own.node-on-windows",
          "the pod has no node yet", "own.pod-without-node",
          "the pod is being deleted", "own.pod-being-deleted");

  private static final Pattern CONTAINER =
      Pattern.compile(
          "(?:(sidecar|init|ephemeral) )?container ([a-z0-9-]{1,63}): "
              + "(waiting|running|terminated|unknown)(?:, ([A-Za-z0-9]{1,80}))?"
              + "(?:, (\\d{1,9}) restarts)?");
  private static final Pattern NO_CONTAINER = Pattern.compile("no container ([a-z0-9-]{1,63})");
  private static final Pattern NO_METRIC = Pattern.compile("no ([a-z_]{1,80}) of CoreDNS");
  private static final Pattern EXIT = Pattern.compile("exit (-?\\d{1,9}):\\s?(.*)");
  private static final Pattern ENDED =
      Pattern.compile("([A-Za-z]{0,60}) ?exit code (-?\\d{1,9})\\s?(.*)");
  private static final Pattern IMAGE =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._:/@-]{0,254}) \\((.*)\\)");
  private static final Pattern ASIDE =
      Pattern.compile("([a-z]{1,20}(?:-[a-z]{1,20}){0,3})(?: \\(([^()]{1,500})\\))?(?:: (.*))?");
  private static final Pattern PROGRAMS =
      Pattern.compile("[a-z0-9][a-z0-9.+-]{0,30}(?:(?:, | \\| )[a-z0-9][a-z0-9.+-]{0,30}){0,20}");

  /** A path, a word of Kubernetes such as Pending, or a status of HTTP stands for itself. */
  private static final Pattern ITSELF =
      Pattern.compile("/[A-Za-z0-9._/-]{1,254}|[A-Z][A-Za-z]{1,60}|HTTP \\d{3}");

  private final Language language;
  private final Wording wording;

  OwnWords(Language language, Wording wording) {
    this.language = language;
    this.wording = wording;
  }

  /** The code of the sentence that tells a reason. */
  static String code(NotObserved.Reason reason) {
    return "not-observed-" + slug(reason);
  }

  private static String slug(NotObserved.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String of(NotObserved seen, String detail) {
    String phrase = PHRASES.get(detail);
    if (phrase != null) {
      return say(phrase);
    }
    return ofReason(seen, detail).or(() -> figure(detail)).orElseGet(() -> quoted(detail));
  }

  /** What the reason tells of how its detail is made. */
  private Optional<String> ofReason(NotObserved seen, String detail) {
    return switch (seen.reason()) {
      case NO_TOOL ->
          PROGRAMS.matcher(detail).matches()
              ? Optional.of(say("own.programs", "names", Wording.named(detail)))
              : Optional.empty();
      case TIMED_OUT ->
          PROGRAMS.matcher(detail).matches()
              ? Optional.of(say("own.command", "name", Wording.named(detail)))
              : Optional.empty();
      case IMAGE ->
          match(IMAGE, detail)
              .filter(m -> !m.group(2).contains("); "))
              .map(m -> say("own.image", "image", m.group(1), "words", quoted(m.group(2))));
      case UNSUPPORTED ->
          seen.subject().startsWith("nsenter ")
              ? match(ASIDE, detail).flatMap(this::aside)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<String> figure(String detail) {
    return match(CONTAINER, detail)
        .map(this::container)
        .or(() -> match(NO_CONTAINER, detail).map(m -> say("own.no-container", "name", m.group(1))))
        .or(() -> match(NO_METRIC, detail).map(m -> say("own.no-metric", "name", m.group(1))))
        .or(
            () ->
                match(EXIT, detail)
                    .map(m -> say("own.exit", "code", m.group(1), "words", quoted(m.group(2)))))
        .or(() -> match(ENDED, detail).map(this::ended))
        .or(() -> match(ITSELF, detail).map(Matcher::group));
  }

  private String container(Matcher state) {
    String kind = state.group(1) == null ? "normal" : state.group(1);
    StringBuilder words = new StringBuilder(say("own.container." + kind, "name", state.group(2)));
    words.append(say("own.state", "state", say("own.state." + state.group(3))));
    if (state.group(4) != null) {
      words.append(say("own.state.reason", "reason", state.group(4)));
    }
    if (state.group(5) != null) {
      words.append(say("own.state.restarts", "n", Long.parseLong(state.group(5))));
    }
    return words.toString();
  }

  private String ended(Matcher end) {
    String words = say("own.exit", "code", end.group(2), "words", quoted(end.group(3)));
    return end.group(1).isEmpty() ? words : say("own.ended", "reason", end.group(1)) + words;
  }

  private Optional<String> aside(Matcher why) {
    return Arrays.stream(NotObserved.Reason.values())
        .filter(reason -> slug(reason).equals(why.group(1)))
        .findFirst()
        .map(
            reason ->
                wording.reason(
                    reason,
                    why.group(2) == null ? "" : why.group(2),
                    why.group(3) == null ? "" : quoted(why.group(3))));
  }

  private static Optional<Matcher> match(Pattern pattern, String detail) {
    Matcher matcher = pattern.matcher(detail);
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  private String quoted(String words) {
    return words.isBlank() ? "" : say("said", "words", words.strip());
  }

  private String say(String key, Object... args) {
    return WORDS.say(language, key, args);
  }
}
