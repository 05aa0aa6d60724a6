package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.dns.Printable;
import dev.podnosis.evidence.EventsSeen;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the kubelet left out of a pod's resolv.conf, as its events tell. */
final class LeftOut {
  private LeftOut() {}

  /** The first of some events whose message is about it; none where there is no such. */
  static List<Finding> byKubelet(List<Fact<EventsSeen.Event>> events, Predicate<String> about) {
    return events.stream()
        .filter(e -> about.test(e.value().message()))
        .limit(1)
        .map(
            e ->
                pro(
                    "kubelet-left-out",
                    Map.of("message", Printable.excerpt(e.value().message(), 300)),
                    e.evidence()))
        .toList();
  }
}
