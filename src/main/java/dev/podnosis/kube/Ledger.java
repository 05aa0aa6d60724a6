package dev.podnosis.kube;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything one run created in the cluster, and what became of it. */
public final class Ledger {
  static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  static final String MANAGER = "podnosis";
  static final String RUN = "podnosis.dev/run";

  /** What names of ephemeral containers begin with. */
  static final String PREFIX = "podnosis-";

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String run;
  private final List<Entry> entries = new ArrayList<>();

  /** A ledger for a run of this id. */
  public Ledger(String run) {
    if (!run.matches("[a-z0-9]{1,40}")) {
      throw new IllegalArgumentException("a run's id is a part of names: " + run);
    }
    this.run = run;
  }

  /** A ledger for a new run. */
  public static Ledger open() {
    return new Ledger(random(8));
  }

  /** What was created: a pod of our own, or a container in somebody's. */
  public enum Kind {
    POD,
    EPHEMERAL_CONTAINER
  }

  /** What became of it. */
  public enum Fate {
    /** It may have been created; the answer was lost. */
    UNCERTAIN,
    /** It is there. */
    PRESENT,
    /** It is gone, and that was checked. */
    REMOVED,
    /** It cannot be removed; its process has ended. */
    ENDED,
    /** It cannot be removed; its process ends by itself. */
    ENDS_BY_ITSELF,
    /** It could not be removed; it ends by its own deadline. */
    NOT_REMOVED
  }

  /**
   * One thing.
   *
   * @param kind what it is
   * @param namespace where
   * @param pod the pod it is or is in
   * @param name its name
   * @param created when
   * @param removed when it was gone, or null
   * @param fate what became of it
   * @param detail technical, on the fate; may be empty
   */
  public record Entry(
      Kind kind,
      String namespace,
      String pod,
      String name,
      Instant created,
      @Nullable Instant removed,
      Fate fate,
      String detail) {
    /** Whether the other is about the same thing, perhaps at another time. */
    boolean isSame(Entry other) {
      return is(other, kind, namespace, pod, name);
    }
  }

  /** The run's id, which its pods carry as a label. */
  public String run() {
    return run;
  }

  /** Everything so far, in the order it was created. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Before it is asked for: what is written down first cannot be forgotten. */
  synchronized void intend(Kind kind, String namespace, String pod, String name) {
    entries.add(new Entry(kind, namespace, pod, name, Instant.now(), null, Fate.UNCERTAIN, ""));
  }

  /** It was refused, so it never was. */
  synchronized void neverWas(Kind kind, String namespace, String pod, String name) {
    entries.removeIf(entry -> is(entry, kind, namespace, pod, name));
  }

  synchronized void settle(
      Kind kind, String namespace, String pod, String name, Fate fate, String detail) {
    entries.replaceAll(
        entry ->
            is(entry, kind, namespace, pod, name)
                ? new Entry(
                    kind,
                    namespace,
                    pod,
                    name,
                    entry.created(),
                    fate == Fate.REMOVED ? Instant.now() : null,
                    fate,
                    detail)
                : entry);
  }

  private static boolean is(Entry entry, Kind kind, String namespace, String pod, String name) {
    return entry.kind() == kind
        && entry.namespace().equals(namespace)
        && entry.pod().equals(pod)
        && entry.name().equals(name);
  }

  static String random(int length) {
    StringBuilder text = new StringBuilder();
    RANDOM.ints(length, 0, LETTERS.length()).forEach(i -> text.append(LETTERS.charAt(i)));
    return text.toString();
  }
}
