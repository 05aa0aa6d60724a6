package dev.podnosis.catalogue;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Texts read without a case: what most clusters call alike has its usual name, and what only a case
 * can tell stands as its name between marks.
 */
public final class OpenText {
  private final Map<String, Object> usual;
  private final Language language;

  /** The texts of a catalogue, open, in a language. */
  public OpenText(Catalogue catalogue, Language language) {
    this.usual = new Facts(nothing(), catalogue.providers()).args();
    this.language = language;
  }

  /** A case in which nobody looked. */
  private static CaseFile nothing() {
    return new CaseFile(
        new Target("", "", null, ""),
        Symptom.none(new Symptom.Window(Instant.EPOCH, Instant.EPOCH, false)),
        Run.starting("", Instant.EPOCH, Level.READ, ""),
        List.of());
  }

  /** A sentence for people. */
  public String of(Text text) {
    return fill(text.sentence(language), "‹", "›", false);
  }

  /** A command to copy; what is left to fill in stands in capitals. */
  public String command(String command) {
    return fill(new Sentence(language, command), "", "", true);
  }

  private String fill(Sentence sentence, String open, String close, boolean capitals) {
    Map<String, Object> args = new LinkedHashMap<>();
    for (String name : sentence.arguments()) {
      String words = name.replaceAll("(?=[A-Z])", capitals ? "_" : " ").toLowerCase(Locale.ROOT);
      args.put(name, open + (capitals ? words.toUpperCase(Locale.ROOT) : words) + close);
    }
    args.putAll(usual);
    return sentence.fill(args);
  }
}
