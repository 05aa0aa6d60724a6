package dev.podnosis.cli;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.DnsNameException;
import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.session.Choices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what to diagnose and how far to go (docs/CLI.md). */
final class DiagnoseOptions {
  private static final int LONGEST_ERROR = 1 << 20;

  @Option(names = "--kubeconfig", paramLabel = "FILE")
  @Nullable Path kubeconfig;

  @Option(names = "--context", paramLabel = "NAME", defaultValue = "")
  String context = "";

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NS",
      defaultValue = "")
  String namespace = "";

  @Option(names = "--pod", paramLabel = "[NS/]NAME", defaultValue = "")
  String pod = "";

  @Option(names = "--container", paramLabel = "C", defaultValue = "")
  String container = "";

  @Option(names = "--domain", paramLabel = "NAME")
  List<String> domains = new ArrayList<>();

  @Option(names = "--error", paramLabel = "TEXT|@FILE", defaultValue = "")
  String error = "";

  @Option(names = "--kind", paramLabel = "KIND")
  @Nullable String kind;

  @Option(names = "--frequency", paramLabel = "HOW")
  @Nullable String frequency;

  @Option(names = "--reproducible", paramLabel = "yes|no|unknown", defaultValue = "unknown")
  String reproducible = "unknown";

  @Option(names = "--case", paramLabel = "ID", defaultValue = "")
  String caseId = "";

  @Option(names = "--note", paramLabel = "TEXT", defaultValue = "")
  String note = "";

  @Option(names = "--since", paramLabel = "TIME|DURATION")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME")
  @Nullable String until;

  @Option(names = "--allow", paramLabel = "LEVEL", defaultValue = "read")
  String allow = "read";

  @Option(names = "--debug-image", paramLabel = "IMAGE")
  List<String> debugImages = new ArrayList<>();

  @Option(names = "--debug-registry", paramLabel = "HOST[/PATH]", defaultValue = "")
  String debugRegistry = "";

  @Option(names = "--debug-pull-secret", paramLabel = "NAME", defaultValue = "")
  String debugPullSecret = "";

  @Option(names = "--bundle", paramLabel = "FILE.zip")
  @Nullable Path bundle;

  @Option(names = "--demo", paramLabel = "SCENARIO")
  @Nullable String demo;

  @Option(names = "--samples", paramLabel = "N", defaultValue = "5")
  int samples = 5;

  @Option(names = "--timeout", paramLabel = "DURATION", defaultValue = "2m")
  String timeout = "2m";

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--trust-exec-credential")
  boolean trustExecCredential;

  /** The bound on the whole run. */
  Duration limit() throws UsageException {
    return Times.duration(timeout);
  }

  /** What is to be diagnosed. */
  Choices choices(Instant now, ZoneId zone) throws UsageException {
    return new Choices(
        source(),
        namespace,
        pod,
        container,
        symptom(now, zone),
        word(allow, Level::byId, "bad-level"),
        caseId,
        note,
        new Choices.Probing(
            images(), image(debugRegistry, "bad-registry"), pullSecret(), samples()),
        trustExecCredential);
  }

  private List<String> images() throws UsageException {
    List<String> images = new ArrayList<>();
    for (String image : debugImages) {
      images.add(image(image, "bad-image"));
    }
    return images.isEmpty() || images.contains("")
        ? List.of(Choices.Probing.DEFAULT_IMAGE)
        : images;
  }

  /**
   * The letters of an image reference (distribution/reference); nothing that looks like an option.
   */
  private static String image(String text, String code) throws UsageException {
    if (!text.matches("([A-Za-z0-9][A-Za-z0-9._:/@-]{0,254})?")) {
      throw new UsageException(code, Map.of("text", text));
    }
    return text;
  }

  /** A Secret's name is a DNS subdomain (RFC 1123). */
  private String pullSecret() throws UsageException {
    if (!debugPullSecret.matches("([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)?")) {
      throw new UsageException("bad-pull-secret", Map.of("text", debugPullSecret));
    }
    return debugPullSecret;
  }

  private int samples() throws UsageException {
    if (samples < 1 || samples > 1000) {
      throw new UsageException("bad-samples", Map.of("text", samples));
    }
    return samples;
  }

  private Choices.Source source() throws UsageException {
    if (bundle != null && demo != null) {
      throw new UsageException("one-source", Map.of());
    }
    if (bundle != null) {
      return new Choices.Source.Bundle(bundle);
    }
    return demo != null
        ? new Choices.Source.Demo(demo)
        : new Choices.Source.Cluster(kubeconfig, context);
  }

  private Symptom symptom(Instant now, ZoneId zone) throws UsageException {
    List<String> names = new ArrayList<>();
    for (String domain : domains) {
      names.add(domain(domain));
    }
    return new Symptom(
        names,
        errorText(),
        kind == null ? null : word(kind, DomainKind::byId, "bad-kind"),
        frequency == null ? null : word(frequency, Frequency::byId, "bad-frequency"),
        reproducible(),
        window(now, zone));
  }

  private static String domain(String text) throws UsageException {
    try {
      DnsName name = DnsName.ofUserInput(text);
      return name.text();
    } catch (DnsNameException e) {
      throw new UsageException("bad-domain." + EnumId.of(e.problem()), Map.of("text", e.part()));
    }
  }

  private String errorText() throws UsageException {
    if (!error.startsWith("@")) {
      return error;
    }
    Path file = Path.of(error.substring(1));
    try {
      if (Files.size(file) > LONGEST_ERROR) {
        throw new UsageException("error-file-large", Map.of("file", file.toString()));
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException("error-file", Map.of("file", file.toString()));
    }
  }

  private @Nullable Boolean reproducible() throws UsageException {
    return switch (reproducible) {
      case "yes" -> Boolean.TRUE;
      case "no" -> Boolean.FALSE;
      case "unknown" -> null;
      default -> throw new UsageException("bad-reproducible", Map.of("text", reproducible));
    };
  }

  private Symptom.Window window(Instant now, ZoneId zone) throws UsageException {
    boolean given = since != null || until != null;
    Instant end = until == null ? now : Times.instant(until, now, zone);
    Instant start =
        since == null ? end.minus(Duration.ofMinutes(15)) : Times.instant(since, now, zone);
    if (end.isBefore(start)) {
      throw new UsageException("window-backwards", Map.of());
    }
    return new Symptom.Window(start, end, given);
  }

  private static <T> T word(String text, Function<String, Optional<T>> read, String code)
      throws UsageException {
    Optional<T> value = read.apply(text);
    if (value.isEmpty()) {
      throw new UsageException(code, Map.of("text", text));
    }
    return value.get();
  }
}
