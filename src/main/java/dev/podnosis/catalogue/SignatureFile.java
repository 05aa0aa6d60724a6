package dev.podnosis.catalogue;

import dev.podnosis.evidence.ErrorMeaning;
import java.util.List;

/**
 * The data file of client error signatures as it is written.
 *
 * @param signatures the signatures, the most telling first
 * @param names regular expressions for the name in a message
 * @param servers regular expressions for the server in a message
 */
public record SignatureFile(List<Entry> signatures, List<String> names, List<String> servers) {
  /**
   * One signature.
   *
   * @param id its id
   * @param client who says it
   * @param pattern a regular expression, with groups {@code name} and {@code server} where it tells
   *     them
   * @param means what it means
   * @param words what it means, in words
   */
  public record Entry(String id, String client, String pattern, ErrorMeaning means, Text words) {}
}
