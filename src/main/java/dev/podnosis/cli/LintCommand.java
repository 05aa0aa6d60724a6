package dev.podnosis.cli;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.corefile.Corefile;
import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.corefile.CorefileLint;
import dev.podnosis.coredns.corefile.CorefileSources;
import dev.podnosis.coredns.corefile.KubeDnsConfig;
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

/**
 * Checks a Corefile and proposes the smallest fixes. The file may be a ConfigMap that holds one, as
 * {@code kubectl get -o yaml} prints it, or GKE's ConfigMap {@code kube-dns}.
 */
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
    LintResult result = check(reader, text());
    console.result(format.equals("json") ? result.json() : result.text());
    return result.issues().stream().anyMatch(i -> i.severity() != Severity.ADVICE)
        ? Exit.PROBLEM
        : Exit.NO_PROBLEM;
  }

  private LintResult check(@Nullable CoreDnsVersion reader, String text) throws UsageException {
    if (!ConfigMapText.isManifest(text)) {
      return corefile(reader, file, Corefile.parse(text));
    }
    Map<String, String> data = ConfigMapText.data(text);
    String corefile = data.remove("Corefile");
    if (corefile != null) {
      CorefileSources beside = new CorefileSources(Map.of(), data, !data.isEmpty());
      return corefile(reader, file + "#Corefile", Corefile.parse(corefile, beside));
    } else if (KubeDnsConfig.isIn(data)) {
      return LintResult.of(file, KubeDnsConfig.read(data, domain()), console.language());
    }
    throw new UsageException("lint.no-corefile", Map.of("file", file));
  }

  private LintResult corefile(@Nullable CoreDnsVersion reader, String name, Corefile corefile) {
    LintContext.Role role = LintContext.Role.of(corefile);
    List<CorefileIssue> issues =
        CorefileLint.check(corefile, new LintContext(reader, role, domain(), Set.of()));
    return LintResult.of(name, reader, role, corefile, issues, console.language());
  }

  private @Nullable String domain() {
    return clusterDomain.isEmpty() ? null : clusterDomain;
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
