package dev.podnosis.cli;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.corefile.Corefile;
import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.corefile.CorefileLint;
import dev.podnosis.coredns.corefile.LintContext;
import dev.podnosis.coredns.corefile.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a Corefile and proposes the smallest fixes. */
@Command(name = "lint")
final class LintCommand implements Callable<Integer> {
  private static final int LARGEST = 2 << 20;
  private static final String STANDARD_INPUT = "-";

  private final Tools tools;
  private final Console console;

  @Mixin final Shared shared = new Shared();

  @Parameters(paramLabel = "COREFILE|-", descriptionKey = "corefile")
  String file = "";

  @Option(names = "--coredns-version", paramLabel = "VERSION")
  String version = "";

  @Option(names = "--cluster-domain", paramLabel = "DOMAIN")
  String clusterDomain = "";

  @Option(names = "--format", paramLabel = "text|json")
  String format = "text";

  LintCommand(Tools tools, Console console) {
    this.tools = tools;
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException {
    if (!format.equals("text") && !format.equals("json")) {
      throw new UsageException("bad-format", Map.of("text", format));
    }
    CoreDnsVersion reader = version();
    Corefile corefile = Corefile.parse(text());
    List<CorefileIssue> issues =
        CorefileLint.check(
            corefile,
            new LintContext(
                reader,
                LintContext.Role.CLUSTER_DNS,
                clusterDomain.isEmpty() ? null : clusterDomain,
                Set.of()));
    LintResult result = new LintResult(file, reader, corefile, issues, console.language());
    console.result(format.equals("json") ? result.json() : result.text());
    return issues.stream().anyMatch(i -> i.severity() != Severity.ADVICE)
        ? Exit.PROBLEM
        : Exit.NO_PROBLEM;
  }

  private @Nullable CoreDnsVersion version() throws UsageException {
    if (version.isEmpty()) {
      return null;
    }
    return CoreDnsVersion.parse(version)
        .orElseThrow(() -> new UsageException("bad-version", Map.of("text", version)));
  }

  private String text() throws UsageException {
    Map<String, Object> args = Map.of("file", file);
    byte[] bytes;
    try (InputStream in =
        file.equals(STANDARD_INPUT) ? tools.in() : Files.newInputStream(Path.of(file))) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw new UsageException("lint.unreadable", args);
    }
    if (bytes.length > LARGEST) {
      throw new UsageException("lint.too-large", args);
    }
    for (byte b : bytes) {
      if (b == 0) {
        throw new UsageException("lint.binary", args);
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
