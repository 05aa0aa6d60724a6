package dev.podnosis.kube;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What an {@link ApiRequest} met with. */
sealed interface ApiAnswer {
  /**
   * An HTTP answer of any status.
   *
   * @param status the HTTP status
   * @param headers its headers, by lower-case name
   * @param body its body, perhaps cut
   * @param truncated whether the body was cut
   * @param took from sending to the head of the answer
   */
  record Answered(
      int status, Map<String, List<String>> headers, Bytes body, boolean truncated, Duration took)
      implements ApiAnswer {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).stream().findFirst().orElse("");
    }

    String text() {
      return body.text();
    }

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /** None. */
  record Unanswered(Trouble kind, String detail) implements ApiAnswer {}
}
