package dev.podnosis.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access reviews, many at once. */
class RightsTest {
  private static final String REVIEWS =
      "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

  @TempDir Path folder;

  @Test
  void answersInTheOrderOfTheQuestions() throws InterruptedException {
    try (FakeApi api = FakeApi.plain();
        Cluster cluster = Kubeconf.connect(api, folder)) {
      api.answer(REVIEWS, Answer.byBody(body -> body.contains("\"exec\"") ? "true" : "false"));
      List<Right> rights =
          List.of(
              Right.to("create", Resource.PODS, "exec", "shop"),
              Right.to("list", Resource.PODS, ""),
              Right.to("get", Resource.PODS, "exec", "shop"),
              Right.to("list", Resource.ENDPOINT_SLICES, "shop"));
      List<Right.Answer> answers = cluster.rights(rights);
      assertEquals(rights, answers.stream().map(Right.Answer::right).toList());
      assertEquals(
          List.of("ALLOWED", "DENIED", "ALLOWED", "DENIED"),
          answers.stream().map(answer -> answer.answer().name()).toList());
      assertTrue(
          api.seen(REVIEWS).stream()
              .anyMatch(seen -> seen.body().contains("\"group\":\"discovery.k8s.io\"")));
    }
  }

  @Test
  void saysUnknownWhenItCannotAsk() throws InterruptedException {
    try (FakeApi api = FakeApi.plain();
        Cluster cluster = Kubeconf.connect(api, folder)) {
      api.answer(REVIEWS, Answer.recorded("403-create-pod-viewer"));
      Right right = Right.to("get", Resource.PODS, "");
      assertEquals(Right.Verdict.UNKNOWN, cluster.rights(List.of(right)).get(0).answer());
      api.answer(REVIEWS, Answer.recorded("201-selfsubjectaccessreview-denied"));
      assertEquals(Right.Verdict.DENIED, cluster.rights(List.of(right)).get(0).answer());
    }
  }
}
