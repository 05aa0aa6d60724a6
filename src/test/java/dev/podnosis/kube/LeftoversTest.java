package dev.podnosis.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.podnosis.kube.Leftovers.Leftover;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What earlier runs left, as the API server lists it. */
class LeftoversTest {
  private static final String EVERYWHERE = "GET /api/v1/pods";

  @TempDir Path folder;

  /** The kubelet counts from the start it wrote down; what is no time has no deadline. */
  @ParameterizedTest
  @CsvSource({
    "'\"startTime\":\"2026-11-23T06:01:00Z\"', 900, 2026-11-23T06:16:00Z",
    "'\"phase\":\"Pending\"', 900, 2026-11-23T06:15:00Z",
    "'\"startTime\":\"soon\"', 60, 2026-11-23T06:01:00Z",
    "'\"phase\":\"Running\"', -1,",
    "'\"phase\":\"Running\"', 9223372036854775807,",
  })
  void tellsWhenAPodEnds(String status, String seconds, Instant endsBy)
      throws InterruptedException {
    try (FakeApi api = FakeApi.plain();
        Cluster cluster = Kubeconf.connect(api, folder)) {
      api.answer(EVERYWHERE, Answer.json(200, list(pod("default", "p", status, seconds))));
      assertEquals(endsBy, new Leftovers(cluster).atStart().found().getFirst().endsBy());
    }
  }

  /** Without the right to list everywhere, both namespaces that node pods are put in are listed. */
  @Test
  void looksWhereNodePodsAreWhenItMayNotLookEverywhere() throws InterruptedException {
    try (FakeApi api = FakeApi.plain();
        Cluster cluster = Kubeconf.connect(api, folder)) {
      api.answer(EVERYWHERE, Answer.recorded("403-list-pods-nobody"));
      for (String namespace : NodePods.NAMESPACES) {
        api.answer(
            "GET /api/v1/namespaces/" + namespace + "/pods",
            Answer.json(200, list(pod(namespace, "in-" + namespace, "\"phase\":\"Failed\"", "9"))));
      }
      assertEquals(
          List.of("default/in-default", "kube-system/in-kube-system"),
          new Leftovers(cluster)
              .atStart().found().stream().map(l -> l.namespace() + "/" + l.pod()).toList());
    }
  }

  @Test
  void knowsNoDeadlineOfAContainer() throws InterruptedException {
    String pod =
        """
        {"metadata":{"namespace":"shop","name":"web"},
         "spec":{"activeDeadlineSeconds":60,"ephemeralContainers":[{"name":"podnosis-abc"}]},
         "status":{"phase":"Running"}}\
        """;
    try (FakeApi api = FakeApi.plain();
        Cluster cluster = Kubeconf.connect(api, folder)) {
      api.answer(EVERYWHERE, Answer.json(200, list("")), Answer.json(200, list(pod)));
      List<Leftover> found = new Leftovers(cluster).everything().found();
      assertEquals("podnosis-abc", found.getFirst().name());
      assertNull(found.getFirst().endsBy());
    }
  }

  private static String pod(String namespace, String name, String status, String seconds) {
    return """
    {"metadata":{"namespace":"%s","name":"%s","creationTimestamp":"2026-11-23T06:00:00Z"},
     "spec":{"activeDeadlineSeconds":%s},"status":{%s}}\
    """
        .formatted(namespace, name, seconds, status);
  }

  private static String list(String item) {
    return "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[%s]}"
        .formatted(item);
  }
}
