package dev.podnosis.coredns.corefile;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a Corefile may refer to beside its own text.
 *
 * @param environment variables of the container
 * @param files imported files by the name after the last slash, such as the keys of the ConfigMap
 *     {@code coredns-custom}
 * @param filesKnown whether {@code files} is all there is; if not, a missing file proves nothing
 * @param customKnown whether it is all there is in a folder {@code custom}, where the ConfigMap
 *     {@code coredns-custom} is mounted
 */
public record CorefileSources(
    Map<String, String> environment,
    Map<String, String> files,
    boolean filesKnown,
    boolean customKnown) {
  /** Nothing beside the text is known. */
  public static final CorefileSources NONE = new CorefileSources(Map.of(), Map.of(), false);

  private static final Pattern IN_CUSTOM = Pattern.compile("(?:.*/)?custom/[^/]*");
  private static final int MAX_PATTERN = 300;

  public CorefileSources {
    environment = Map.copyOf(environment);
    files = Map.copyOf(files);
  }

  /** All files are known, or none is known to be all. */
  public CorefileSources(
      Map<String, String> environment, Map<String, String> files, boolean filesKnown) {
    this(environment, files, filesKnown, filesKnown);
  }

  /** Files that an import names, by name; empty when it is not known whether there are any. */
  Optional<Map<String, String>> matching(String pattern) {
    if (pattern.length() > MAX_PATTERN) {
      return Optional.empty();
    }
    String last = pattern.substring(pattern.lastIndexOf('/') + 1);
    Pattern glob =
        Pattern.compile(
            "\\Q"
                + last.replace("\\E", "").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q")
                + "\\E",
            Pattern.DOTALL);
    Map<String, String> found = new TreeMap<>();
    if (last.chars().filter(c -> c == '*').count() <= 1) {
      files.forEach(
          (name, text) -> {
            if (glob.matcher(name).matches()) {
              found.put(name, text);
            }
          });
    }
    boolean known = filesKnown || customKnown && IN_CUSTOM.matcher(pattern).matches();
    return found.isEmpty() && !known ? Optional.empty() : Optional.of(found);
  }
}
