package dev.podnosis.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A piece of running text, parts of which stand out.
 *
 * @param pieces its parts in order
 */
public record Phrase(List<Piece> pieces) {
  public Phrase {
    pieces = List.copyOf(pieces);
  }

  /** How a part looks. */
  public enum Face {
    PLAIN,
    STRONG,
    MUTED,
    /** Names, addresses and commands. */
    CODE,
    /** The number of a piece of evidence; leads to where it is told, if it is. */
    EVIDENCE
  }

  /** A part in one face. */
  public record Piece(String text, Face face) {}

  /** Plain text. */
  public static Phrase plain(String text) {
    return of(text, Face.PLAIN);
  }

  /** Text that stands out. */
  public static Phrase strong(String text) {
    return of(text, Face.STRONG);
  }

  /** Text that steps back. */
  public static Phrase muted(String text) {
    return of(text, Face.MUTED);
  }

  /** A name, an address or a command. */
  public static Phrase code(String text) {
    return of(text, Face.CODE);
  }

  /** Numbers of evidence, one after the other; three and more in a row as "e4–e9". */
  public static Phrase evidence(List<String> ids) {
    return evidence(ids, Integer.MAX_VALUE, rest -> plain(""));
  }

  /**
   * Numbers of evidence as {@link #evidence(List)} shows them, the first few.
   *
   * @param most so many numbers and rows of numbers are shown
   * @param rest says how many ids are not shown
   */
  public static Phrase evidence(List<String> ids, int most, IntFunction<Phrase> rest) {
    List<Piece> pieces = new ArrayList<>();
    int shown = 0;
    int next = 0;
    while (next < ids.size() && shown < most) {
      int last = next;
      while (last + 1 < ids.size() && follows(ids.get(last), ids.get(last + 1))) {
        last++;
      }
      if (!pieces.isEmpty()) {
        pieces.add(new Piece(" ", Face.PLAIN));
      }
      pieces.add(new Piece(ids.get(next), Face.EVIDENCE));
      if (last - next >= 2) {
        pieces.add(new Piece("–", Face.PLAIN));
        pieces.add(new Piece(ids.get(last), Face.EVIDENCE));
        next = last;
      }
      next++;
      shown++;
    }
    Phrase phrase = new Phrase(pieces);
    return next < ids.size() ? phrase.and(rest.apply(ids.size() - next)) : phrase;
  }

  private static boolean follows(String id, String next) {
    return id.matches("e[0-9]{1,6}") && next.equals("e" + (Integer.parseInt(id.substring(1)) + 1));
  }

  private static Phrase of(String text, Face face) {
    return new Phrase(text.isEmpty() ? List.of() : List.of(new Piece(text, face)));
  }

  /** This and then another. */
  public Phrase and(Phrase other) {
    List<Piece> both = new ArrayList<>(pieces);
    both.addAll(other.pieces);
    return new Phrase(both);
  }

  /** The bare text. */
  public String text() {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }

  /** This, cleaned. */
  Phrase clean(Cleaning cleaning) {
    return new Phrase(
        pieces.stream().map(p -> new Piece(cleaning.line(p.text()), p.face())).toList());
  }

  static List<Phrase> clean(List<Phrase> phrases, Cleaning cleaning) {
    return phrases.stream().map(p -> p.clean(cleaning)).toList();
  }
}
