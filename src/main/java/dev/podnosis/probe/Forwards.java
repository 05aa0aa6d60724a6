package dev.podnosis.probe;

import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ObjectRef;
import java.time.Instant;

/** Ways into DNS pods through the API server's port-forward. */
interface Forwards {
  /** A DNS server's TCP port. */
  Read<DnsPort> dns(ObjectRef pod, int port) throws InterruptedException;

  /** What an HTTP endpoint of a pod says. */
  Read<HttpAnswer> http(ObjectRef pod, int port, String path) throws InterruptedException;

  /** A forwarded DNS port. */
  interface DnsPort extends AutoCloseable {
    /** Asks for an address. */
    LookupsSeen.Sample ask(String name) throws InterruptedException;

    @Override
    void close();
  }

  /**
   * An HTTP answer.
   *
   * @param status its status
   * @param body its body, bounded
   * @param at when it had come
   */
  record HttpAnswer(int status, String body, Instant at) {}
}
