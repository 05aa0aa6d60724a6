package dev.podnosis.coredns.corefile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plugin in a server block, or an option inside a plugin's own block.
 *
 * @param options the lines of its block, each again a directive; empty without a block
 * @param openBrace offset of the brace that opens the block; -1 without a block
 * @param end offset behind its last character, the closing brace included
 */
public record Directive(
    Token token, List<Token> argTokens, List<Directive> options, int openBrace, int end) {
  public Directive {
    argTokens = List.copyOf(argTokens);
    options = List.copyOf(options);
  }

  public String name() {
    return token.text();
  }

  public int line() {
    return token.line();
  }

  Position position() {
    return token.position();
  }

  public List<String> args() {
    return argTokens.stream().map(Token::text).toList();
  }

  public boolean hasBlock() {
    return openBrace >= 0;
  }

  /** The first option of that name. */
  public Optional<Directive> option(String name) {
    return options(name).findFirst();
  }

  /** All options of that name, in their order. */
  public Stream<Directive> options(String name) {
    return options.stream().filter(o -> o.name().equals(name));
  }

  /** The argument at that place, empty when there are fewer. */
  public Optional<String> arg(int index) {
    return index < argTokens.size() ? Optional.of(argTokens.get(index).text()) : Optional.empty();
  }

  /**
   * Whether it stands in one piece in the Corefile itself. What was imported, or is put together
   * from an import and its surroundings, has no place of its own to edit.
   */
  boolean inOnePiece() {
    int at = token.end();
    if (!token.inCorefile()) {
      return false;
    }
    for (Token arg : argTokens) {
      if (!arg.inCorefile() || arg.start() < at) {
        return false;
      }
      at = arg.end();
    }
    return end >= at && (openBrace < 0 || openBrace >= at && openBrace < end);
  }
}
