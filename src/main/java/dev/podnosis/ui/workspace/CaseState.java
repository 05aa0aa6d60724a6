package dev.podnosis.ui.workspace;

import dev.podnosis.diagnosis.StepId;
import dev.podnosis.session.Choices.Source;
import dev.podnosis.ui.common.ScreenId;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a case was left, so that it can be gone on with there. What others agreed to is not kept:
 * trust is asked for again.
 *
 * @param source where its evidence came from; null when that cannot be gone back to
 * @param screen the screen in front
 * @param step the step in view
 * @param skipped the steps that the user left out
 */
public record CaseState(
    @Nullable Source source, ScreenId screen, StepId step, Set<StepId> skipped) {
  private static final Logger LOG = LoggerFactory.getLogger(CaseState.class);
  private static final long LARGEST = 100_000;

  public CaseState {
    skipped = Set.copyOf(skipped);
  }

  /** The beginning of a case that cannot be gone back to. */
  static CaseState start() {
    return new CaseState(null, ScreenId.DIAGNOSE, StepId.CLASSIFY_ERROR, Set.of());
  }

  void write(Path file) throws IOException {
    Properties lines = new Properties();
    lines.setProperty("screen", screen.name());
    lines.setProperty("step", step.name());
    lines.setProperty(
        "skipped", skipped.stream().map(Enum::name).sorted().collect(Collectors.joining(" ")));
    switch (source) {
      case Source.Cluster c -> {
        lines.setProperty("context", c.context());
        Path kubeconfig = c.kubeconfig();
        if (kubeconfig != null) {
          lines.setProperty("kubeconfig", kubeconfig.toAbsolutePath().toString());
        }
      }
      case Source.Demo d -> lines.setProperty("demo", d.incident());
      case Source.Bundle ignored -> {}
      case null -> {}
    }
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      lines.store(out, "Podnosis: where this case was left");
    }
  }

  static CaseState read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return start();
      }
      Properties lines = new Properties();
      try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        lines.load(in);
      }
      return new CaseState(
          source(lines),
          one(ScreenId.values(), lines.getProperty("screen", "")).orElse(ScreenId.DIAGNOSE),
          one(StepId.values(), lines.getProperty("step", "")).orElse(StepId.CLASSIFY_ERROR),
          skipped(lines));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("Where the case was left cannot be read: {}", e.toString());
      return start();
    }
  }

  private static @Nullable Source source(Properties lines) {
    String demo = lines.getProperty("demo", "");
    String context = lines.getProperty("context", "");
    if (!demo.isEmpty()) {
      return new Source.Demo(demo);
    }
    if (context.isEmpty()) {
      return null;
    }
    String kubeconfig = lines.getProperty("kubeconfig", "");
    try {
      return new Source.Cluster(kubeconfig.isEmpty() ? null : Path.of(kubeconfig), context);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Set<StepId> skipped(Properties lines) {
    Set<StepId> skipped = EnumSet.noneOf(StepId.class);
    for (String name : lines.getProperty("skipped", "").split(" ", -1)) {
      one(StepId.values(), name).ifPresent(skipped::add);
    }
    return skipped;
  }

  private static <E extends Enum<E>> Optional<E> one(E[] all, String name) {
    Function<E, String> word = Enum::name;
    return Arrays.stream(all).filter(e -> word.apply(e).equals(name)).findFirst();
  }
}
