package dev.podnosis.coredns.corefile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The digest under which CoreDNS names a Corefile in its log ({@code Running configuration SHA512})
 * and its metrics: that of Caddy's words of it as JSON (plugin/reload and caddyfile/parse.go, since
 * 1.9.1). It tells whether a replica runs the text that its ConfigMap holds.
 */
public final class CorefileDigest {
  /** Only what needs no escaping in JSON, and nothing that is put in from elsewhere. */
  private static final Pattern PLAIN = Pattern.compile("[\\n\\t -~&&[^\"\\\\<>&%$]]*");

  private final List<Token> tokens;
  private int at;

  private CorefileDigest(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** In hex; empty for a text of which it is not certain what Caddy makes of it. */
  public static Optional<String> sha512(Corefile corefile) {
    if (!PLAIN.matcher(corefile.text()).matches()
        || !corefile.issues().isEmpty()
        || !corefile.snippets().isEmpty()
        || corefile.servers().isEmpty()
        || corefile.servers().stream().anyMatch(s -> s.closeBrace() < 0 || s.has("import"))) {
      return Optional.empty();
    }
    List<Token> tokens = new Lexer(corefile.text(), "", Map.of(), new Issues()).tokens();
    return new CorefileDigest(tokens).json().map(CorefileDigest::sha512);
  }

  private static String sha512(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-512", e);
    }
  }

  /** Empty when it ends in the middle of a block, or a brace stands where none belongs. */
  private Optional<String> json() {
    List<String> blocks = new ArrayList<>();
    while (at < tokens.size()) {
      Optional<String> block = block();
      if (block.isEmpty()) {
        return block;
      }
      blocks.add(block.get());
    }
    return Optional.of("[" + String.join(",", blocks) + "]");
  }

  private Optional<String> block() {
    List<String> keys = new ArrayList<>();
    for (; isWord(); at++) {
      String key = tokens.get(at).text();
      keys.add('"' + (key.endsWith(",") ? key.substring(0, key.length() - 1) : key) + '"');
    }
    if (!is("{")) {
      return Optional.empty();
    }
    at++;
    Map<String, List<String>> directives = new TreeMap<>();
    while (isWord()) {
      String name = tokens.get(at).text();
      int end = endOfDirective();
      List<String> words = directives.computeIfAbsent(name, k -> new ArrayList<>());
      tokens.subList(at, end).forEach(t -> words.add(json(t)));
      at = end;
    }
    if (!is("}")) {
      return Optional.empty();
    }
    at++;
    List<String> members = new ArrayList<>();
    directives.forEach((k, v) -> members.add("\"%s\":[%s]".formatted(k, String.join(",", v))));
    return Optional.of(
        "{\"Keys\":[%s],\"Tokens\":{%s}}"
            .formatted(String.join(",", keys), String.join(",", members)));
  }

  private boolean is(String word) {
    return at < tokens.size() && tokens.get(at).is(word);
  }

  private boolean isWord() {
    return at < tokens.size() && !is("{") && !is("}");
  }

  private static String json(Token token) {
    return "{\"File\":\"\",\"Line\":%d,\"Text\":\"%s\"}".formatted(token.line(), token.text());
  }

  /** Up to the next line outside of braces, or to the brace that ends the server block. */
  private int endOfDirective() {
    int open = 0;
    int end = at + 1;
    while (end < tokens.size()
        && (open > 0 || !tokens.get(end).startsLine() && !tokens.get(end).is("}"))) {
      open += tokens.get(end).is("{") ? 1 : tokens.get(end).is("}") ? -1 : 0;
      end++;
    }
    return end;
  }
}
