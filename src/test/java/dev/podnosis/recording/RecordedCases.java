package dev.podnosis.recording;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.diagnosis.Walk;
import dev.podnosis.diagnosis.WalkListener;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.probe.Probes;
import dev.podnosis.probe.RecordedForwards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Recordings of a real cluster as case files: one for each symptom of each recording, with what a
 * run at a given level would have seen.
 */
public final class RecordedCases {
  private static final Path RECORDINGS = Path.of("src/test/resources/recordings");
  private static final Catalogue CATALOGUE = Catalogue.load();

  private RecordedCases() {}

  /**
   * A recording under one of its symptoms.
   *
   * @param recording the folder's name
   * @param index which symptom of it
   * @param truth the causes that are true
   */
  public record Recorded(String recording, int index, List<String> truth) {
    /** The case file that a run at this level would have gathered. */
    public CaseFile caseFile(Level level) {
      return RecordedCases.caseFile(recording, index, level);
    }

    @Override
    public String toString() {
      return recording + "#" + index + " " + truth;
    }
  }

  /** Every symptom of every recording. */
  public static Stream<Recorded> all() {
    try (Stream<Path> folders = Files.list(RECORDINGS)) {
      return folders
          .filter(f -> Files.exists(f.resolve("symptom.json")))
          .sorted()
          .flatMap(RecordedCases::recorded)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<Recorded> recorded(Path folder) {
    JsonNode symptoms = symptoms(folder);
    return IntStream.range(0, symptoms.size())
        .mapToObj(
            i ->
                new Recorded(
                    folder.getFileName().toString(),
                    i,
                    symptoms.get(i).path("truth").valueStream().map(JsonNode::asString).toList()));
  }

  private static JsonNode symptoms(Path folder) {
    return new ObjectMapper().readTree(folder.resolve("symptom.json").toFile());
  }

  /** The case file that a run at this level would have gathered from a recording. */
  public static CaseFile caseFile(String recording, int index, Level level) {
    return caseFile(recording, index, level, UnaryOperator.identity());
  }

  /**
   * The case file that a run at this level would have gathered from a recording.
   *
   * @param asked changes the case before the run, such as its symptom
   */
  public static CaseFile caseFile(
      String recording, int index, Level level, UnaryOperator<CaseFile> asked) {
    return caseFile(recording, index, level, asked, Shape.asRecorded());
  }

  /**
   * The case file that a run at this level would have gathered from a cluster of another shape.
   *
   * @param asked changes the case before the run, such as its symptom
   * @param shape how the cluster differs from the recorded one
   */
  public static CaseFile caseFile(
      String recording, int index, Level level, UnaryOperator<CaseFile> asked, Shape shape) {
    Path folder = RECORDINGS.resolve(recording);
    JsonNode symptom = symptoms(folder).get(index);
    Instant[] injected = injected(folder);
    ObjectRef pod = ObjectRef.parse(symptom.path("pod").asString(), "default");
    String error = symptom.path("error").asString("");
    CaseFile empty =
        new CaseFile(
            new Target("recorded", "https://recorded", pod, ""),
            new Symptom(
                symptom.path("domains").valueStream().map(JsonNode::asString).toList(),
                error,
                null,
                frequency(symptom.path("frequency")),
                null,
                new Symptom.Window(injected[0], injected[1], false)),
            new Run("test", injected[1], injected[1], level, true, List.of(), 0, 0, "", List.of()),
            List.of());
    InstantSource clock = () -> injected[1];
    Probes probes =
        RecordedForwards.read(
                new Probes(new RecordedReads(folder, shape), CATALOGUE.signatures(), clock),
                folder,
                injected[1])
            .at(new RecordedWorkplaces(folder, shape), 5);
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      return new Walk(CATALOGUE.flowchart(), probes, executor, clock, WalkListener.none())
          .all(asked.apply(empty), Duration.ofHours(1));
    }
  }

  private static @Nullable Frequency frequency(JsonNode word) {
    return word.isString() ? Frequency.byId(word.asString()).orElseThrow() : null;
  }

  /** When the fault began and when the recording ended. */
  private static Instant[] injected(Path folder) {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("injected.txt"));
      return new Instant[] {Instant.parse(lines.get(0)), Instant.parse(lines.get(1))};
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
