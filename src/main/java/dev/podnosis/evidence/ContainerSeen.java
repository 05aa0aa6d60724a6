package dev.podnosis.evidence;

import java.util.List;

/**
 * What a container is made of.
 *
 * @param pod the pod
 * @param container the container
 * @param libc which C library resolves names
 * @param libcVersion its version; may be empty
 * @param os name and version from os-release; may be empty
 * @param tools programs found that can look names up, by name
 * @param shell whether it has a shell
 */
public record ContainerSeen(
    ObjectRef pod,
    String container,
    Libc libc,
    String libcVersion,
    String os,
    List<String> tools,
    boolean shell)
    implements Observation {
  public ContainerSeen {
    tools = List.copyOf(tools);
  }

  /** A C library, or that none was found. */
  public enum Libc {
    GLIBC,
    MUSL,
    /** Neither found: a static program brings its own resolver. */
    NONE,
    UNKNOWN
  }
}
