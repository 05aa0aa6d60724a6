package dev.podnosis.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident of the demo cluster, with what its user would report.
 *
 * @param id its id, as {@code --demo} takes it
 * @param title its title by language tag ({@code en}, {@code zh})
 * @param story what the user would tell, by language tag
 * @param pod the affected pod as {@code namespace/name}
 * @param container the affected container
 * @param domains the names that fail
 * @param error what the client said; empty when it said nothing
 * @param frequency how often it fails, by the word of the command line; null when the user does not
 *     say
 * @param kind which kind of name fails, by the word of the command line; null when the form of the
 *     name tells
 * @param began how long ago it began, at the start of the server
 */
public record DemoIncident(
    String id,
    Map<String, String> title,
    Map<String, String> story,
    String pod,
    String container,
    List<String> domains,
    String error,
    @Nullable String frequency,
    @Nullable String kind,
    Duration began) {
  public DemoIncident {
    title = Map.copyOf(title);
    story = Map.copyOf(story);
    domains = List.copyOf(domains);
  }

  /** Its title in a language; English where there is none. */
  public String title(String language) {
    return title.getOrDefault(language, title.getOrDefault("en", id));
  }

  /** What the user would tell, in a language; English where there is none. */
  public String story(String language) {
    return story.getOrDefault(language, story.getOrDefault("en", ""));
  }
}
