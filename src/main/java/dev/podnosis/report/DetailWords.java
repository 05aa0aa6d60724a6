package dev.podnosis.report;

import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.Detail;

/**
 * What is known of a look that showed nothing, in the reader's language; what a server or a tool
 * said is quoted as it came.
 */
final class DetailWords {
  private static final Words WORDS = Words.of("report");
  private static final int LONGEST_WORD = 60;

  private final Language language;
  private final Wording wording;

  DetailWords(Language language, Wording wording) {
    this.language = language;
    this.wording = wording;
  }

  String of(Detail detail) {
    return switch (detail) {
      case Detail.Said(String words) -> isWord(words) ? words : quoted(words);
      case Detail.Itself(String text) -> text;
      case Detail.Known(Detail.Fact fact) -> say("own." + EnumId.of(fact));
      case Detail.NoContainer(String name) -> say("own.no-container", "name", name);
      case Detail.NoMetric(String name) -> say("own.no-metric", "name", name);
      case Detail.ContainerState state -> container(state);
      case Detail.Programs(var names) -> say("own.programs", "names", names);
      case Detail.Command(String name) -> say("own.command", "name", name);
      case Detail.Exit exit -> exit(exit);
      case Detail.Images images ->
          language.series(images.images().stream().map(this::image).toList());
      case Detail.OtherWay(var reason, String right, Detail why) ->
          wording.reason(reason, right, of(why));
    };
  }

  private String container(Detail.ContainerState state) {
    StringBuilder words =
        new StringBuilder(say("own.container." + EnumId.of(state.kind()), "name", state.name()));
    words.append(say("own.state", "state", say("own.state." + EnumId.of(state.phase()))));
    if (!state.reason().isEmpty()) {
      words.append(say("own.state.reason", "reason", state.reason()));
    }
    if (state.restarts() > 0) {
      words.append(say("own.state.restarts", "n", (long) state.restarts()));
    }
    if (!state.said().isBlank()) {
      words.append(say("own.state.said", "words", quoted(state.said())));
    }
    return words.toString();
  }

  private String exit(Detail.Exit exit) {
    String words = say("own.exit", "code", exit.code(), "words", quoted(exit.words()));
    return exit.reason().isEmpty() ? words : say("own.ended", "reason", exit.reason()) + words;
  }

  private String image(Detail.Image image) {
    return say("own.image", "image", image.name(), "words", quoted(image.words()));
  }

  /** One word of Kubernetes, such as Pending, stands for itself. */
  private static boolean isWord(String words) {
    return !words.isEmpty()
        && words.length() <= LONGEST_WORD
        && Character.isUpperCase(words.charAt(0))
        && words.chars().allMatch(Character::isLetter);
  }

  private String quoted(String words) {
    return words.strip().lines().findFirst().map(line -> say("said", "words", line)).orElse("");
  }

  private String say(String key, Object... args) {
    return WORDS.say(language, key, args);
  }
}
