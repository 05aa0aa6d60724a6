package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;

/** What the business containers write while names do not resolve. */
final class BusinessErrors {
  private static final Duration PACE = Duration.ofSeconds(17);

  private BusinessErrors() {}

  /** Failures in every business container since some time ago; {@code %s} is the name. */
  static void fail(World world, Duration began, String error, String name) {
    world.pods().stream()
        .filter(p -> p.namespace().equals("shop"))
        .forEach(p -> fail(world, p, began, error, name));
  }

  /** No answer for a name of the cluster, in every business container of one node. */
  static void failOn(World world, String node, Duration began) {
    world.pods().stream()
        .filter(p -> p.namespace().equals("shop") && p.node().equals(node))
        .forEach(
            p ->
                fail(
                    world,
                    p,
                    began,
                    "getaddrinfo EAI_AGAIN %s",
                    "payments.shop.svc.cluster.local"));
  }

  /** Failures in one business container. */
  static void fail(World world, Pod pod, Duration began, String error, String name) {
    String message = error.contains("%s") ? error.formatted(name) : error;
    world
        .logs()
        .keepWriting(
            pod,
            "app",
            new Repeated(
                world.ago(began),
                Instant.MAX,
                PACE,
                n -> "level=error msg=\"call failed\" err=\"" + message + "\""));
  }
}
