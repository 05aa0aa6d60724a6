package dev.podnosis.coredns.corefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Groups the words of a Corefile as Caddy 1 does (caddyfile/parse.go of coredns/caddy), and goes on
 * where Caddy would stop: what is wrong becomes an issue.
 */
final class CorefileParser {
  /** Caddy's own limit of snippet expansions. */
  private static final int MAX_IMPORTS = 1000;

  private static final int MAX_TOKENS = 200_000;
  private static final int MAX_DEPTH = 50;

  private final CorefileSources sources;
  private final Issues issues = new Issues();
  private final List<ServerBlock> servers = new ArrayList<>();
  private final List<Snippet> snippets = new ArrayList<>();
  private final Map<String, List<Token>> snippetBodies = new HashMap<>();
  private final Set<String> unseenImports = new TreeSet<>();
  private List<Token> tokens;
  private int at;
  private int imports;

  CorefileParser(String text, CorefileSources sources) {
    this.sources = sources;
    this.tokens = new ArrayList<>(new Lexer(text, "", sources.environment(), issues).tokens());
  }

  Corefile parse(String text) {
    while (at < tokens.size()) {
      if (tokens.get(at).is("}")) {
        error("syntax-unexpected-brace", tokens.get(at), Map.of());
        at++;
      } else {
        block();
      }
    }
    return new Corefile(text, servers, snippets, issues.list(), List.copyOf(unseenImports));
  }

  private void block() {
    List<Token> keys = addresses();
    if (keys.isEmpty()) {
      skipStrayBlock();
      return;
    }
    Token first = keys.getFirst();
    boolean braced = at < tokens.size() && tokens.get(at).is("{");
    if (keys.size() == 1 && first.text().startsWith("(") && first.text().endsWith(")")) {
      snippet(first, braced);
      return;
    }
    Token open = braced ? tokens.get(at++) : null;
    List<Directive> directives = directives(0);
    int close = -1;
    if (at < tokens.size() && tokens.get(at).is("}")) {
      close = tokens.get(at++).start();
    } else if (open != null) {
      error("syntax-unclosed-brace", open, Map.of("word", first.text()));
    }
    servers.add(
        new ServerBlock(
            keys.stream().map(ZoneAddress::of).toList(), directives, first.line(), close));
  }

  /** A block without an address: an import that brought nothing, or a brace too many. */
  private void skipStrayBlock() {
    if (at < tokens.size() && tokens.get(at).is("{")) {
      error("syntax-unexpected-brace", tokens.get(at), Map.of());
      at++;
    }
  }

