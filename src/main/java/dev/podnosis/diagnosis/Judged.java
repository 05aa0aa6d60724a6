package dev.podnosis.diagnosis;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cause and what became of it in one case.
 *
 * @param id the cause
 * @param verdict what the evidence says
 * @param severity its severity here; advice when it explains no failure
 * @param failing how many of the failing observations it explains
 * @param of how many failing observations there are
 * @param consequenceOf the cause it merely follows from, or null
 * @param args what the words need: those of the findings and the cause's own
 * @param patches patches by remedy id, computed against what is there
 */
public record Judged(
    CauseId id,
    Verdict verdict,
    Severity severity,
    int failing,
    int of,
    @Nullable CauseId consequenceOf,
    Map<String, Object> args,
    Map<String, Patch> patches) {
  public Judged {
    args = Map.copyOf(args);
    patches = Map.copyOf(patches);
  }

  /** Whether it is confirmed or suspected and more than advice. */
  public boolean problem() {
    return severity != Severity.ADVICE
        && (verdict instanceof Verdict.Confirmed || verdict instanceof Verdict.Suspected);
  }

  /** Whether it is confirmed, more than advice and no mere consequence. */
  public boolean confirmedRoot() {
    return problem() && verdict instanceof Verdict.Confirmed && consequenceOf == null;
  }
}
