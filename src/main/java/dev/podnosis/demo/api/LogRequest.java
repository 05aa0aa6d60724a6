package dev.podnosis.demo.api;

import dev.podnosis.demo.world.LogLine;
import dev.podnosis.demo.world.Logs;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A request for a container's log. */
final class LogRequest {
  /** RFC 3339 with nine digits, as the runtime writes it. */
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Logs logs;
  private final Pod pod;
  private final String container;
  private final Request request;

  private LogRequest(Logs logs, Pod pod, String container, Request request) {
    this.logs = logs;
    this.pod = pod;
    this.container = container;
    this.request = request;
  }

  /** Either a log that can be read, or why not. */
  record Opened(@Nullable LogRequest log, @Nullable Answer refusal) {}

  static Opened open(World world, Pod pod, Request request) {
    String given = request.param("container");
    List<String> names = Containers.main(pod);
    if (given.isEmpty() && names.size() > 1) {
      return refuse(
          "a container name must be specified for pod %s, choose one of: [%s]"
              .formatted(pod.name(), String.join(" ", names)));
    }
    String container = given.isEmpty() ? names.getFirst() : given;
    if (!Containers.all(pod).contains(container)) {
      return refuse("container " + container + " is not valid for pod " + pod.name());
    }
    JsonNode status = pod.status(container);
    boolean never = status.path("state").has("waiting") && status.path("lastState").isEmpty();
    if (never) {
      return refuse(
          "container \"%s\" in pod \"%s\" is waiting to start: %s"
              .formatted(
                  container, pod.name(), waiting(Tree.text(status, "state", "waiting", "reason"))));
    }
    if (request.flag("previous") && world.logs().previous(pod, container).isEmpty()) {
      return refuse(
          "previous terminated container \"%s\" in pod \"%s\" not found"
              .formatted(container, pod.name()));
    }
    return new Opened(new LogRequest(world.logs(), pod, container, request), null);
  }

  private static String waiting(String reason) {
    return reason.equals("ImagePullBackOff") || reason.equals("ErrImagePull")
        ? "trying and failing to pull image"
        : reason;
  }

  private static Opened refuse(String message) {
    return new Opened(null, Failure.badRequest(message));
  }

  /** What is there now. */
  String text(Instant now) {
    List<LogLine> lines =
        request.flag("previous")
            ? logs.previous(pod, container).orElse(List.of())
            : logs.between(pod, container, Instant.EPOCH, now);
    Instant since = since(now).orElse(Instant.EPOCH);
    List<LogLine> recent = lines.stream().filter(l -> !l.at().isBefore(since)).toList();
    long tail = request.number("tailLines", Long.MAX_VALUE);
    long skip = Math.max(0, recent.size() - tail);
    String text = recent.stream().skip(skip).map(this::format).collect(Collectors.joining());
    long limit = request.number("limitBytes", Long.MAX_VALUE);
    return text.length() > limit ? text.substring(0, (int) limit) : text;
  }

  /** What came between two moments. */
  String text(Instant after, Instant until) {
    return logs.between(pod, container, after, until).stream()
        .map(this::format)
        .collect(Collectors.joining());
  }

  private Optional<Instant> since(Instant now) {
    try {
      return request.param("sinceTime").isEmpty()
          ? Optional.of(request.number("sinceSeconds", -1))
              .filter(s -> s >= 0)
              .map(s -> now.minus(Duration.ofSeconds(s)))
          : Optional.of(Instant.parse(request.param("sinceTime")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private String format(LogLine line) {
    return request.flag("timestamps")
        ? STAMP.format(line.at()) + " " + line.text() + "\n"
        : line.text() + "\n";
  }
}
