package dev.podnosis.report;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.diagnosis.EvidenceLine;
import dev.podnosis.diagnosis.EvidenceLines;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Severity;
import dev.podnosis.diagnosis.StepResult;
import dev.podnosis.diagnosis.StepStatus;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.report.page.Mark;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** The words, times and signs of a report in one language and time zone. */
final class ReportWords {
  private static final Words WORDS = Words.of("report");

  private final Wording wording;
  private final ZoneId zone;

  ReportWords(Wording wording, ZoneId zone) {
    this.wording = wording;
    this.zone = zone;
  }

  /** The words of the diagnosis itself. */
  Wording diagnosis() {
    return wording;
  }

  Language language() {
    return wording.language();
  }

  String say(String key, Object... args) {
    return WORDS.say(language(), key, args);
  }

  /** Names one after the other. */
  String listed(List<String> names) {
    return language().list(names);
  }

  String time(Instant at) {
    return Figures.time(at.atZone(zone));
  }

  String date(Instant at) {
    return Figures.date(language(), at.atZone(zone));
  }

  /** Date and time to the second. */
  String moment(Instant at) {
    return date(at) + " " + time(at);
  }

  /** From one moment to another, the date of the second only where it is another day. */
  String span(Instant from, Instant to) {
    if (moment(from).equals(moment(to))) {
      return moment(from);
    }
    return moment(from) + " – " + (date(from).equals(date(to)) ? time(to) : moment(to));
  }

  /** The zone's distance from UTC, such as {@code UTC+08:00}. */
  String offset(Instant at) {
    ZoneOffset offset = ZonedDateTime.ofInstant(at, zone).getOffset();
    return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
  }

  String verdict(Judged cause) {
    return cause.severity() == Severity.ADVICE && cause.verdict() instanceof Verdict.Confirmed
        ? say("verdict.advice")
        : say("verdict." + cause.verdict().id());
  }

  static Mark mark(Judged cause) {
    return switch (cause.verdict()) {
      case Verdict.Confirmed c ->
          cause.severity() == Severity.ADVICE ? Mark.ATTENTION : Mark.PROBLEM;
      case Verdict.Suspected s -> Mark.ATTENTION;
      case Verdict.Undecided u -> Mark.UNKNOWN;
      case Verdict.RuledOut r -> Mark.IDLE;
    };
  }

  static Mark mark(StepResult step) {
    return Wording.isOffered(step) ? Mark.IDLE : mark(step.status());
  }

  private static Mark mark(StepStatus status) {
    return switch (status) {
      case OK -> Mark.OK;
      case PROBLEM -> Mark.PROBLEM;
      case SKIPPED, NOT_REACHED -> Mark.IDLE;
      case COULD_NOT_RUN -> Mark.UNKNOWN;
    };
  }

  static Mark mark(Evidence evidence) {
    return mark(EvidenceLines.of(evidence).state());
  }

  static Mark mark(EvidenceLine.State state) {
    return switch (state) {
      case OK -> Mark.OK;
      case ATTENTION -> Mark.ATTENTION;
      case PROBLEM -> Mark.PROBLEM;
      case UNKNOWN -> Mark.UNKNOWN;
    };
  }
}
