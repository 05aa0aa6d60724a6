package dev.podnosis.cli;

import dev.podnosis.catalogue.Words;
import dev.podnosis.session.Agreement;
import dev.podnosis.session.Opening;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Says why a session could not be opened, and what to do. */
final class Refusals {
  private Refusals() {}

  static String words(Opening.Refused why, Console console) {
    return Words.of("session").sentence(console.language(), why.code()).fill(why.args());
  }

  static String words(Agreement ask, Console console) {
    return Words.of("session")
        .sentence(console.language(), "consent." + ask.point().id())
        .fill(Map.of("detail", ask.detail()));
  }

  /** What the user agrees to at the terminal; empty when one point is not agreed to. */
  static Set<Agreement.Point> agreed(Opening.Refused why, Console console, Question question) {
    Set<Agreement.Point> agreed = EnumSet.noneOf(Agreement.Point.class);
    for (Agreement ask : why.asks()) {
      if (!question.agreed("consent-ask", Map.of("what", words(ask, console)))) {
        return Set.of();
      }
      agreed.add(ask.point());
    }
    return agreed;
  }

  static void say(Opening.Refused why, Console console) {
    console.say("refused", Map.of("what", words(why, console)));
    why.asks().forEach(ask -> console.say("consent-wanted", Map.of("what", words(ask, console))));
    if (!why.detail().isEmpty()) {
      console.say("detail", Map.of("detail", why.detail()));
    }
  }
}
