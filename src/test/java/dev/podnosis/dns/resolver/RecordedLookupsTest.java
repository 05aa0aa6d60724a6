package dev.podnosis.dns.resolver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The models against what CoreDNS logged of real applications: each pod looks up the same names
 * every five seconds, and both replicas logged every query.
 */
class RecordedLookupsTest {

  private static final Path LOGS = Path.of("src/test/resources/recordings/healthy-query-log/logs");

  /** kubectl's time stamp, client, type, name, RCODE. */
  private static final Pattern LINE =
      Pattern.compile(
          "^(\\S+) \\[INFO\\] ([0-9.]+):(\\d+) - \\d+ \"(A|AAAA) IN (\\S+) udp .*?\" (\\S+) .*");

  private record Logged(Instant at, int port, RecordType type, DnsName name, Rcode rcode) {}

  private record Question(DnsName name, RecordType type) {}

  @ParameterizedTest
  @CsvSource({
    "10.244.1.2, glibc 2.41, api-musl.shop",
    "10.244.1.2, glibc 2.41, www.example.com",
    "10.244.1.2, glibc 2.41, kubernetes.default.svc.cluster.local",
    "10.244.2.3, musl 1.2.5, web-glibc.shop",
    "10.244.2.3, musl 1.2.5, www.example.com",
    "10.244.2.3, musl 1.2.5, kubernetes.default.svc.cluster.local",
    "10.244.1.7, go, web-glibc.shop",
    "10.244.1.7, go, www.example.com",
    "10.244.1.7, go, kubernetes.default.svc.cluster.local"
  })
  void theModelSendsWhatTheApplicationSent(String pod, String libc, String name)
      throws IOException {
    List<Logged> log = log(pod);
    Map<Question, Rcode> known = new HashMap<>();
    log.forEach(l -> known.put(new Question(l.name(), l.type()), l.rcode()));
    Walkthrough walk =
        Scripted.model(libc, Scripted.POD)
            .lookUp(
                DnsName.parse(name),
                q -> {
                  Rcode rcode =
                      Objects.requireNonNull(
                          known.get(new Question(q.name(), q.type())),
                          () -> "the application never asked " + q);
                  return rcode.equals(Rcode.NOERROR) ? Reaction.found() : Reaction.rcode(rcode);
                });

    List<String> modelled = walk.names().stream().map(DnsName::toString).toList();
    List<List<String>> rounds = rounds(log, walk.names());
    // Some lines are missing in the logs, so a round may lack names; none may be out of order, but
    // for the few whose lines of two replicas carry nearly the same time.
    long inOrder = rounds.stream().filter(names -> isSubsequence(names, modelled)).count();
    long complete = rounds.stream().filter(modelled::equals).count();
    assertTrue(rounds.size() >= 15, rounds.size() + " rounds");
    assertTrue(inOrder >= rounds.size() * 0.9, inOrder + " of " + rounds.size() + " in order");
    assertTrue(complete >= 3, complete + " complete rounds");
  }

  private static boolean isSubsequence(List<String> part, List<String> whole) {
    int at = 0;
    for (String name : whole) {
      if (at < part.size() && part.get(at).equals(name)) {
        at++;
      }
    }
    return at == part.size();
  }

  @ParameterizedTest
  @CsvSource({"10.244.1.2, true", "10.244.2.3, true", "10.244.1.7, false"})
  void libcsAskForBothFamiliesFromOnePortAndGoFromTwo(String pod, boolean onePort)
      throws IOException {
    Map<Integer, Set<RecordType>> byPort =
        log(pod).stream()
            .filter(l -> l.name().toString().equals("www.example.com."))
            .collect(
                Collectors.groupingBy(
                    Logged::port, Collectors.mapping(Logged::type, Collectors.toSet())));
    long both = byPort.values().stream().filter(types -> types.size() == 2).count();
    assertTrue(byPort.size() > 5);
    assertTrue(onePort ? both > byPort.size() * 0.8 : both < byPort.size() * 0.2, both + "");
  }

  /** The names asked in each round of five seconds, in the order of time. */
  private static List<List<String>> rounds(List<Logged> log, List<DnsName> names) {
    List<List<String>> rounds = new ArrayList<>();
    Instant last = Instant.EPOCH;
    for (Logged l : log) {
      if (!names.contains(l.name())) {
        continue;
      }
      if (l.at().isAfter(last.plusSeconds(2))) {
        rounds.add(new ArrayList<>());
      }
      last = l.at();
      if (!rounds.getLast().contains(l.name().toString())) {
        rounds.getLast().add(l.name().toString());
      }
    }
    return rounds;
  }

  private static List<Logged> log(String pod) throws IOException {
    List<Logged> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(LOGS)) {
      for (Path file :
          files
              .filter(f -> f.getFileName().toString().matches("coredns-.*\\.timestamps\\.log"))
              .toList()) {
        for (String line : Files.readAllLines(file)) {
          Matcher m = LINE.matcher(line);
          if (m.matches() && m.group(2).equals(pod)) {
            found.add(
                new Logged(
                    Instant.parse(m.group(1)),
                    Integer.parseInt(m.group(3)),
                    RecordType.parse(m.group(4)).orElseThrow(),
                    DnsName.parse(m.group(5)),
                    Rcode.parse(m.group(6)).orElseThrow()));
          }
        }
      }
    }
    found.sort(Comparator.comparing(Logged::at));
    return found;
  }
}
