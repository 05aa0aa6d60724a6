package dev.podnosis.evidence;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DNS questions put to one server over one transport: one edge of the matrix.
 *
 * @param target the server
 * @param transport UDP or TCP
 * @param question what kind of question it was
 * @param name the name asked for; for fresh labels the zone below which they were made
 * @param type the record type, such as {@code A}
 * @param samples the questions in order
 * @param bufferSize the largest answer over UDP that the question allowed (EDNS), where that was
 *     chosen; null for the tool's own choice
 */
public record LookupsSeen(
    DnsTarget target,
    Transport transport,
    Question question,
    String name,
    String type,
    List<Sample> samples,
    @Nullable Integer bufferSize)
    implements Observation {
  /** The most that fits one packet on any usual path (DNS Flag Day 2020, RFC 9715). */
  public static final int ONE_PACKET = 1232;

  public LookupsSeen {
    samples = List.copyOf(samples);
  }

  /** Questions whose tool chose the size of answers itself. */
  public LookupsSeen(
      DnsTarget target,
      Transport transport,
      Question question,
      String name,
      String type,
      List<Sample> samples) {
    this(target, transport, question, name, type, samples, null);
  }

  /** Whether answers over UDP may have needed more than one packet. */
  public boolean mayFragment() {
    return question == Question.LARGE
        && transport == Transport.UDP
        && (bufferSize == null || bufferSize > ONE_PACKET);
  }

  /** What kind of question was put. */
  public enum Question {
    /** A name of the cluster that must exist, such as {@code kubernetes.default.svc}. */
    INTERNAL,
    /** A fresh label below an external zone: no cache can answer it. */
    EXTERNAL_FRESH,
    /** An external name as it stands, perhaps from a cache. */
    EXTERNAL,
    /** The name that fails, as it stands. */
    SYMPTOM,
    /** A question with a large answer. */
    LARGE,
    /**
     * A question beside a failing external name that every server of outside names answers: the
     * root's name servers. It can only clear: a server that answers it is reached, and one that
     * does not may have been set up to know nothing but names of its own.
     */
    CONTROL
  }

  /**
   * One question and what came of it.
   *
   * @param name the very name asked
   * @param millis how long it took
   * @param outcome what came back
   */
  public record Sample(String name, double millis, LookupOutcome outcome) {}

  /** How many questions got no answer at all. */
  public int unanswered() {
    return (int)
        samples.stream().filter(s -> s.outcome() instanceof LookupOutcome.NoAnswer).count();
  }

  /** How many questions were sent. */
  public int sent() {
    return samples.size();
  }
}
