package dev.podnosis.report;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Words;
import dev.podnosis.coredns.log.ErrorCause;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.TopEntry;
import dev.podnosis.coredns.log.UpstreamErrors;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.LogSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the logs of the replicas tell of the failing names and of the upstream servers, with its
 * times: the incident itself, where lookups made now only tell of now.
 */
final class LoggedFailures {
  /** The command {@code logs} says the same of a log by itself. */
  private static final Words LOGS = Words.of("logs");

  private final Facts facts;
  private final ReportWords words;
  private final List<LogSummary> logs;

  LoggedFailures(CaseFile file, ReportWords words) {
    this.facts = new Facts(file);
    this.words = words;
    this.logs =
        file.all(LogSeen.class)
            .filter(s -> !s.what().previous())
            .map(s -> s.what().summary())
            .toList();
  }

  /** How often and from when to when; times are missing where lines carry none. */
  private static final class Counted {
    final Map<String, Long> of = new TreeMap<>();
    @Nullable Instant first;
    @Nullable Instant last;

    void add(String what, long count) {
      of.merge(what, count, Long::sum);
    }

    void span(@Nullable Instant from, @Nullable Instant to) {
      first = first == null || from != null && from.isBefore(first) ? from : first;
      last = last == null || to != null && to.isAfter(last) ? to : last;
    }
  }

  /** A line for each failing name in the query log and each upstream server in errors. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    facts.symptom().domains().forEach(d -> say("ticket.name-logged", d, ofName(d), lines));
    upstreams().forEach((server, errors) -> say("ticket.upstream", server, errors, lines));
    return lines;
  }

  private void say(String key, String name, Counted counted, List<String> lines) {
    Instant first = counted.first;
    Instant last = counted.last;
    if (counted.of.isEmpty() || first == null || last == null) {
      return;
    }
    List<String> counts =
        counted.of.entrySet().stream()
            .map(e -> e.getKey() + " " + Figures.count(e.getValue()))
            .toList();
    lines.add(
        words.say(
            key, "name", name, "codes", words.listed(counts), "span", words.span(first, last)));
  }

  private Counted ofName(String domain) {
    Counted counted = new Counted();
    for (LogSummary log : logs) {
      for (TopEntry entry : log.names().entries()) {
        if (facts.names().same(entry.key(), domain)) {
          entry.rcodes().forEach((code, count) -> counted.add(code(code), count));
          counted.span(entry.first(), entry.last());
        }
      }
    }
    return counted;
  }

  private String code(String code) {
    return code.equals("-") ? words.say("ticket.no-answer") : code;
  }

  private String cause(ErrorCause cause) {
    return LOGS.say(words.language(), "error." + EnumId.of(cause));
  }

  private Map<String, Counted> upstreams() {
    Map<String, Counted> servers = new TreeMap<>();
    for (LogSummary log : logs) {
      for (UpstreamErrors errors : log.upstreamErrors()) {
        if (!errors.server().isEmpty()) {
          Counted counted = servers.computeIfAbsent(errors.server(), s -> new Counted());
          errors.causes().forEach((cause, count) -> counted.add(cause(cause), count));
          counted.span(errors.first(), errors.last());
        }
      }
    }
    return servers;
  }
}
