package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Options whose values mean something to a shell, a terminal or an option parser. */
class HostileOptionsTest {
  private static final List<String> VALUES =
      List.of("x; rm -rf /", "$(id)", "-v", "\u001b[2J\u0007", "a\nb");

  private static String[] diagnose(String... more) {
    List<String> args = new ArrayList<>(List.of("diagnose", "--demo", "healthy", "--lang", "en"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  /** The value is the option's, not an option itself, and the message says that there is none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--pod| There is no ",
        "--pod checkout --namespace| There is no namespace ",
        "--pod checkout -n| There is no namespace ",
        "--pod checkout-pjzfczv7xn-jqfg7 --container| The pod has no container ",
        "--debug-image| is not an image",
        "--debug-registry| is not a registry",
        "--debug-pull-secret| is not the name of a Secret",
      })
  void areRefusedInAMessage(String options, String said) {
    for (String value : VALUES) {
      List<String> more = new ArrayList<>(List.of(options.split(" ")));
      more.add(value);
      refused(Ended.run(diagnose(more.toArray(String[]::new))), said.strip(), value);
    }
  }

  /** A name may begin with a hyphen, as far as DNS goes; the others hold what no name has. */
  @ParameterizedTest
  @CsvSource({
    "x; rm -rf /, is not a bare name",
    "$(id), a character that no name has",
    "'a\nb', a character that no name has",
    "'\u001b[2J\u0007', a character that no name has",
  })
  void areNoDomains(String value, String said) {
    refused(Ended.run(diagnose("--domain", value)), said, value);
  }

  @Test
  void leaveAHyphenADomain() {
    Ended ran = Ended.run(diagnose("--domain", "-v", "--format", "json", "--timeout", "1s"));
    JsonNode result = JsonMapper.shared().readTree(ran.out());
    assertEquals("[\"-v\"]", result.path("target").path("domains").toString());
    assertTrue(result.path("clusterChanges").isEmpty(), ran.out());
  }

  /** One line, in which nothing moves the cursor. */
  private static void refused(Ended run, String said, String value) {
    assertEquals(2, run.status(), value + ": " + run.err());
    assertEquals("", run.out());
    assertTrue(run.err().lines().anyMatch(line -> line.contains(said)), run.err());
    assertTrue(
        run.err().chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)),
        "a control character came through");
    assertFalse(run.err().contains("uid="), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
  }
}
