package dev.podnosis.scenario;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One file of {@code scenarios/CAUSE/}: a recorded case, what is changed in it, and what must come
 * of it. The form is described in {@code scenarios/README.md}.
 *
 * @param cause the folder: the cause that it is about
 * @param name the file, without its ending
 * @param file what stands in it
 */
public record Scenario(String cause, String name, JsonNode file) {
  private static final Path FOLDER = Path.of("src/test/resources/scenarios");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Map<String, CaseFile> BASES = new ConcurrentHashMap<>();

  private static final List<Scenario> ALL = readAll();

  /** Every scenario, by folder and name. */
  public static Stream<Scenario> all() {
    return ALL.stream();
  }

  private static List<Scenario> readAll() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(f -> f.toString().endsWith(".yaml"))
          .sorted()
          .map(Scenario::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Scenario read(Path file) {
    String name = file.getFileName().toString().replace(".yaml", "");
    return new Scenario(
        FOLDER.relativize(file).getName(0).toString(), name, YAML.readTree(file.toFile()));
  }

  /** What each named cause must come to. */
  public Map<String, String> expect() {
    Map<String, String> expect = new LinkedHashMap<>();
    file.path("expect").properties().forEach(e -> expect.put(e.getKey(), e.getValue().asString()));
    return expect;
  }

  /** Whether it shows the cause it is about. */
  public boolean affirms() {
    String verdict = expect().getOrDefault(cause, "");
    return verdict.equals("confirmed") || verdict.equals("suspected") || verdict.equals("advice");
  }

  /** Whether it is a near miss of the cause it is about. */
  public boolean denies() {
    return name.startsWith("near-miss")
        && !expect().getOrDefault(cause, "confirmed").equals("confirmed");
  }

  /** The finding codes that must be among those of the cause that this scenario is about. */
  public List<String> findings() {
    return strings(file.path("findings"));
  }

  /** The causes that must stand first, in this order. */
  public List<String> order() {
    return strings(file.path("order"));
  }

  /** The components that alone explain what failed, by the path in the result; empty: not asked. */
  public List<String> localised() {
    return strings(file.path("localised"));
  }

  /** The components of one of the explanations that the evidence cannot tell apart. */
  public List<String> localisedAmong() {
    return strings(file.path("localised-among"));
  }

  /** Whether nothing but what is expected may be confirmed or even suspected. */
  public boolean quiet() {
    return file.path("quiet").asBoolean(false);
  }

  /** The case. */
  public CaseFile caseFile() {
    CaseFile base = base();
    CaseTree tree = new CaseTree(base.symptom().window().end());
    List<Look> looks = new ArrayList<>();
    List<String> removed = strings(file.path("remove"));
    List<String> unused = new ArrayList<>(removed);
    file.path("change").forEach(c -> unused.add(c.path("in").asString()));
    for (Evidence e : base.evidence()) {
      ObjectNode node = tree.tree(e.observation());
      List<String> gone = removed.stream().filter(s -> CaseTree.selects(s, node)).toList();
      unused.removeAll(gone);
      if (gone.isEmpty()) {
        looks.add(changed(e, node, tree, unused));
      }
    }
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException(this + ": nothing is selected by " + unused);
    }
    Additions additions = new Additions(new Facts(base), tree);
    file.path("add").forEach(a -> looks.addAll(additions.looks(a)));
    Level level = Level.byId(file.path("level").asString("read")).orElseThrow();
    return new CaseFile(
            base.target(),
            base.symptom(),
            base.withRun(r -> Additions.atLevel(r, level)).run(),
            List.of())
        .plus(looks);
  }

  /** The probes of which it says something else than what was recorded. */
  public Set<ProbeId> own() {
    Set<Observation> recorded =
        base().evidence().stream().map(Evidence::observation).collect(Collectors.toSet());
    return caseFile().evidence().stream()
        .filter(e -> !recorded.contains(e.observation()))
        .map(Evidence::probe)
        .collect(Collectors.toSet());
  }

  private Look changed(Evidence e, ObjectNode node, CaseTree tree, List<String> unused) {
    boolean touched = false;
    for (JsonNode change : file.path("change")) {
      String selector = change.path("in").asString();
      if (CaseTree.selects(selector, node)) {
        unused.removeIf(selector::equals);
        List<String> path = List.of(change.path("at").asString().substring(1).split("/"));
        tree.change(node, path, change.path("to"));
        touched = true;
      }
    }
    return new Look(
        e.probe(),
        e.vantage(),
        e.observedAt(),
        e.duration(),
        touched ? tree.observation(node) : e.observation(),
        e.transcript());
  }

  /** What a run would have gathered for this symptom, before anything is changed. */
  private CaseFile base() {
    String base = file.path("base").asString("healthy#0");
    String level = file.path("base-level").asString("read");
    return BASES.computeIfAbsent(
        base + " " + level + " " + file.path("pod") + file.path("symptom") + shape().file(),
        k -> {
          String[] parts = base.split("#");
          return RecordedCases.caseFile(
              parts[0],
              Integer.parseInt(parts[1]),
              Level.byId(level).orElseThrow(),
              c -> new CaseFile(target(c.target()), symptom(c.symptom()), c.run(), List.of()),
              shape());
        });
  }

  private Shape shape() {
    Shape named =
        file.has("shape") ? Shape.named(file.path("shape").asString()) : Shape.asRecorded();
    return named.with(file);
  }

  private Target target(Target base) {
    if (!file.has("pod")) {
      return base;
    }
    JsonNode pod = file.path("pod");
    return new Target(
        base.context(),
        base.server(),
        pod.isNull() ? null : ObjectRef.parse(pod.asString(), "default"),
        "");
  }

  private Symptom symptom(Symptom base) {
    JsonNode s = file.path("symptom");
    CaseTree tree = new CaseTree(base.window().end());
    return new Symptom(
        s.has("domains") ? strings(s.path("domains")) : base.domains(),
        s.path("error").asString(base.error()),
        s.has("kind") ? DomainKind.byId(s.path("kind").asString()).orElseThrow() : base.kind(),
        frequency(s, base),
        s.has("reproducible")
            ? Boolean.valueOf(s.path("reproducible").asBoolean())
            : base.reproducible(),
        s.has("since")
            ? new Symptom.Window(tree.time(s.path("since").asString()), base.window().end(), true)
            : base.window());
  }

  private static @Nullable Frequency frequency(JsonNode symptom, Symptom base) {
    return symptom.has("frequency")
        ? Frequency.byId(symptom.path("frequency").asString()).orElseThrow()
        : base.frequency();
  }

  private static List<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @Override
  public String toString() {
    return cause + "/" + name;
  }
}
