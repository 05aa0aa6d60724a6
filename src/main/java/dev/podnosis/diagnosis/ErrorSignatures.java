package dev.podnosis.diagnosis;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.DnsNameException;
import dev.podnosis.evidence.ErrorMeaning;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.SymptomSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells from a client's error message what it means, and what it says of the lookup: the name, the
 * server, the time.
 *
 * @param all signatures, the most telling first; the first that fits counts
 * @param names where a message names what was asked for, by the group {@code name}
 * @param servers where a message names whom was asked, by the group {@code server}
 */
public record ErrorSignatures(
    List<ErrorSignature> all, List<Pattern> names, List<Pattern> servers) {
  /**
   * Longer messages are looked at up to here: a stack trace names its cause early or late, not
   * both.
   */
  private static final int LONGEST = 64 * 1024;

  /** In running text a name ends where a sentence's punctuation begins, Chinese too. */
  private static final Pattern PUNCTUATION =
      Pattern.compile("[\"'),;，。；：、（）“”‘’！？].*", Pattern.DOTALL);

  /** The incident began a little before the message. */
  private static final Duration BEFORE = Duration.ofMinutes(5);

  /** A message older than this tells of another incident. */
  private static final Duration OLDEST = Duration.ofDays(7);

  public ErrorSignatures {
    all = List.copyOf(all);
    names = List.copyOf(names);
    servers = List.copyOf(servers);
  }

  /**
   * The words of a message that a signature fits.
   *
   * @param signature the signature
   * @param seen what the message means
   * @param start where the words begin
   * @param end where they end
   */
  public record Match(ErrorSignature signature, SymptomSeen seen, int start, int end) {}

  /** What a message means; meaning unknown when no signature fits. */
  public SymptomSeen classify(String error) {
    return match(error)
        .map(Match::seen)
        .orElseGet(() -> new SymptomSeen(error, "", ErrorMeaning.UNKNOWN, "", ""));
  }

  /** Where in a message its meaning stands; empty when no signature fits. */
  public Optional<Match> match(String error) {
    String text = error.length() > LONGEST ? error.substring(0, LONGEST) : error;
    for (ErrorSignature signature : all) {
      Matcher matcher = signature.pattern().matcher(text);
      if (matcher.find()) {
        SymptomSeen seen =
            new SymptomSeen(
                error,
                signature.id(),
                signature.meaning(),
                group(matcher, "name").or(() -> first(names, "name", text)).orElse(""),
                group(matcher, "server").or(() -> first(servers, "server", text)).orElse(""));
        return Optional.of(new Match(signature, seen, matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }

  /**
   * All names that a message says could not be looked up, in the order of the text: a ticket may
   * hold the lines of several.
   */
  public List<String> namesIn(String error) {
    String text = error.length() > LONGEST ? error.substring(0, LONGEST) : error;
    SortedMap<Integer, String> found = new TreeMap<>();
    Stream.concat(all.stream().map(ErrorSignature::pattern), names.stream())
        .filter(
            pattern -> pattern.namedGroups().keySet().stream().anyMatch(g -> g.startsWith("name")))
        .forEach(
            pattern ->
                pattern
                    .matcher(text)
                    .results()
                    .forEach(
                        match ->
                            group(match, "name")
                                .flatMap(ErrorSignatures::name)
                                .ifPresent(name -> found.putIfAbsent(match.start(), name))));
    return found.values().stream().distinct().toList();
  }

  private static Optional<String> first(List<Pattern> patterns, String group, String text) {
    return patterns.stream()
        .map(p -> p.matcher(text))
        .filter(Matcher::find)
        .flatMap(m -> group(m, group).stream())
        .findFirst();
  }

  /** The first of the groups {@code name}, {@code name2} … that took part in the match. */
  private static Optional<String> group(MatchResult match, String group) {
    Map<String, Integer> groups = match.namedGroups();
    return groups.keySet().stream()
        .filter(g -> g.startsWith(group))
        .sorted()
        .map(match::group)
        .filter(v -> v != null && !v.isEmpty())
        .map(v -> group.equals("name") ? untilPunctuation(v) : v)
        .filter(v -> !v.isEmpty())
        .findFirst();
  }

  private static String untilPunctuation(String name) {
    return PUNCTUATION.matcher(name).replaceFirst("");
  }

  /**
   * What the user reports, and of what was not said the name and the time that the message tells.
   */
  public Symptom takenOver(Symptom said) {
    if (said.error().isBlank()) {
      return said;
    }
    List<String> domains =
        said.domains().isEmpty()
            ? name(classify(said.error()).name()).stream().toList()
            : said.domains();
    return new Symptom(
        domains, said.error(), said.kind(), said.frequency(), said.reproducible(), window(said));
  }

  private static Optional<String> name(String said) {
    try {
      return said.isEmpty() ? Optional.empty() : Optional.of(DnsName.ofUserInput(said).text());
    } catch (DnsNameException e) {
      return Optional.empty();
    }
  }

  private static Symptom.Window window(Symptom said) {
    Symptom.Window window = said.window();
    Optional<Instant> at =
        MessageTime.of(said.error())
            .filter(t -> !window.given())
            .filter(t -> t.isBefore(window.start()))
            .filter(t -> t.isAfter(window.end().minus(OLDEST)));
    return at.map(t -> new Symptom.Window(t.minus(BEFORE), window.end(), true)).orElse(window);
  }
}
