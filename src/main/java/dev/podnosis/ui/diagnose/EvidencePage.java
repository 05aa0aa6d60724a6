package dev.podnosis.ui.diagnose;

import java.util.List;

/**
 * All that is shown of the evidence in view, in words.
 *
 * @param id its number
 * @param facts what was read from it, name and value
 * @param command the kubectl equivalent; empty when there is none
 * @param ran where it ran
 * @param output what came back, word for word; empty when nothing did
 */
record EvidencePage(String id, List<Fact> facts, String command, String ran, String output) {
  EvidencePage {
    facts = List.copyOf(facts);
  }

  /** No evidence. */
  static EvidencePage none() {
    return new EvidencePage("", List.of(), "", "", "");
  }

  /** Something that was read from it. */
  record Fact(String name, String value) {}
}
