package dev.podnosis.coredns.corefile;

/**
 * One word of a Corefile and where it stands.
 *
 * @param text the word without its quotes; variables replaced where their value is known
 * @param source the file it stands in: empty for the Corefile itself, else an imported file
 * @param start offset of its first character in that file, a quote included
 * @param end offset behind its last character
 * @param line counted from 1
 * @param startsLine whether it is the first word of its line, which is what begins a directive
 */
public record Token(
    String text, String source, int start, int end, int line, boolean startsLine, boolean quoted) {

  Position position() {
    return new Position(source, line);
  }

  boolean is(String word) {
    return !quoted && text.equals(word);
  }

  boolean inCorefile() {
    return source.isEmpty();
  }

  Token withStartsLine() {
    return startsLine ? this : new Token(text, source, start, end, line, true, quoted);
  }
}
