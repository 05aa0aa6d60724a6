package dev.podnosis.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON result of a diagnosis, version 1 (CLI: JSON result). Other programs parse it: its fields
 * are fixed, and what is not known is null.
 */
public record Result(
    int schemaVersion,
    Tool tool,
    String startedAt,
    String finishedAt,
    String outcome,
    @Nullable Target target,
    @Nullable SymptomPart symptom,
    @Nullable Next nextStep,
    List<CausePart> causes,
    List<StepPart> steps,
    List<EvidencePart> evidence,
    @Nullable PathPart path,
    List<Change> clusterChanges,
    Calls apiCalls,
    List<String> incomplete,
    List<ResolutionPart> resolution) {

  /** The program. */
  public record Tool(String name, String version) {}

  /** What was diagnosed. */
  public record Target(
      @Nullable String context,
      @Nullable String server,
      @Nullable String kubernetesVersion,
      @Nullable String user,
      @Nullable String pod,
      @Nullable String node,
      List<String> domains) {}

  /** What the user reported. */
  public record SymptomPart(
      @Nullable String error,
      @Nullable String signature,
      @Nullable String kind,
      @Nullable String frequency,
      @Nullable Boolean reproducible,
      String windowStart,
      String windowEnd) {}

  /** What would settle the most. */
  public record Next(String step, String level, String why) {}

  /** A cause. */
  public record CausePart(
      String id,
      String verdict,
      String severity,
      Explains explains,
      List<String> missing,
      @Nullable String consequenceOf,
      String title,
      String explanation,
      List<String> evidenceFor,
      List<String> evidenceAgainst,
      List<RemedyPart> remedies) {}

  /** How many of the failing observations a cause explains. */
  public record Explains(int failing, int of) {}

  /** A remedy. */
  public record RemedyPart(
      String id,
      String title,
      List<String> steps,
      List<String> commands,
      @Nullable PatchPart patch,
      String risk,
      List<String> rollback) {}

  /** A patch. */
  public record PatchPart(String target, String diff) {}

  /** A step. */
  public record StepPart(
      String id, String status, @Nullable String reason, List<String> checks, long durationMs) {}

  /**
   * A piece of evidence.
   *
   * @param tries the single lookups, where a name was tried again and again; else left out
   */
  public record EvidencePart(
      String id,
      String check,
      String source,
      String vantage,
      @Nullable String command,
      String at,
      long durationMs,
      String summary,
      @Nullable String raw,
      boolean truncated,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TryPart> tries) {}

  /**
   * One of several lookups of the same name in the container.
   *
   * @param atMs when it began, from the first
   * @param result {@code found}, {@code not-found}, {@code no-address}, {@code try-again} or {@code
   *     unclear}
   * @param exit the tool's exit status
   * @param message the tool's own words when it failed
   */
  public record TryPart(
      double atMs,
      double durationMs,
      String result,
      int exit,
      List<String> addresses,
      @Nullable String message) {}

  /**
   * The network path.
   *
   * @param explanation what explains the failures, equally good ones side by side
   * @param rejected single faults that come to mind and do not fit
   * @param separatedBy what to measure to tell several explanations apart, or null
   */
  public record PathPart(
      List<Hop> hops,
      List<Link> links,
      List<Explanation> explanation,
      List<Explanation> rejected,
      @Nullable String separatedBy) {}

  /** A hop of the path. */
  public record Hop(String id, String kind, String label, String address, String status) {}

  /** A link of the path. */
  public record Link(
      String from,
      String to,
      String transport,
      int sent,
      int lost,
      @Nullable Double lossLow,
      @Nullable Double lossHigh,
      @Nullable Double p50Ms,
      @Nullable Double p99Ms,
      String status) {}

  /**
   * A set of faults that would explain what was seen.
   *
   * @param components the faults' ids: what, where, which traffic
   * @param explains how many failing observations it explains
   * @param contradicts how many observations show less failing than it demands
   * @param text what it says
   */
  public record Explanation(List<String> components, int explains, int contradicts, String text) {}

  /** Something created in the cluster. */
  public record Change(
      String kind,
      String namespace,
      String name,
      String created,
      @JsonProperty("removed") @Nullable String removed,
      String note) {}

  /** What it cost. */
  public record Calls(long count, long bytes) {}

  /**
   * How the client's resolver looks a failing name up.
   *
   * @param outcome {@code found}, {@code answered} (NOERROR in a query log, which does not tell
   *     whether with addresses) or {@code failed}; null while the answer of a query is not known
   * @param decidedBy the number of the query that decides, or null
   * @param fruitless how many queries got an error or no answer
   */
  public record ResolutionPart(
      String name,
      String libc,
      @Nullable String outcome,
      @Nullable Integer decidedBy,
      long fruitless,
      List<QueryPart> queries,
      List<String> evidence) {}

  /**
   * A query of the client's resolver.
   *
   * @param answer its RCODE, {@code no-answer} or {@code refused}; null when it is not known
   * @param source where the answer is known from
   */
  public record QueryPart(
      int number,
      long atMs,
      String type,
      String name,
      String server,
      String transport,
      @Nullable String answer,
      String source,
      List<String> evidence) {}
}
