package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a report and how.
 *
 * @param parts the parts it has
 * @param masked whether names and addresses are replaced by pseudonyms; secrets are always removed
 * @param zone the time zone of all times
 * @param preparedBy who hands it over; may be empty
 * @param verified the same questions asked again after a fix, or null
 */
public record ReportOptions(
    Set<Part> parts, boolean masked, ZoneId zone, String preparedBy, @Nullable Diagnosis verified) {
  public ReportOptions {
    parts = Set.copyOf(parts);
  }

  /** A part of a report, in its order. */
  public enum Part {
    SUMMARY,
    PATH,
    FINDINGS,
    /** Causes that are excluded, undecided or mere advice. */
    OTHER_CAUSES,
    STEPS,
    /** Commands run, objects created, rights, what could not be learned. */
    APPENDIX,
    /** What each command brought, word for word. */
    RAW_OUTPUT
  }

  /** All parts but the raw output, with names. */
  public static ReportOptions standard(ZoneId zone) {
    return new ReportOptions(
        EnumSet.complementOf(EnumSet.of(Part.RAW_OUTPUT)), false, zone, "", null);
  }

  /** These options with names and addresses replaced or not. */
  public ReportOptions withMasked(boolean mask) {
    return new ReportOptions(parts, mask, zone, preparedBy, verified);
  }

  /** These options with other parts. */
  public ReportOptions withParts(Set<Part> others) {
    return new ReportOptions(others, masked, zone, preparedBy, verified);
  }

  /** These options with the name of who hands it over. */
  public ReportOptions withPreparedBy(String name) {
    return new ReportOptions(parts, masked, zone, name, verified);
  }

  /** These options with what was seen when all was asked again. */
  public ReportOptions withVerified(@Nullable Diagnosis again) {
    return new ReportOptions(parts, masked, zone, preparedBy, again);
  }

  /** What a report of this diagnosis leaves out. */
  Redaction redaction(Diagnosis diagnosis) {
    return masked ? Redaction.ofNames(diagnosis, verified) : Redaction.ofSecrets();
  }

  boolean has(Part part) {
    return parts.contains(part);
  }
}
