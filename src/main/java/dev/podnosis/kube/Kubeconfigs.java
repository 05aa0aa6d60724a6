package dev.podnosis.kube;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds and reads kubeconfig files as kubectl does: the files of {@code KUBECONFIG}, or else the
 * one in the home folder, or one that was named. Nothing is connected to and nothing is run.
 */
public final class Kubeconfigs {
  private final Map<String, String> environment;
  private final Path home;

  /**
   * Reads with these surroundings.
   *
   * @param environment the environment variables
   * @param home the user's home folder
   */
  public Kubeconfigs(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  /** The kubeconfig of this process's environment and user. */
  public static Kubeconfigs ofThisUser() {
    return new Kubeconfigs(System.getenv(), Path.of(System.getProperty("user.home", ".")));
  }

  /** The user's own kubeconfig: {@code KUBECONFIG}, a list of files, or else the default file. */
  public KubeconfigResult read() {
    List<KubeconfigFile> files = new ArrayList<>();
    for (Path path : ownFiles()) {
      switch (KubeconfigFile.read(path)) {
        case KubeconfigFile.Outcome.Read(var file) -> files.add(file);
        case KubeconfigFile.Outcome.Unusable(var problem) -> {
          // kubectl passes over files of the list that are not there
          if (problem.kind() != KubeconfigProblem.Kind.MISSING_FILE) {
            return problem;
          }
        }
      }
    }
    return files.isEmpty() ? noKubeconfig() : merge(files, false);
  }

  /** The kubeconfig in this file, which is foreign unless it is one of the user's own. */
  public KubeconfigResult read(Path path) {
    return switch (KubeconfigFile.read(path)) {
      case KubeconfigFile.Outcome.Unusable(var problem) -> problem;
      case KubeconfigFile.Outcome.Read(var file) -> merge(List.of(file), !isOwn(path));
    };
  }

  /** The files that are the user's own, whether or not they are there. */
  public List<Path> ownFiles() {
    List<Path> files = new ArrayList<>();
    for (String part : environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator, -1)) {
      if (!part.isBlank()) {
        try {
          files.add(Path.of(part));
        } catch (InvalidPathException e) {
          // as a file that is not there
        }
      }
    }
    return files.isEmpty() ? List.of(defaultFile()) : files;
  }

  private Path defaultFile() {
    return home.resolve(".kube").resolve("config");
  }

  private boolean isOwn(Path path) {
    return isSame(path, defaultFile()) || ownFiles().stream().anyMatch(own -> isSame(path, own));
  }

  private static boolean isSame(Path a, Path b) {
    try {
      return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
    } catch (IOException e) {
      return false;
    }
  }

  private KubeconfigProblem noKubeconfig() {
    List<String> sought = ownFiles().stream().map(Path::toString).toList();
    return new KubeconfigProblem(
        KubeconfigProblem.Kind.NO_KUBECONFIG, String.join(File.pathSeparator, sought), "");
  }

  /** As in kubectl: the first file to define a name, or a current context, wins. */
  private KubeconfigResult merge(List<KubeconfigFile> files, boolean foreign) {
    Map<String, KubeconfigFile.Entry> clusters = new LinkedHashMap<>();
    Map<String, KubeconfigFile.Entry> users = new LinkedHashMap<>();
    Map<String, KubeconfigFile.Entry> contexts = new LinkedHashMap<>();
    String current = "";
    for (KubeconfigFile file : files) {
      file.clusters().forEach(clusters::putIfAbsent);
      file.users().forEach(users::putIfAbsent);
      file.contexts().forEach(contexts::putIfAbsent);
      current = current.isEmpty() ? file.currentContext() : current;
    }
    List<Path> paths = files.stream().map(KubeconfigFile::path).toList();
    if (contexts.isEmpty()) {
      String names = String.join(", ", paths.stream().map(Path::toString).toList());
      return new KubeconfigProblem(KubeconfigProblem.Kind.NO_CONTEXTS, names, "");
    }
    return new Kubeconfig(
        new KubeconfigEntries(clusters, users, contexts), current, paths, foreign, environment);
  }
}
