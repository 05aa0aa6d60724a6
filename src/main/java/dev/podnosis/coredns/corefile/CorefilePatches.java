package dev.podnosis.coredns.corefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The smallest edits that put something right in a Corefile. Each is a proposal for a person to
 * read: nothing applies it.
 */
public final class CorefilePatches {
  private CorefilePatches() {}

  /** The edit that resolves an issue, where there is exactly one sensible edit. */
  public static Optional<Patch> fix(Corefile corefile, CorefileIssue issue) {
    String name = issue.arg("name");
    return switch (issue.code()) {
      case "directive-unknown", "directive-not-yet", "directive-external", "plugin-twice" ->
          removeAt(corefile, issue.at(), name);
      case "directive-removed", "directive-deprecated" ->
          name.equals("proxy")
              ? proxyToForward(corefile, issue.at())
              : removeAt(corefile, issue.at(), name);
      case "option-unknown",
          "option-not-yet",
          "option-removed",
          "option-deprecated",
          "option-ignored",
          "option-external" ->
          removeOption(corefile, issue.at(), name);
      case "autopath-on", "autopath-pods-not-verified" ->
          removeAt(corefile, issue.at(), "autopath");
      case "lameduck-missing" -> addOption(corefile, issue.at(), "health", "lameduck 5s");
      case "max-concurrent-missing" ->
          addOption(corefile, issue.at(), "forward", "max_concurrent 1000");
      case "forward-force-tcp" -> removeOption(corefile, issue.at(), "forward force_tcp");
      case "plugin-missing" -> addPlugin(corefile, name, "prometheus :9153");
      case "nodelocal-plugin-missing" ->
          name.equals("health") ? Optional.empty() : addPlugin(corefile, name, "prometheus :9253");
      case "nodelocal-cache-missing" -> addCache(corefile, issue.at());
      case "nodelocal-force-tcp-missing" -> addOption(corefile, issue.at(), "forward", "force_tcp");
      default -> Optional.empty();
    };
  }

  /** Turns the query log on in every server block that lacks it. */
  public static Optional<Patch> enableQueryLog(Corefile corefile) {
    CorefileEditor editor = new CorefileEditor(corefile);
    return patch(
        corefile.servers().stream()
            .filter(s -> !s.has("log"))
            .flatMap(s -> editor.addDirective(s, "log").stream())
            .toList());
  }

  /** Takes every use of a plugin out. */
  public static Optional<Patch> remove(Corefile corefile, String plugin) {
    CorefileEditor editor = new CorefileEditor(corefile);
    return patch(
        corefile.all(plugin).filter(Directive::inOnePiece).map(editor::remove).distinct().toList());
  }

  /**
   * Makes the queries for a name go out over UDP whatever the client used: {@code prefer_udp} in
   * the forward plugin that takes it, {@code force_tcp} out of it.
   */
  public static Optional<Patch> preferUdp(Corefile corefile, String name) {
    Optional<Position> at = CorefileFacts.of(corefile).forwardFor(name).map(ForwardFacts::at);
    CorefileEditor editor = new CorefileEditor(corefile);
    Optional<Directive> forward = at.flatMap(a -> editor.at(a, "forward"));
    if (forward.isEmpty() || forward.get().option("prefer_udp").isPresent()) {
      return Optional.empty();
    }
    return patch(
        List.of(
            forward
                .get()
                .option("force_tcp")
                .filter(Directive::inOnePiece)
                .map(o -> CorefileEditor.replace(o.token(), "prefer_udp"))
                .orElseGet(() -> editor.addOption(forward.get(), "prefer_udp"))));
  }

  /** Sets how many queries the forward plugin at a place may have open at once. */
  public static Optional<Patch> maxConcurrent(Corefile corefile, Position at, int limit) {
    CorefileEditor editor = new CorefileEditor(corefile);
    Optional<Directive> forward = editor.at(at, "forward");
    if (forward.isEmpty()) {
      return Optional.empty();
    }
    Optional<Directive> option = forward.get().option("max_concurrent");
    return patch(
        List.of(
            option.filter(Directive::inOnePiece).isPresent() && !option.get().argTokens().isEmpty()
                ? CorefileEditor.replace(option.get().argTokens().getFirst(), String.valueOf(limit))
                : editor.addOption(forward.get(), "max_concurrent " + limit)));
  }

  private static Optional<Patch> removeAt(Corefile corefile, Position at, String name) {
    CorefileEditor editor = new CorefileEditor(corefile);
    return editor.at(at, name).map(d -> Patch.of(editor.remove(d)));
  }

  private static Optional<Patch> removeOption(
      Corefile corefile, Position at, String pluginAndOption) {
    int space = pluginAndOption.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    CorefileEditor editor = new CorefileEditor(corefile);
    return editor
        .optionAt(at, pluginAndOption.substring(0, space), pluginAndOption.substring(space + 1))
        .map(o -> Patch.of(editor.remove(o)));
  }

  private static Optional<Patch> addOption(
      Corefile corefile, Position at, String plugin, String option) {
    CorefileEditor editor = new CorefileEditor(corefile);
    return editor.at(at, plugin).map(d -> Patch.of(editor.addOption(d, option)));
  }

  private static Optional<Patch> addCache(Corefile corefile, Position at) {
    CorefileEditor editor = new CorefileEditor(corefile);
    return corefile.servers().stream()
        .filter(s -> s.position().equals(at))
        .findFirst()
        .flatMap(s -> editor.addDirective(s, "cache 30"))
        .map(Patch::of);
  }

  /** Adds a plugin that the usual Corefile has to the block that serves all names. */
  private static Optional<Patch> addPlugin(Corefile corefile, String name, String prometheus) {
    String line =
        switch (name) {
          case "cache" -> "cache 30";
          case "prometheus" -> prometheus;
          default -> name;
        };
    CorefileEditor editor = new CorefileEditor(corefile);
    return corefile.servers().stream()
        .filter(s -> s.zones().contains("."))
        .findFirst()
        .flatMap(s -> editor.addDirective(s, line))
        .map(Patch::of);
  }

  /**
   * As corefile-migration does: the name changes, options that forward does not know go, and so
   * does a policy that it does not know; {@code protocol dns force_tcp} has an option of its own
   * there.
   */
  private static Optional<Patch> proxyToForward(Corefile corefile, Position at) {
    CorefileEditor editor = new CorefileEditor(corefile);
    Optional<Directive> proxy = editor.at(at, "proxy");
    if (proxy.isEmpty()) {
      return Optional.empty();
    }
    List<TextEdit> edits = new ArrayList<>();
    edits.add(CorefileEditor.replace(proxy.get().token(), "forward"));
    for (Directive option : proxy.get().options()) {
      if (option.inOnePiece() && !forwardKnows(option)) {
        edits.add(
            option.name().equals("protocol") && option.args().contains("force_tcp")
                ? editor.replace(option, "force_tcp")
                : editor.remove(option));
      }
    }
    return patch(edits);
  }

  private static boolean forwardKnows(Directive option) {
    return option.name().equals("except")
        || option.name().equals("policy")
            && ForwardRules.POLICIES.contains(option.arg(0).orElse(""));
  }

  private static Optional<Patch> patch(List<TextEdit> edits) {
    return edits.isEmpty() ? Optional.empty() : Optional.of(new Patch(edits));
  }
}
