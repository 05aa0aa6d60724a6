package dev.podnosis.kube;

import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the API server, again where that is safe and worth it, within one deadline. */
final class Api implements AutoCloseable {
  private static final int MOST_TRIES = 3;
  private static final int MOST_WAITS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final Transport transport;
  private final Duration timeout;

  Api(Transport transport, Duration timeout) {
    this.transport = transport;
    this.timeout = timeout;
  }

  /** Sends a request once. */
  private interface Once {
    ApiAnswer send(Deadline deadline) throws InterruptedException;
  }

  ApiAnswer ask(ApiRequest request) throws InterruptedException {
    return ask(request, deadline -> transport.send(request, deadline));
  }

  /** The body goes to a sink, which is made anew for each try: the last one holds what stands. */
  ApiAnswer ask(ApiRequest request, Supplier<? extends OutputStream> sinks)
      throws InterruptedException {
    return ask(request, deadline -> transport.send(request, deadline, sinks.get()));
  }

  private ApiAnswer ask(ApiRequest request, Once once) throws InterruptedException {
    Duration limit = request.timeout();
    Deadline deadline = Deadline.after(limit == null ? timeout : limit);
    boolean renewed = false;
    for (int attempt = 1; ; attempt++) {
      ApiAnswer answer = once.send(deadline);
      if (!renewed && isUnauthorised(answer) && transport.authorization().renew()) {
        renewed = true;
        continue;
      }
      Duration pause = pause(request, answer, attempt);
      if (pause == null || pause.compareTo(deadline.remaining()) >= 0) {
        return answer;
      }
      Thread.sleep(pause);
    }
  }

  Transport transport() {
    return transport;
  }

  /** How long to wait before asking again, or null when this answer stands. */
  private static @Nullable Duration pause(ApiRequest request, ApiAnswer answer, int attempt) {
    return switch (answer) {
      case ApiAnswer.Unanswered(Trouble kind, _) -> {
        boolean lost = kind == Trouble.RESET || kind == Trouble.UNREACHABLE;
        yield lost && request.repeatable() ? backoff(attempt) : null;
      }
      case ApiAnswer.Answered a when a.status() == 429 ->
          // it was not begun, so that any request may be repeated
          attempt < MOST_WAITS ? retryAfter(a, attempt) : null;
      case ApiAnswer.Answered a when a.status() >= 500 && request.retriesErrors() ->
          backoff(attempt);
      case ApiAnswer.Answered _ -> null;
    };
  }

  private static @Nullable Duration backoff(int attempt) {
    return attempt < MOST_TRIES ? FIRST_PAUSE.multipliedBy((long) attempt * attempt) : null;
  }

  /** Seconds or a date (RFC 9110, section 10.2.3). */
  private static Duration retryAfter(ApiAnswer.Answered answer, int attempt) {
    String value = answer.header("retry-after").strip();
    Duration otherwise = FIRST_PAUSE.multipliedBy((long) attempt * attempt);
    try {
      if (value.matches("\\d{1,6}")) {
        Duration told = Duration.ofSeconds(Long.parseLong(value));
        return told.isZero() ? otherwise : told;
      }
      Instant moment = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration until = Duration.between(Instant.now(), moment);
      return until.isNegative() ? otherwise : until;
    } catch (DateTimeException e) {
      return otherwise;
    }
  }

  private static boolean isUnauthorised(ApiAnswer answer) {
    return answer instanceof ApiAnswer.Answered a && a.status() == 401;
  }

  @Override
  public void close() {
    transport.close();
  }
}
