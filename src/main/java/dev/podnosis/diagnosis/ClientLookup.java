package dev.podnosis.diagnosis;

import dev.podnosis.dns.EnumId;
import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.resolver.Query;
import dev.podnosis.dns.resolver.Reaction;
import dev.podnosis.dns.resolver.SentQuery;
import dev.podnosis.dns.resolver.Walkthrough;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the client's resolver goes about one failing name: every query it sends, each with the answer
 * that the evidence has for it.
 *
 * @param name the name as the application gives it
 * @param libc whose resolver it is
 * @param walk the queries
 * @param answers where the answer of each query is known from
 * @param evidence the numbers of what the resolver was told and is
 */
public record ClientLookup(
    String name, String libc, Walkthrough walk, Map<Query, Answer> answers, List<String> evidence) {
  public ClientLookup {
    answers = Map.copyOf(answers);
    evidence = List.copyOf(evidence);
  }

  /** Where the answer of a query is known from, the best first. */
  public enum Source {
    /** This very question was put to this server from the pod's network. */
    MEASURED,
    /** The server was asked other questions from there and answered none. */
    SILENT_SERVER,
    /** The query log holds the pod's own query. */
    LOGGED,
    /** The cluster's DNS was asked the same from elsewhere. */
    ELSEWHERE,
    /** The Services, as CoreDNS's kubernetes plugin answers from them. */
    SERVICES,
    /** A lookup in the container found an address for it. */
    CONTAINER,
    /** Not known; the row goes on as after NXDOMAIN. */
    UNKNOWN;

    /** The word in results. */
    public String id() {
      return EnumId.of(this);
    }
  }

  /**
   * What came of a query, and how that is known.
   *
   * @param evidence the numbers of the evidence that says so
   */
  public record Answer(Reaction reaction, Source source, List<String> evidence) {
    public Answer {
      evidence = List.copyOf(evidence);
    }

    static Answer unknown() {
      return new Answer(Reaction.rcode(Rcode.NXDOMAIN), Source.UNKNOWN, List.of());
    }
  }

  /** What came of one of the queries. */
  public Answer answer(SentQuery query) {
    return answers.getOrDefault(query.query(), Answer.unknown());
  }

  /** How many queries are known to have been answered with an error or not at all. */
  public long fruitless() {
    return walk.queries().stream()
        .map(this::answer)
        .filter(a -> a.source() != Source.UNKNOWN)
        .filter(
            a -> !(a.reaction() instanceof Reaction.Response r && r.rcode().equals(Rcode.NOERROR)))
        .count();
  }

  /**
   * Whether no answer that is not known could make the row another one. An address decides whatever
   * the other family of the same name gets.
   */
  public boolean settled() {
    return deciding().isPresent()
        && walk.queries().stream()
            .filter(q -> !(walk.result() instanceof Walkthrough.Result.Found f && of(f, q)))
            .noneMatch(q -> answer(q).source() == Source.UNKNOWN);
  }

  private static boolean of(Walkthrough.Result.Found found, SentQuery query) {
    return query.query().name().equals(found.name().toAbsolute());
  }

  /**
   * The query that decides, where its answer is known: the first that brings addresses, or the last
   * of a lookup that fails.
   */
  public Optional<SentQuery> deciding() {
    Optional<SentQuery> last =
        walk.result() instanceof Walkthrough.Result.Found
            ? walk.queries().stream().filter(SentQuery::useful).findFirst()
            : walk.deciding();
    return last.filter(q -> answer(q).source() != Source.UNKNOWN);
  }

  /** The number of a query in the row, from 1. */
  public int number(SentQuery query) {
    return walk.queries().indexOf(query) + 1;
  }
}
