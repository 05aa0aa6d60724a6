package dev.podnosis.cli;

import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.corefile.Corefile;
import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.corefile.CorefilePatches;
import dev.podnosis.coredns.corefile.KubeDnsConfig;
import dev.podnosis.coredns.corefile.LintContext;
import dev.podnosis.coredns.corefile.Severity;
import dev.podnosis.dns.EnumId;
import dev.podnosis.report.Printable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was noticed in a Corefile, as text or JSON.
 *
 * @param file as the user gave it
 * @param version null when the user did not say
 * @param note what it was read as; empty for the Corefile of a cluster's DNS
 */
record LintResult(
    String file,
    @Nullable CoreDnsVersion version,
    Corefile corefile,
    List<CorefileIssue> issues,
    String note,
    Language language) {
  private static final Words WORDS = Words.of("lint");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static LintResult of(
      String file,
      @Nullable CoreDnsVersion version,
      LintContext.Role role,
      Corefile corefile,
      List<CorefileIssue> issues,
      Language language) {
    String note =
        switch (role) {
          case CLUSTER_DNS -> "";
          case NODE_LOCAL -> WORDS.say(language, "lint.role.node-local");
        };
    return new LintResult(file, version, corefile, issues, note, language);
  }

  /** The settings of kube-dns, which have no Corefile. */
  static LintResult of(String file, KubeDnsConfig config, Language language) {
    String note =
        WORDS.say(
            language,
            "lint.role.kube-dns",
            "stubs",
            config.stubDomains().size(),
            "upstreams",
            config.upstreamNameservers().size());
    Corefile none = new Corefile("", List.of(), List.of(), List.of(), List.of());
    return new LintResult(file, null, none, config.issues(), note, language);
  }

  String text() {
    StringBuilder out = new StringBuilder();
    if (!note.isEmpty()) {
      line(out, note);
    }
    for (CorefileIssue issue : issues) {
      line(out, head(issue) + " " + message(issue));
      String diff = diff(issue);
      if (!diff.isEmpty()) {
        line(out, "    " + say("lint.fix"));
        diff.lines().forEach(l -> line(out, "    " + l));
      } else if (issue.severity() != Severity.ADVICE) {
        line(out, "    " + say("lint.no-fix"));
      }
    }
    if (issues.isEmpty()) {
      line(out, say("lint.clean", "file", file));
    }
    if (!corefile.unseenImports().isEmpty()) {
      line(out, say("lint.unseen", "names", corefile.unseenImports()));
    }
    if (!corefile.servers().isEmpty()) {
      line(out, versionNote());
    }
    line(
        out,
        say(
            "lint.sum",
            "errors",
            count(Severity.ERROR),
            "warnings",
            count(Severity.WARNING),
            "advice",
            count(Severity.ADVICE)));
    return out.toString().stripTrailing();
  }

  private String versionNote() {
    return version == null
        ? say("lint.any-version")
        : say("lint.for", "version", version.toString());
  }

  /** {@code FILE:LINE: severity}, as compilers write it, so that editors can follow it. */
  private String head(CorefileIssue issue) {
    String in = issue.at().inCorefile() ? file : imported(issue.at().source());
    String place = issue.line() > 0 ? in + ":" + issue.line() : in;
    return place + ": " + say("lint.severity." + EnumId.of(issue.severity())) + ":";
  }

  /** Another key of the manifest, or a file beside the Corefile. */
  private String imported(String source) {
    return file.replaceFirst("#Corefile$", "") + "#" + source;
  }

  private String message(CorefileIssue issue) {
    String message = WORDS.sentence(language, issue.code()).fill(issue.args());
    String replacement = issue.arg("replacement");
    return replacement.isEmpty()
        ? message
        : say("lint.replacement", "message", message, "replacement", replacement);
  }

  private String diff(CorefileIssue issue) {
    return CorefilePatches.fix(corefile, issue)
        .map(p -> p.diff(corefile.text(), String.valueOf(Path.of(file).getFileName())))
        .orElse("");
  }

  private long count(Severity severity) {
    return issues.stream().filter(i -> i.severity() == severity).count();
  }

  String json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("file", file);
    json.put("coreDnsVersion", version == null ? null : version.toString());
    json.put("errors", count(Severity.ERROR));
    json.put("warnings", count(Severity.WARNING));
    json.put("advice", count(Severity.ADVICE));
    json.put("issues", issues.stream().map(this::json).toList());
    json.put("notSeen", corefile.unseenImports());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }

  private Map<String, @Nullable Object> json(CorefileIssue issue) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("code", issue.code());
    json.put("severity", EnumId.of(issue.severity()));
    json.put("importedFrom", issue.at().inCorefile() ? null : issue.at().source());
    json.put("line", issue.line());
    json.put("message", message(issue));
    json.put("args", issue.args());
    String diff = diff(issue);
    json.put("patch", diff.isEmpty() ? null : diff);
    return json;
  }

  private String say(String key, Object... args) {
    return WORDS.say(language, key, args);
  }

  private static void line(StringBuilder out, String text) {
    out.append(Printable.block(text)).append('\n');
  }
}
