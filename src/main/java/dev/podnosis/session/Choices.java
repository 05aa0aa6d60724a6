package dev.podnosis.session;

import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Symptom;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants diagnosed and how far it may go.
 *
 * @param source where the evidence comes from
 * @param namespace the namespace of names without one; empty for the context's
 * @param pod the affected pod, {@code NAME} or {@code NS/NAME}; empty for the cluster side only
 * @param container the affected container; empty for the first
 * @param symptom what fails
 * @param level how far it may go
 * @param caseId the user's case number; may be empty
 * @param note a remark for every report; may be empty
 * @param probing settings of the probes
 * @param trustExecCredential whether a foreign kubeconfig's credential plugin may run
 */
public record Choices(
    Source source,
    String namespace,
    String pod,
    String container,
    Symptom symptom,
    Level level,
    String caseId,
    String note,
    Probing probing,
    boolean trustExecCredential) {

  /** The same with another level. */
  public Choices withLevel(Level other) {
    return new Choices(
        source,
        namespace,
        pod,
        container,
        symptom,
        other,
        caseId,
        note,
        probing,
        trustExecCredential);
  }

  /** Where the evidence comes from. */
  public sealed interface Source {
    /**
     * A cluster.
     *
     * @param kubeconfig the file, or null for KUBECONFIG or the default one
     * @param context the context; empty for the current one
     * @param trusted whether the user was shown all that a kubeconfig of others asks for, and
     *     agreed
     */
    record Cluster(@Nullable Path kubeconfig, String context, boolean trusted) implements Source {
      /** A cluster of the user's own kubeconfig, or one whose kubeconfig was not agreed to. */
      public Cluster(@Nullable Path kubeconfig, String context) {
        this(kubeconfig, context, false);
      }
    }

    /** A saved case file. */
    record Bundle(Path file) implements Source {}

    /** An incident of the embedded demo cluster. */
    record Demo(String incident) implements Source {}
  }

  /**
   * Settings of the probes.
   *
   * @param debugImages images for debug containers and node pods, the preferred one first
   * @param registry a registry to take them from instead of their own, such as {@code
   *     registry.local/hub}; may be empty
   * @param pullSecret the pull secret of node pods, in their namespace; may be empty (a debug
   *     container uses those of its pod)
   * @param samples questions per edge
   */
  public record Probing(List<String> debugImages, String registry, String pullSecret, int samples) {
    /** Enough tools for every probe. */
    public static final String DEFAULT_IMAGE = "nicolaka/netshoot";

    public Probing {
      debugImages = List.copyOf(debugImages);
    }

    /** From the images' own registries. */
    public Probing(List<String> debugImages, int samples) {
      this(debugImages, "", "", samples);
    }

    /** The defaults of the command line. */
    public static Probing defaults() {
      return new Probing(List.of(DEFAULT_IMAGE), 5);
    }

    /** The same with other images. */
    public Probing withImages(List<String> images) {
      return new Probing(images, registry, pullSecret, samples);
    }
  }
}
