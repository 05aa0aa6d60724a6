package dev.podnosis.demo.world;

import java.util.List;

/**
 * A container image.
 *
 * @param image its full name with tag
 * @param debug whether it is a tool box that nodes pull on demand
 * @param libc glibc, musl or none
 * @param programs the programs on its PATH
 * @param osRelease which os-release it holds
 */
public record Image(
    String image, boolean debug, String libc, List<String> programs, String osRelease) {
  public Image {
    programs = List.copyOf(programs);
  }

  /** Whether a program of that name lies on its PATH. */
  public boolean has(String program) {
    return programs.contains(program);
  }

  /**
   * The image name with what a runtime adds: {@code docker.io}, {@code library}, {@code latest}.
   */
  public static String qualify(String name) {
    String full = name;
    int slash = full.indexOf('/');
    String first = slash < 0 ? "" : full.substring(0, slash);
    if (slash < 0) {
      full = "docker.io/library/" + full;
    } else if (!first.contains(".") && !first.contains(":") && !first.equals("localhost")) {
      full = "docker.io/" + full;
    }
    return full.lastIndexOf(':') > full.lastIndexOf('/') ? full : full + ":latest";
  }
}
