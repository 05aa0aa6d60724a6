package dev.podnosis.path;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A short fact about a hop; its words live elsewhere.
 *
 * @param code what it is about
 * @param values the values, in the order that the code names
 */
public record HopFact(Code code, List<Value> values) {
  public HopFact {
    values = List.copyOf(values);
  }

  static HopFact of(Code code) {
    return new HopFact(code, List.of());
  }

  static HopFact of(Code code, Value... values) {
    return new HopFact(code, List.of(values));
  }

  static HopFact of(Code code, String text) {
    return of(code, new Text(text));
  }

  static HopFact of(Code code, long... counts) {
    return new HopFact(code, Arrays.stream(counts).<Value>mapToObj(Count::new).toList());
  }

  /** A value of a fact. */
  public sealed interface Value {}

  /** A name, a version, a word of the cluster's. */
  public record Text(String text) implements Value {}

  /** Several of them. */
  public record Names(List<String> names) implements Value {
    public Names {
      names = List.copyOf(names);
    }
  }

  /** A number of things. */
  public record Count(long count) implements Value {}

  /** How long. */
  public record Age(Duration duration) implements Value {}

  /** Thousandths of a core. */
  public record Cpu(long millis) implements Value {}

  /** Memory. */
  public record Memory(long bytes) implements Value {}

  /** Not set. */
  public record None() implements Value {}

  /** What a fact is about. */
  public enum Code {
    /** Namespace. */
    NAMESPACE,
    /** dnsPolicy. */
    DNS_POLICY,
    /** Share of the connection tracking table in use, percent. */
    CONNTRACK,
    /** How the node leads to Services, such as {@code ipvs}. */
    SERVICE_MODE,
    /** Kernel version. */
    KERNEL,
    /** The node is not ready; no value. */
    NODE_NOT_READY,
    /** The cache is there, but this pod does not ask it; no value. */
    NOT_USED,
    /** Ready endpoints. */
    READY_ENDPOINTS,
    /** Session affinity, other than none. */
    AFFINITY,
    /** CPU in use in thousandths of a core, restarts. */
    CPU_AND_RESTARTS,
    /** Restarts. */
    RESTARTS,
    /** The pod is not ready; phase. */
    POD_NOT_READY,
    /** The version by the image, the version that runs, which is another one. */
    VERSIONS_DIFFER,
    /** The version that runs. */
    VERSION,
    /** CPU that it requests and may use, memory likewise. */
    REQUESTS_AND_LIMITS,
    /** Since how long it is ready. */
    READY_FOR,
    /** Since how long it is not ready. */
    NOT_READY_FOR,
    /** How long ago a container last ended, its reason. */
    LAST_ENDED,
    /** Queries per second. */
    QUERIES,
    /** Counters of trouble that grew between two readings. */
    COUNTING,
    /** Questions that its own loopback answered, of how many. */
    PROCESS_ANSWERS,
    /** Vantages that reached it, of how many. */
    REACHED_FROM,
    /** How many hops this one stands for. */
    GROUPED
  }
}