  private List<Token> addresses() {
    List<Token> keys = new ArrayList<>();
    boolean another = false;
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      if (token.is("{") || token.is("}")) {
        break;
      }
      if (!keys.isEmpty() && !another && token.startsLine()) {
        break;
      }
      if (token.is("import") && token.startsLine()) {
        doImport();
        continue;
      }
      another = token.text().endsWith(",");
      String key = another ? token.text().substring(0, token.text().length() - 1) : token.text();
      if (!key.isEmpty()) {
        keys.add(
            new Token(key, token.source(), token.start(), token.end(), token.line(), true, false));
      }
      at++;
    }
    if (another && !keys.isEmpty()) {
      error("syntax-trailing-comma", keys.getLast(), Map.of());
    }
    return keys;
  }

  private void snippet(Token key, boolean braced) {
    String name = key.text().substring(1, key.text().length() - 1);
    snippets.add(new Snippet(name, key.line()));
    if (!braced) {
      error("syntax-unclosed-brace", key, Map.of("word", key.text()));
      return;
    }
    int depth = 1;
    int from = ++at;
    while (at < tokens.size() && depth > 0) {
      Token token = tokens.get(at++);
      depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
    }
    if (depth > 0) {
      error("syntax-unclosed-brace", key, Map.of("word", key.text()));
    }
    List<Token> body = new ArrayList<>(tokens.subList(from, depth > 0 ? at : at - 1));
    if (snippetBodies.putIfAbsent(name, body) != null) {
      error("snippet-redeclared", key, Map.of("name", name));
    }
  }

  /** Reads lines up to a closing brace, which is left in place, or to the end. */
  private List<Directive> directives(int depth) {
    List<Directive> found = new ArrayList<>();
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      if (token.is("}")) {
        break;
      }
      if (token.is("import") && token.startsLine()) {
        doImport();
      } else if (token.is("{")) {
        error("syntax-unexpected-brace", token, Map.of());
        at++;
      } else {
        found.add(directive(depth));
      }
    }
    return found;
  }

  private Directive directive(int depth) {
    Token name = tokens.get(at++);
    List<Token> args = new ArrayList<>();
    while (at < tokens.size() && !tokens.get(at).startsLine() && !isBrace(tokens.get(at))) {
      args.add(tokens.get(at++));
    }
    int end = args.isEmpty() ? name.end() : args.getLast().end();
    // Caddy would take this brace for an argument, or find it unexpected.
    if (at < tokens.size() && tokens.get(at).is("}") && !tokens.get(at).startsLine()) {
      error("syntax-closing-brace-not-on-own-line", tokens.get(at), Map.of("word", name.text()));
    }
    if (at >= tokens.size() || !tokens.get(at).is("{")) {
      return new Directive(name, args, List.of(), -1, end);
    }
    Token open = tokens.get(at++);
    if (depth >= MAX_DEPTH) {
      error("syntax-nested-too-deep", open, Map.of());
      at = tokens.size();
      return new Directive(name, args, List.of(), -1, end);
    }
    List<Directive> options = directives(depth + 1);
    if (at < tokens.size()) {
      end = tokens.get(at++).end();
    } else {
      error("syntax-unclosed-brace", open, Map.of("word", name.text()));
      end = options.isEmpty() ? open.end() : options.getLast().end();
    }
    return new Directive(name, args, options, open.start(), end);
  }

  private static boolean isBrace(Token token) {
    return token.is("{") || token.is("}");
  }

  /** Puts the words of a snippet or a file in the place of {@code import NAME}. */
  private void doImport() {
    Token word = tokens.get(at);
    boolean hasArg = at + 1 < tokens.size() && !tokens.get(at + 1).startsLine();
    if (!hasArg || isBrace(tokens.get(at + 1))) {
      error("syntax-import-without-name", word, Map.of());
      at++;
      return;
    }
    Token name = tokens.get(at + 1);
    at += 2;
    List<Token> body = imports < MAX_IMPORTS ? imported(name) : List.of();
    if (imports++ >= MAX_IMPORTS || body.size() + tokens.size() - at > MAX_TOKENS) {
      imports = MAX_IMPORTS;
      error("import-too-deep", name, Map.of("name", Lexer.clip(name.text())));
    } else if (!body.isEmpty()) {
      splice(body);
    }
  }

  private void splice(List<Token> body) {
    List<Token> spliced = new ArrayList<>(body.size() + tokens.size() - at);
    spliced.add(body.getFirst().withStartsLine());
    spliced.addAll(body.subList(1, body.size()));
    spliced.addAll(tokens.subList(at, tokens.size()));
    tokens = spliced;
    at = 0;
  }

  private List<Token> imported(Token name) {
    List<Token> snippet = snippetBodies.get(name.text());
    if (snippet != null) {
      return snippet;
    }
    Optional<Map<String, String>> files = sources.matching(name.text());
    boolean pattern = name.text().indexOf('*') >= 0 || name.text().indexOf('?') >= 0;
    Map<String, String> args = Map.of("name", name.text());
    if (files.isEmpty()) {
      unseenImports.add(name.text());
      issues.advice("import-not-seen", name.position(), args);
      return List.of();
    }
    if (files.get().isEmpty()) {
      issues.add(
          pattern
              ? CorefileIssue.advice("import-matches-nothing", name.position(), args)
              : CorefileIssue.error("import-missing", name.position(), args));
    }
    List<Token> all = new ArrayList<>();
    files
        .get()
        .forEach(
            (file, text) ->
                all.addAll(new Lexer(text, file, sources.environment(), issues).tokens()));
    return all;
  }

  private void error(String code, Token token, Map<String, String> args) {
    issues.error(code, token.position(), args);
  }
}
