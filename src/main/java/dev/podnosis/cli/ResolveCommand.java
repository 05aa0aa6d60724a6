package dev.podnosis.cli;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.DnsNameException;
import dev.podnosis.dns.EnumId;
import dev.podnosis.dns.Printable;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.dns.resolver.Answers;
import dev.podnosis.dns.resolver.Libc;
import dev.podnosis.dns.resolver.ResolverModel;
import dev.podnosis.dns.resolver.SentQuery;
import dev.podnosis.dns.resolver.StubSettings;
import dev.podnosis.dns.resolver.Walkthrough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the exact queries a resolver would send for a name, in order. */
@Command(name = "resolve")
final class ResolveCommand implements Callable<Integer> {
  private static final int LARGEST = 1 << 20;
  private static final int MOST_SHOWN = 120;

  private final Console console;

  @Mixin final Shared shared = new Shared();

  @Option(names = "--resolv-conf", paramLabel = "FILE", required = true)
  Path resolvConf = Path.of("");

  @Option(names = "--libc", paramLabel = "glibc|musl|go", required = true)
  String libc = "";

  @Parameters(paramLabel = "NAME", descriptionKey = "name")
  String name = "";

  ResolveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException {
    Libc library =
        Libc.parse(libc).orElseThrow(() -> new UsageException("bad-libc", Map.of("text", libc)));
    ResolvConf conf = conf();
    ResolverModel model = ResolverModel.of(library, conf);
    Walkthrough walk = model.lookUp(name(), Answers.nothingExists());
    StringBuilder text = new StringBuilder();
    for (SentQuery query : walk.queries()) {
      text.append(line(query)).append('\n');
    }
    text.append(
        console.text(
            "resolve.sum", Map.of("queries", walk.queries().size(), "names", walk.names().size())));
    for (ResolvConf.Remark remark : conf.remarks()) {
      text.append('\n').append(said(remark));
    }
    for (StubSettings.Ignored ignored : model.settings().ignored()) {
      text.append('\n').append(said(ignored, library));
    }
    console.result(text.toString());
    return Exit.NO_PROBLEM;
  }

  private String said(ResolvConf.Remark remark) {
    return console.text(
        "resolve.remark",
        Map.of(
            "line",
            remark.line(),
            "text",
            remark.text(),
            "reason",
            console.text("resolve.remark." + EnumId.of(remark.reason()), Map.of())));
  }

  private String said(StubSettings.Ignored ignored, Libc library) {
    return console.text(
        "resolve.ignored",
        Map.of(
            "what",
            Printable.excerpt(ignored.what(), MOST_SHOWN),
            "libc",
            library.toString(),
            "reason",
            console.text("resolve.reason." + EnumId.of(ignored.reason()), Map.of())));
  }

  /** {@code batch at server/transport type name}. */
  private static String line(SentQuery query) {
    return "%-3d %-9s %-5s %-4s %s  @%s"
        .formatted(
            query.batch(),
            Figures.latency(query.at()),
            query.query().transport().id(),
            query.query().type(),
            query.query().name().toAbsolute().text(),
            query.query().server());
  }

  private ResolvConf conf() throws UsageException {
    try {
      if (Files.size(resolvConf) > LARGEST) {
        throw new UsageException("resolve.file", Map.of("file", resolvConf.toString()));
      }
      return ResolvConf.parse(Files.readString(resolvConf));
    } catch (IOException e) {
      throw new UsageException("resolve.file", Map.of("file", resolvConf.toString()));
    }
  }

  private DnsName name() throws UsageException {
    try {
      return DnsName.ofUserInput(name);
    } catch (DnsNameException e) {
      throw new UsageException("bad-domain." + EnumId.of(e.problem()), Map.of("text", e.part()));
    }
  }
}
