package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Port-forwards into the pods of a recording, which hold the two readings of {@code /metrics} that
 * were taken of each and nothing else.
 */
public final class RecordedForwards implements Forwards {
  /** How far apart the recorder read; it kept no times. */
  public static final Duration BETWEEN = Duration.ofSeconds(5);

  private final Path folder;
  private final Instant end;
  private final Map<ObjectRef, Integer> readings = new HashMap<>();

  private RecordedForwards(Path folder, Instant end) {
    this.folder = folder;
    this.end = end;
  }

  /** Lets probes read the metrics that are in a recording. */
  public static Probes read(Probes probes, Path folder, Instant end) {
    return probes.forwarding(new RecordedForwards(folder, end), Duration.ZERO);
  }

  @Override
  public Read<DnsPort> dns(ObjectRef pod, int port) {
    return notRecorded("DNS of pod " + pod);
  }

  @Override
  public Read<HttpAnswer> http(ObjectRef pod, int port, String path) {
    if (!path.equals("/metrics")) {
      return notRecorded(path + " of pod " + pod);
    }
    int reading = readings.merge(pod, 1, Integer::sum);
    Path page = folder.resolve("metrics/" + pod.name() + "." + reading + ".txt");
    Path error = folder.resolve("metrics/" + pod.name() + "." + reading + ".error.txt");
    try {
      if (Files.exists(page)) {
        return new Read.Got<>(
            new HttpAnswer(
                200, Files.readString(page), end.minus(BETWEEN.multipliedBy(2 - reading))));
      }
      return Files.exists(error)
          ? new Read.Not<>(
              new NotObserved(
                  NotObserved.Reason.DISCONNECTED, "pod " + pod, Files.readString(error).strip()))
          : notRecorded("metrics of pod " + pod);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> Read<T> notRecorded(String what) {
    return new Read.Not<>(
        new NotObserved(NotObserved.Reason.UNSUPPORTED, what, "not in the recording"));
  }
}
