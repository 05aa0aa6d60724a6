package dev.podnosis.coredns.corefile;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Corefile as it was understood, with its text.
 *
 * @param issues what Caddy's grammar objects to; {@link CorefileLint} knows about the rest
 * @param unseenImports imported names whose text was not at hand
 */
public record Corefile(
    String text,
    List<ServerBlock> servers,
    List<Snippet> snippets,
    List<CorefileIssue> issues,
    List<String> unseenImports) {
  /** Beyond what a ConfigMap holds (1 MiB), so nothing real is refused. */
  private static final int MAX_LENGTH = 2 * 1024 * 1024;

  public Corefile {
    servers = List.copyOf(servers);
    snippets = List.copyOf(snippets);
    issues = List.copyOf(issues);
    unseenImports = List.copyOf(unseenImports);
  }

  public static Corefile parse(String text) {
    return parse(text, CorefileSources.NONE);
  }

  /** Never fails: what cannot be understood is among the issues. */
  public static Corefile parse(String text, CorefileSources sources) {
    if (text.length() > MAX_LENGTH) {
      CorefileIssue issue = CorefileIssue.error("too-large", Position.WHOLE, Map.of());
      return new Corefile(text, List.of(), List.of(), List.of(issue), List.of());
    }
    return new CorefileParser(text, sources).parse(text);
  }

  /** Every use of a plugin, in all server blocks. */
  public Stream<Directive> all(String plugin) {
    return servers.stream().flatMap(s -> s.all(plugin));
  }

  /** Whether any server block uses the plugin. */
  public boolean uses(String plugin) {
    return all(plugin).findAny().isPresent();
  }
}
