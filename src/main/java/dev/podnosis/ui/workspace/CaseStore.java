package dev.podnosis.ui.workspace;

import dev.podnosis.catalogue.CaseFiles;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ObjectRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the cases of the window in a folder of the user's own, so that one can go on where one
 * left, also after a crash. What it is about stands in the file's name; old cases are forgotten.
 */
public final class CaseStore {
  private static final Logger LOG = LoggerFactory.getLogger(CaseStore.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String ENDING = ".podnosis.zip";
  private static final int KEPT = 50;

  private final Path folder;
  private final CaseFiles files = new CaseFiles();

  /** Keeps cases in this folder; it is made when the first is kept. */
  public CaseStore(Path folder) {
    this.folder = folder;
  }

  /**
   * A case that was kept.
   *
   * @param file where
   * @param context the cluster's context; may be empty
   * @param pod the affected pod, namespace/name; may be empty
   * @param startedAt when it began
   * @param bytes its size
   */
  public record Kept(Path file, String context, String pod, Instant startedAt, long bytes) {}

  /** Where a case belongs. */
  public Path fileFor(CaseFile caseFile) {
    ObjectRef pod = caseFile.target().pod();
    String name =
        String.join(
            "_",
            STAMP.format(caseFile.run().startedAt()),
            plain(caseFile.target().context()),
            pod == null ? "" : plain(pod.namespace()),
            pod == null ? "" : plain(pod.name()));
    return folder.resolve(name + ENDING);
  }

  /** Keeps a case; that it cannot be kept is logged and costs nothing else. */
  public void save(CaseFile caseFile, Path file) {
    try {
      Files.createDirectories(folder);
      files.save(caseFile, file);
    } catch (IOException e) {
      LOG.warn("The case is not kept: {}", e.toString());
    }
  }

  /** Keeps where a case was left, beside it. */
  public void saveState(CaseState state, Path caseFile) {
    try {
      Files.createDirectories(folder);
      state.write(stateFile(caseFile));
    } catch (IOException e) {
      LOG.warn("Where the case was left is not kept: {}", e.toString());
    }
  }

  /** Where a kept case was left; the beginning when nobody knows. */
  public CaseState state(Path caseFile) {
    return CaseState.read(stateFile(caseFile));
  }

  private static Path stateFile(Path caseFile) {
    return caseFile.resolveSibling(caseFile.getFileName() + ".state");
  }

  /** The cases that were kept, the newest first; reads names only. */
  public List<Kept> recent() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.flatMap(f -> kept(f).stream())
          .sorted(Comparator.comparing(Kept::startedAt).reversed())
          .toList();
    } catch (IOException e) {
      LOG.warn("Kept cases cannot be listed: {}", e.toString());
      return List.of();
    }
  }

  /** Forgets the oldest cases beyond what is kept. */
  public void prune() {
    for (Kept old : recent().stream().skip(KEPT).toList()) {
      try {
        Files.deleteIfExists(old.file());
        Files.deleteIfExists(stateFile(old.file()));
      } catch (IOException e) {
        LOG.warn("An old case stays: {}", e.toString());
      }
    }
  }

  private static Optional<Kept> kept(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(ENDING)) {
      return Optional.empty();
    }
    String[] parts = name.substring(0, name.length() - ENDING.length()).split("_", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    try {
      Instant started = STAMP.parse(parts[0], Instant::from);
      String pod = parts[3].isEmpty() ? "" : parts[2] + "/" + parts[3];
      return Optional.of(new Kept(file, parts[1], pod, started, Files.size(file)));
    } catch (DateTimeParseException | IOException e) {
      LOG.debug("Not a kept case: {}", e.toString());
      return Optional.empty();
    }
  }

  /** Kubernetes names hold no underscore, contexts may hold anything. */
  private static String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9.-]", "-");
    return plain.substring(0, Math.min(plain.length(), 60));
  }
}
