package dev.podnosis.demo.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The script that asks many questions understands what the probes send it. */
class AskToolTest {
  private static final String NAME = "orders-db.shop.svc.cluster.local.";

  /** Of a large answer, header and size are told and the records are not. */
  @ParameterizedTest
  @CsvSource({
    "udp-large-512, true",
    "udp-large-1232, true",
    "udp-large-4096, false",
    "tcp-large, false"
  })
  void leavesOutTheRecordsOfLargeAnswers(String kind, boolean cut) throws Exception {
    Bench bench = new Bench("healthy");
    manyEndpoints(bench);
    Bench.Ran ran = ask(bench, kind);
    assertTrue(ran.out().startsWith("@m q0 0 " + NAME), ran.out());
    assertEquals(3, ran.out().split("status: NOERROR", -1).length - 1, ran.out());
    assertEquals(cut, ran.out().contains(" tc "), ran.out());
    assertFalse(ran.out().contains("ANSWER SECTION"), ran.out());
    assertTrue(ran.out().contains(kind.startsWith("tcp") ? "(TCP)" : "(UDP)"), ran.out());
    assertTrue(ask(bench, "udp").out().contains("ANSWER SECTION"));
  }

  /** As many that no packet holds them all. */
  private static void manyEndpoints(Bench bench) {
    ObjectNode slice =
        bench.world.objects().list("EndpointSlice").stream()
            .filter(s -> s.path("metadata").path("name").asString("").startsWith("orders-db"))
            .findFirst()
            .orElseThrow()
            .deepCopy();
    ArrayNode endpoints = (ArrayNode) slice.get("endpoints");
    ObjectNode first = (ObjectNode) endpoints.get(0);
    for (int i = 1; i <= 150; i++) {
      ObjectNode more = first.deepCopy();
      ((ArrayNode) more.get("addresses")).removeAll().add("10.244.9." + i);
      endpoints.add(more);
    }
    bench.world.objects().put(slice);
  }

  private static Bench.Ran ask(Bench bench, String kind) throws Exception {
    String replica = bench.world.coreDns().getFirst().address();
    return bench.run(
        bench.pod("checkout", 0),
        "sh",
        "-c",
        "the script",
        "podnosis-ask",
        "@m",
        "3",
        "3",
        "q0",
        kind,
        replica,
        "53",
        NAME,
        "A",
        "3");
  }
}
