package dev.podnosis.cli;

import dev.podnosis.catalogue.Words;
import dev.podnosis.session.Opening;
import java.util.Map;

/** Says why a session could not be opened, and what to do. */
final class Refusals {
  private Refusals() {}

  static String words(Opening.Refused why, Console console) {
    return Words.of("session").sentence(console.language(), why.code()).fill(why.args());
  }

  static void say(Opening.Refused why, Console console) {
    console.say("refused", Map.of("what", words(why, console)));
    if (!why.detail().isEmpty()) {
      console.say("detail", Map.of("detail", why.detail()));
    }
  }
}
