package dev.podnosis.diagnosis;

import dev.podnosis.evidence.ErrorMeaning;
import java.util.regex.Pattern;

/**
 * How a client's error message looks.
 *
 * @param id its id
 * @param client the program or library that says it
 * @param pattern what is looked for; the groups {@code name} and {@code server} are taken over
 * @param meaning what it means
 */
public record ErrorSignature(String id, String client, Pattern pattern, ErrorMeaning meaning) {}
