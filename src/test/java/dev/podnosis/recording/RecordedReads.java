package dev.podnosis.recording;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ServerSeen;
import dev.podnosis.probe.ClusterReads;
import dev.podnosis.probe.ObjectKind;
import dev.podnosis.probe.Read;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A cluster that says what a recorded one said: the very probes run on it. */
final class RecordedReads implements ClusterReads {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Shape shape;
  private final List<RecordedCommand> commands;

  RecordedReads(Path folder) {
    this(folder, Shape.asRecorded());
  }

  RecordedReads(Path folder, Shape shape) {
    this.folder = folder;
    this.shape = shape;
    this.commands = RecordedCommand.in(folder.resolve("exec"));
  }

  @Override
  public Read<ServerSeen> server() {
    String version = read(folder.resolve("api/version.json")).path("gitVersion").asString();
    return new Read.Got<>(new ServerSeen(version, "recorder", List.of(), Duration.ZERO));
  }

  @Override
  public Read<JsonNode> get(ObjectKind kind, String namespace, String name) {
    return objects(kind).stream()
        .filter(o -> in(o, kind, namespace) && meta(o, "name").equals(name))
        .findFirst()
        .<Read<JsonNode>>map(Read.Got::new)
        .orElseGet(
            () ->
                new Read.Not<>(
                    new NotObserved(
                        NotObserved.Reason.MISSING,
                        kind.plural() + " " + namespace + "/" + name,
                        "")));
  }

  @Override
  public Read<List<JsonNode>> list(
      ObjectKind kind, String namespace, String labels, String fields) {
    return new Read.Got<>(
        objects(kind).stream()
            .filter(o -> in(o, kind, namespace))
            .filter(o -> matches(o.path("metadata").path("labels"), labels))
            .filter(o -> fieldsMatch(o, fields))
            .toList());
  }

  @Override
  public Read<InputStream> log(
      ObjectRef pod, String container, boolean previous, @Nullable Duration since) {
    Path file =
        folder.resolve("logs/" + pod.name() + (previous ? ".previous.log" : ".timestamps.log"));
    try {
      return Files.exists(file)
          ? new Read.Got<>(Files.newInputStream(file))
          : new Read.Not<>(new NotObserved(NotObserved.Reason.MISSING, "log of " + pod, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Read<Executed> exec(ObjectRef pod, String container, List<String> argv, Duration limit) {
    RecordedContainer recorded = RecordedContainer.of("pod " + pod, commands);
    return recorded
        .ran(argv)
        .map(RecordedCommand::executed)
        .map(read -> read.map(this::said))
        .or(() -> recorded.checked(argv).map(Read.Got::new))
        .orElseGet(
            () ->
                new Read.Not<>(
                    new NotObserved(
                        NotObserved.Reason.SKIPPED, "pod " + pod, "not recorded: " + argv)));
  }

  private Executed said(Executed recorded) {
    return new Executed(
        recorded.exitCode(),
        shape.said(recorded.stdout()),
        recorded.stderr(),
        recorded.truncated(),
        recorded.took());
  }

  /** The kubelets of the recorded nodes were asked once, in a recording of their own. */
  @Override
  public Read<JsonNode> kubeletConfig(String node) {
    if (shape.file().has("kubelet")) {
      return new Read.Got<>(
          JSON.createObjectNode().set("kubeletconfig", shape.file().path("kubelet")));
    }
    return new Read.Not<>(
        new NotObserved(NotObserved.Reason.SKIPPED, "kubelet of node " + node, "not recorded"));
  }

  /** No recorded replica has a limit of CPU, so nobody asks. */
  @Override
  public Read<String> containerMetrics(String node, String prefix) {
    return new Read.Not<>(
        new NotObserved(NotObserved.Reason.UNSUPPORTED, "node " + node, "not recorded"));
  }

  private List<JsonNode> objects(ObjectKind kind) {
    return shape.objects(kind, recorded(kind));
  }

  private List<JsonNode> recorded(ObjectKind kind) {
    if (kind == ObjectKind.NAMESPACES) {
      return Stream.of("default", "kube-system", "shop").map(RecordedReads::namespace).toList();
    }
    Path api = folder.resolve("api");
    List<JsonNode> all = new ArrayList<>();
    for (String file :
        List.of(
            kind.plural() + ".json",
            kind.plural() + "-kube-system.json",
            kind.plural() + "-shop.json")) {
      if (Files.exists(api.resolve(file))) {
        read(api.resolve(file)).path("items").forEach(all::add);
      }
    }
    return all;
  }

  private static JsonNode namespace(String name) {
    return JSON.valueToTree(
        Map.of(
            "metadata",
            Map.of("name", name, "labels", Map.of("kubernetes.io/metadata.name", name))));
  }

  private static boolean in(JsonNode object, ObjectKind kind, String namespace) {
    return !kind.namespaced() || namespace.isEmpty() || meta(object, "namespace").equals(namespace);
  }

  private static String meta(JsonNode object, String field) {
    return object.path("metadata").path(field).asString("");
  }

  private static boolean matches(JsonNode labels, String selector) {
    return selector.isEmpty()
        || Arrays.stream(selector.split(","))
            .map(s -> s.split("=", 2))
            .allMatch(s -> labels.path(s[0]).asString("").equals(s[1]));
  }

  private static boolean fieldsMatch(JsonNode object, String selector) {
    return selector.isEmpty()
        || Arrays.stream(selector.split(","))
            .map(s -> s.split("=", 2))
            .allMatch(s -> at(object, s[0]).asString("").equals(s[1]));
  }

  private static JsonNode at(JsonNode object, String path) {
    JsonNode at = object;
    for (String step : path.split("\\.")) {
      at = at.path(step);
    }
    return at;
  }

  private static JsonNode read(Path file) {
    return JSON.readTree(file.toFile());
  }
}
