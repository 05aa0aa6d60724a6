package dev.podnosis.scenario;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.recording.RecordedCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the source of a cause says in words: which finding codes and arguments it can give. A cause
 * writes its codes where it makes the finding, as {@code pro("code", …)} or {@code con("code", …)}.
 *
 * @param text its source and that of the classes beside it that it uses
 */
public record CauseSource(String text) {
  private static final Path FOLDER = Path.of("src/main/java/dev/podnosis/diagnosis/cause");
  private static final Pattern FINDING =
      Pattern.compile("\\b(?<side>pro|con)\\(\\s*\"(?<code>[a-z0-9-]+)\"");
  private static final Pattern ANY_FINDING =
      Pattern.compile("(?<![\\w.])(?:pro|con)\\(|new Finding\\(");
  private static final Pattern WORD = Pattern.compile("\"([A-Za-z0-9-]+)\"");

  /** The source behind a cause. */
  public static CauseSource of(Cause cause) {
    Map<String, String> read = new LinkedHashMap<>();
    collect(cause.getClass().getSimpleName(), read);
    return new CauseSource(String.join("\n", read.values()));
  }

  private static void collect(String type, Map<String, String> read) {
    Path file = FOLDER.resolve(type + ".java");
    if (read.containsKey(type) || !Files.exists(file)) {
      return;
    }
    try {
      String text = Files.readString(file);
      if (!read.isEmpty() && text.contains("implements Cause {")) {
        return;
      }
      read.put(type, text);
      Matcher types = Pattern.compile("\\b([A-Z]\\w+)\\b").matcher(text);
      while (types.find()) {
        collect(types.group(1), read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The codes of all findings that it makes. */
  public Set<String> findingCodes() {
    Set<String> codes = new TreeSet<>();
    Matcher findings = FINDING.matcher(text);
    int count = 0;
    while (findings.find()) {
      codes.add(findings.group("code"));
      count++;
    }
    Matcher all = ANY_FINDING.matcher(text);
    int made = 0;
    while (all.find()) {
      made++;
    }
    if (made != count) {
      throw new IllegalStateException("a finding is made without its code beside it");
    }
    return codes;
  }

  /** Which way each of its findings points. */
  public Map<String, Finding.Side> sides() {
    Map<String, Finding.Side> sides = new TreeMap<>();
    Matcher findings = FINDING.matcher(text);
    while (findings.find()) {
      Finding.Side side =
          findings.group("side").equals("pro") ? Finding.Side.FOR : Finding.Side.AGAINST;
      sides.put(findings.group("code"), side);
    }
    return sides;
  }

  /** All words in quotes. */
  public Set<String> words() {
    Set<String> words = new TreeSet<>();
    Matcher quoted = WORD.matcher(text);
    while (quoted.find()) {
      words.add(quoted.group(1));
    }
    return words;
  }

  /** Whether it computes patches. */
  public boolean patches() {
    return text.contains("Optional<Patch> patch(");
  }

  /** The names of what every text may speak of. */
  public static Set<String> commonArgs() {
    CaseFile some = RecordedCases.caseFile("healthy", 0, Level.READ);
    return new Facts(some, Judges.CATALOGUE.providers()).args().keySet();
  }
}
