package dev.podnosis.kube;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to the API server.
 *
 * @param method the HTTP method
 * @param path path and parameters, encoded
 * @param body the body, or null
 * @param contentType the body's type
 * @param repeatable whether sending it twice does no harm
 * @param retriesErrors whether a 5xx answer is worth another try
 * @param atMost how many bytes of the answer are read
 * @param timeout how long it may take with all repetitions, or null for the connection's own bound
 */
record ApiRequest(
    String method,
    String path,
    @Nullable String body,
    String contentType,
    boolean repeatable,
    boolean retriesErrors,
    long atMost,
    @Nullable Duration timeout) {
  private static final long LARGEST = 64L << 20;

  static ApiRequest get(String path) {
    return new ApiRequest("GET", path, null, "", true, true, LARGEST, null);
  }

  /** A review: it is created, answered and forgotten, so asking twice does no harm. */
  static ApiRequest review(String path, String json) {
    return body("POST", path, json, "application/json", true);
  }

  static ApiRequest create(String path, String json) {
    return body("POST", path, json, "application/json", false);
  }

  static ApiRequest patch(String path, String json, String contentType) {
    return body("PATCH", path, json, contentType, false);
  }

  static ApiRequest delete(String path, String json) {
    return body("DELETE", path, json, "application/json", true);
  }

  private static ApiRequest body(
      String method, String path, String json, String type, boolean repeatable) {
    return new ApiRequest(method, path, json, type, repeatable, repeatable, LARGEST, null);
  }

  ApiRequest readAtMost(long bytes) {
    return new ApiRequest(
        method, path, body, contentType, repeatable, retriesErrors, bytes, timeout);
  }

  ApiRequest within(Duration limit) {
    return new ApiRequest(
        method, path, body, contentType, repeatable, retriesErrors, atMost, limit);
  }

  /** What a pod behind the proxy answers is its own: an error of it is not repeated. */
  ApiRequest takingErrorsAsAnswers() {
    return new ApiRequest(method, path, body, contentType, repeatable, false, atMost, timeout);
  }
}
