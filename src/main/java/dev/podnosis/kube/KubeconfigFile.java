package dev.podnosis.kube;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One kubeconfig file: its named clusters, users and contexts, each knowing its file. */
record KubeconfigFile(
    Path path,
    String currentContext,
    Map<String, Entry> clusters,
    Map<String, Entry> users,
    Map<String, Entry> contexts) {

  /** A named entry and the file whose folder its relative paths start from. */
  record Entry(YamlMap body, Path file) {
    /** The path at this key, resolved as kubectl does; null when absent. */
    @org.jspecify.annotations.Nullable
    Path path(String key) {
      String text = body.text(key);
      return text.isEmpty() ? null : folder().resolve(text).normalize();
    }

    Path folder() {
      Path parent = file.toAbsolutePath().getParent();
      return parent == null ? file.toAbsolutePath() : parent;
    }
  }

  /** What reading one file gave. */
  sealed interface Outcome {
    /** A kubeconfig. */
    record Read(KubeconfigFile file) implements Outcome {}

    /** None. */
    record Unusable(KubeconfigProblem problem) implements Outcome {}
  }

  static Outcome read(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(YamlText.LARGEST + 1);
      if (bytes.length > YamlText.LARGEST) {
        return unusable(KubeconfigProblem.Kind.TOO_LARGE, path, "");
      }
      return parse(path, decode(bytes));
    } catch (NoSuchFileException e) {
      return unusable(KubeconfigProblem.Kind.MISSING_FILE, path, "");
    } catch (CharacterCodingException e) {
      return unusable(KubeconfigProblem.Kind.NOT_YAML, path, "not UTF-8 text");
    } catch (IOException e) {
      return unusable(KubeconfigProblem.Kind.UNREADABLE, path, Printable.of(e));
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Outcome parse(Path path, String text) {
    if (text.isBlank()) {
      return unusable(KubeconfigProblem.Kind.EMPTY, path, "");
    }
    return switch (YamlText.read(text)) {
      case YamlText.Outcome.Unusable(var kind, var detail) -> unusable(kind, path, detail);
      case YamlText.Outcome.Mapping(var root) -> of(path, new YamlMap(root));
    };
  }

  private static Outcome of(Path path, YamlMap root) {
    String kind = root.text("kind");
    boolean hasEntries =
        root.entries().containsKey("clusters")
            || root.entries().containsKey("contexts")
            || root.entries().containsKey("users");
    if (!kind.isEmpty() && !kind.equals("Config") || kind.isEmpty() && !hasEntries) {
      return unusable(
          KubeconfigProblem.Kind.NOT_A_KUBECONFIG, path, kind.isEmpty() ? "" : "kind: " + kind);
    }
    return new Outcome.Read(
        new KubeconfigFile(
            path,
            root.text("current-context"),
            entries(path, root, "clusters", "cluster"),
            entries(path, root, "users", "user"),
            entries(path, root, "contexts", "context")));
  }

  private static Map<String, Entry> entries(Path path, YamlMap root, String list, String body) {
    Map<String, Entry> found = new LinkedHashMap<>();
    for (YamlMap item : root.maps(list)) {
      String name = item.text("name");
      if (!name.isEmpty()) {
        found.putIfAbsent(name, new Entry(item.map(body), path));
      }
    }
    return found;
  }

  private static Outcome unusable(KubeconfigProblem.Kind kind, Path path, String detail) {
    return new Outcome.Unusable(new KubeconfigProblem(kind, path.toString(), detail));
  }
}
