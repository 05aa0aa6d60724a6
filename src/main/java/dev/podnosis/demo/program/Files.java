package dev.podnosis.demo.program;

import dev.podnosis.demo.world.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** The files of a container that are of interest, with their content. */
final class Files {
  private static final ObjectNode OS_RELEASES = Resources.one("os-release.yaml", ObjectNode.class);

  private final Map<String, String> files = new TreeMap<>();

  private Files() {}

  static Files of(Setting setting) {
    Files files = new Files();
    Map<String, String> texts = files.files;
    texts.put("/etc/resolv.conf", setting.resolvConf().text());
    texts.put("/etc/hosts", hosts(setting));
    texts.put("/etc/hostname", setting.hostname() + "\n");
    texts.putAll(NodeTexts.files(setting));
    String release = OS_RELEASES.path(setting.image().osRelease()).asString("");
    if (!release.isEmpty()) {
      texts.put("/etc/os-release", release);
    }
    switch (setting.image().libc()) {
      case "musl" -> {
        texts.put("/lib/ld-musl-x86_64.so.1", "");
        texts.put("/lib/libc.musl-x86_64.so.1", "");
        texts.put("/etc/alpine-release", "3.22.1\n");
      }
      case "glibc" -> {
        texts.put("/lib/x86_64-linux-gnu/libc.so.6", "");
        texts.put("/lib64/ld-linux-x86-64.so.2", "");
        texts.put("/etc/debian_version", "12.11\n");
        texts.put("/etc/nsswitch.conf", "passwd:         files\nhosts:          files dns\n");
      }
      default -> {}
    }
    return files;
  }

  /** The text of a file; null when there is none. */
  @org.jspecify.annotations.Nullable
  String text(String path) {
    return files.get(path);
  }

  /** The paths that a word names: itself, the files in a folder, or what {@code *} matches. */
  List<String> match(String word) {
    if (word.contains("*")) {
      String pattern = "\\Q" + word.replace("*", "\\E[^/]*\\Q") + "\\E";
      return files.keySet().stream().filter(f -> f.matches(pattern)).toList();
    }
    return files.containsKey(word) ? List.of(word) : List.of();
  }

  /** The names in a folder. */
  List<String> in(String folder) {
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    List<String> names = new ArrayList<>();
    for (String file : files.keySet()) {
      if (file.startsWith(prefix)) {
        String name = file.substring(prefix.length()).split("/", 2)[0];
        if (!names.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** The hosts file as the kubelet writes it (pkg/kubelet/kubelet_pods.go). */
  private static String hosts(Setting setting) {
    return """
        # Kubernetes-managed hosts file%s.
        127.0.0.1\tlocalhost
        ::1\tlocalhost ip6-localhost ip6-loopback
        fe00::\tip6-localnet
        fe00::\tip6-mcastprefix
        fe00::1\tip6-allnodes
        fe00::2\tip6-allrouters
        %s\t%s
        """
        .formatted(
            setting.pod().hostNetwork() ? " (host network)" : "",
            setting.pod().address(),
            setting.hostname());
  }
}
