package dev.podnosis.report;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text: tokens, keys, certificates, passwords, values of environment
 * variables. Rather too much than too little: what is left out here can be looked up where it came
 * from.
 */
final class Secrets {
  /** What stands where a secret stood. */
  static final String REMOVED = "[REDACTED]";

  private static final String SECRET_KEY =
      "[\\w.-]{0,60}?(?:token|passw(?:or)?d|passphrase|secret|api[-_]?key|access[-_]?key"
          + "|private[-_]?key|client[-_]?key|credentials?|(?:key|certificate|ca)[-_]?(?:authority[-_]?)?data"
          + "|session[-_]?id|cookie|signature)[\\w.-]{0,40}";

  private static final String RESOLVER_OPTIONS =
      "ndots|timeout|attempts|rotate|single-request|single-request-reopen|use-vc|edns0|trust-ad"
          + "|no-tld-query|no-reload|inet6|no-aaaa";

  private static final String OS_RELEASE =
      "NAME|VERSION|ID|ID_LIKE|VERSION_ID|VERSION_CODENAME|PRETTY_NAME|VARIANT|VARIANT_ID|BUILD_ID"
          + "|HOME_URL|DOCUMENTATION_URL|SUPPORT_URL|BUG_REPORT_URL|LOGO|ANSI_COLOR|UBUNTU_CODENAME"
          + "|DEBIAN_VERSION_FULL|PRIVACY_POLICY_URL|PLATFORM_ID|CPE_NAME|SUPPORT_END";

  private record Rule(Pattern pattern, Function<MatchResult, String> with) {
    static Rule of(String pattern, Function<MatchResult, String> with) {
      return new Rule(Pattern.compile(pattern), with);
    }

    String apply(String text) {
      return pattern
          .matcher(text)
          .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(with.apply(m)));
    }
  }

  private static final List<Rule> RULES =
      List.of(
          // PEM (RFC 7468), cut off or not.
          Rule.of(
              "-----BEGIN [A-Z0-9 ]{1,40}-----[\\s\\S]*?(?:-----END [A-Z0-9 ]{1,40}-----|\\z)",
              m -> REMOVED),
          // PEM as base64, as kubeconfigs hold it: "-----BEGIN" encodes to LS0tLS1CRUdJTi.
          Rule.of("LS0tLS1CRUdJTi[A-Za-z0-9+/=_-]*+", m -> REMOVED),
          // JSON Web Tokens (RFC 7519), signed or not.
          Rule.of(
              "\\beyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]*+(?:\\.[A-Za-z0-9_-]*+)*+", m -> REMOVED),
          // Credentials of HTTP (RFC 9110, 11.6.2).
          Rule.of(
              "(?i)\\b(bearer|basic|negotiate|digest)(\\s{1,4})(?=[\\w.~+/=-]{0,200}[\\d=_.+/]|[\\w.~+/=-]{20})[\\w.~+/=-]{6,}+",
              m -> m.group(1) + m.group(2) + REMOVED),
          Rule.of(
              "(?im)((?:proxy-)?authorization\\s*[:=]\\s*)\\S[^\\r\\n\"']*+",
              m -> m.group(1) + REMOVED),
          // User and password in a URL (RFC 3986, 3.2.1).
          Rule.of(
              "([a-zA-Z][a-zA-Z0-9+.-]{1,20}://)[^\\s/@\"'<>]{1,300}@",
              m -> m.group(1) + REMOVED + "@"),
          // A name that means a secret, and its value.
          Rule.of(
              "(?i)("
                  + SECRET_KEY
                  + "[\"']?[ \\t]*[:=][ \\t]*)(\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|[^\\s,;&\"'}\\]]++)",
              m -> m.group(1) + REMOVED),
          // The same as an option of a command, its value apart.
          Rule.of(
              "(?i)(--?" + SECRET_KEY + "[ \\t]+)(?!-)(\"[^\"]*+\"|'[^']*+'|\\S++)",
              m -> m.group(1) + REMOVED),
          // Well-known shapes: bootstrap tokens, cloud access keys, tokens of code hosts.
          Rule.of("(?<![\\w.-])[a-z0-9]{6}\\.(?=[a-z]*[0-9])[a-z0-9]{16}(?![\\w.-])", m -> REMOVED),
          Rule.of("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b|\\bLTAI[0-9A-Za-z]{12,26}\\b", m -> REMOVED),
          Rule.of("\\b(?:gh[pousr]_|glpat-|xox[abprs]-)[\\w-]{10,}+", m -> REMOVED),
          // Values of environment variables in objects; a resolver's options look alike and stay.
          Rule.of(
              "(\"name\"\\s*:\\s*\"(?!(?:"
                  + RESOLVER_OPTIONS
                  + ")\")[^\"]*+\"\\s*,\\s*\"value\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+\"",
              m -> m.group(1) + "\"" + REMOVED + "\""),
          Rule.of(
              "(?m)^(\\s*-?\\s*name:\\s*[\"']?(?!(?:"
                  + RESOLVER_OPTIONS
                  + ")[\"']?\\s*$)\\S+\\s*\\R\\s*value:[ \\t]*)\\S.*$",
              m -> m.group(1) + REMOVED),
          // What env, printenv and /proc/PID/environ print; os-release looks alike and stays.
          Rule.of(
              "(?m)((?:^|\\x00)(?:export |declare -x )?(?!(?:"
                  + OS_RELEASE
                  + ")=)[A-Z][A-Z0-9_]*=)[^\\r\\n\\x00]++",
              m -> m.group(1) + REMOVED));

  private Secrets() {}

  /** The text without secrets. */
  static String remove(String text) {
    String clean = text;
    for (Rule rule : RULES) {
      clean = rule.apply(clean);
    }
    return clean;
  }
}
