package dev.podnosis.path;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.LookupOutcome.NoAnswer;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.CorefileSeen.Owner;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was measured in recordings of a real cluster, as case files: dig, ping, nc, the matrix. */
public final class RecordedPaths {
  /** The upstream that the recorded cluster's Corefile leads to. */
  public static final String UPSTREAM = "10.77.0.53";

  private static final Path RECORDINGS = Path.of("src/test/resources/recordings");
  private static final String SERVICE = "10.96.0.10";
  private static final Pattern DIG_STATUS = Pattern.compile("status: ([A-Z]+)");
  private static final Pattern SERVER = Pattern.compile("@([0-9.]+)");
  private static final Pattern SUBJECT =
      Pattern.compile("\\d+-(.+)-(upstream|replica|service|apiserver)");
  private static final Pattern SAMPLE =
      Pattern.compile("(\\d+) ms exit \\d+ (status: ([A-Z]+)|timed out)");
  private static final Instant AT = Instant.parse("2026-11-23T07:00:00Z");

  private RecordedPaths() {}

  /** What the recorded cluster's Corefiles say. */
  public static Routes routes(String recording) {
    boolean cache = recording.equals("nodelocal-on");
    List<Routes.Forwarding> forwarding = new ArrayList<>();
    for (Owner owner : cache ? Owner.values() : new Owner[] {Owner.COREDNS}) {
      forwarding.add(
          new Routes.Forwarding(owner, ".", List.of(UPSTREAM), Routes.Protocol.AS_ASKED));
    }
    return new Routes(
        "cluster.local", forwarding, cache ? Set.of("169.254.20.10", SERVICE) : Set.of());
  }

  /** The objects of a recording and what was measured from containers and nodes. */
  public static CaseFile measured(String recording, int symptom) {
    CaseFile base = RecordedCases.caseFile(recording, symptom, Level.READ);
    Topology topology = Topology.of(base, routes(recording));
    List<Look> looks = new ArrayList<>();
    for (String folder : List.of("exec", "node/node1", "node/node2")) {
      files(RECORDINGS.resolve(recording).resolve(folder))
          .forEach(f -> look(f, topology).ifPresent(looks::add));
    }
    return base.plus(looks);
  }

  /**
   * The 20 samples per edge that were taken again later, with the objects of a recording of the
   * same hour, as the replicas had been replaced meanwhile.
   */
  public static CaseFile matrix(String recording) {
    CaseFile base = RecordedCases.caseFile("packet-loss", 0, Level.READ);
    Topology topology = Topology.of(base, routes(recording));
    List<Look> looks = new ArrayList<>();
    files(RECORDINGS.resolve(recording).resolve("later/matrix"))
        .forEach(f -> looks.add(matrixLook(f, topology)));
    return base.plus(looks);
  }

  private static Look matrixLook(Path file, Topology topology) {
    List<String> lines = lines(file);
    String[] where = lines.get(0).split(" ");
    String[] target = lines.get(1).split(" ");
    boolean external = file.getFileName().toString().contains("external");
    String name = external ? "example.com" : "kubernetes.default.svc.cluster.local";
    List<LookupsSeen.Sample> samples = new ArrayList<>();
    for (String line : lines) {
      Matcher m = SAMPLE.matcher(line);
      if (m.matches()) {
        samples.add(
            new LookupsSeen.Sample(
                name,
                Double.parseDouble(m.group(1)),
                m.group(3) == null
                    ? new NoAnswer(NoAnswer.Kind.TIMEOUT, "")
                    : new LookupOutcome.Answered(m.group(3), List.of("qr"), List.of(), 0)));
      }
    }
    return look(
        new Place.InPod(ObjectRef.parse(where[3], ""), where[5]),
        new LookupsSeen(
            target(target[2], topology),
            Transport.parse(target[3]).orElseThrow(),
            external ? Question.EXTERNAL_FRESH : Question.INTERNAL,
            name,
            "A",
            samples));
  }

  private static Optional<Look> look(Path file, Topology topology) {
    List<String> lines = lines(file);
    String command = lines.get(1).replaceAll("[\\[\\]\",]", "");
    Place place = place(file, lines.get(0).replace("# where: pod ", ""));
    if (place == null) {
      return Optional.empty();
    }
    double millis = Double.parseDouble(lines.get(3).replace("# durationMs: ", ""));
    String body = String.join("\n", lines);
    Observation seen = null;
    if (command.contains(" dig ") && command.contains("@")) {
      seen = lookups(command, body, millis, topology);
    } else if (command.contains("nslookup www") && body.contains("no servers could be reached")) {
      seen =
          new LookupsSeen(
              target(SERVICE, topology),
              Transport.UDP,
              Question.EXTERNAL,
              "www.example.com",
              "A",
              List.of(sample("www.example.com", 5000, body)));
    } else if (command.contains("ping -c 3")) {
      seen = pings(command, body, topology);
    } else if (command.contains(" nc -zv")) {
      seen =
          new ConnectionsSeen(
              new DnsTarget(DnsTarget.Role.API_SERVICE, "10.96.0.1", 443, null),
              "tcp",
              List.of(new ConnectionsSeen.Attempt(body.contains("succeeded"), millis, "")));
    }
    return seen == null ? Optional.empty() : Optional.of(look(place, seen));
  }

  private static LookupsSeen lookups(
      String command, String body, double millis, Topology topology) {
    Matcher server = SERVER.matcher(command);
    if (!server.find()) {
      throw new IllegalStateException(command);
    }
    String name = command.substring(command.lastIndexOf(' ') + 1);
    return new LookupsSeen(
        target(server.group(1), topology),
        command.contains("+tcp") ? Transport.TCP : Transport.UDP,
        name.endsWith("cluster.local") ? Question.INTERNAL : Question.EXTERNAL,
        name,
        "A",
        List.of(sample(name, millis, body)));
  }

  private static LookupsSeen.Sample sample(String name, double millis, String body) {
    Matcher status = DIG_STATUS.matcher(body);
    return new LookupsSeen.Sample(
        name,
        millis,
        status.find()
            ? new LookupOutcome.Answered(status.group(1), List.of("qr"), List.of(), 0)
            : new NoAnswer(NoAnswer.Kind.TIMEOUT, ""));
  }

  private static ConnectionsSeen pings(String command, String body, Topology topology) {
    int received = Integer.parseInt(body.replaceAll("(?s).*transmitted, (\\d+) received.*", "$1"));
    return new ConnectionsSeen(
        target(command.substring(command.lastIndexOf(' ') + 1), topology),
        "icmp",
        Stream.iterate(0, i -> i < 3, i -> i + 1)
            .map(i -> new ConnectionsSeen.Attempt(i < received, 0.1, ""))
            .toList());
  }

  private static DnsTarget target(String address, Topology topology) {
    Optional<Peer> replica = topology.replica(null, address);
    DnsTarget.Role role =
        address.equals(SERVICE)
            ? DnsTarget.Role.SERVICE
            : replica.isPresent()
                ? DnsTarget.Role.REPLICA
                : address.startsWith("169.254.")
                    ? DnsTarget.Role.NODELOCAL
                    : DnsTarget.Role.UPSTREAM;
    return new DnsTarget(role, address, 53, replica.map(Peer::ref).orElse(null));
  }

  /** Commands on nodes ran in the network namespace of the pod that the file's name holds. */
  private static @Nullable Place place(Path file, String where) {
    if (!where.startsWith("default/rec-")) {
      return new Place.InPod(ObjectRef.parse(where, ""), nodes().get(where));
    }
    Matcher subject = SUBJECT.matcher(file.getFileName().toString());
    if (!subject.find()) {
      return null;
    }
    String pod = subject.group(1);
    ObjectRef ref = new ObjectRef(pod.startsWith("coredns") ? "kube-system" : "shop", pod);
    return new Place.InPod(ref, where.substring("default/rec-".length()));
  }

  /** Where the pods of namespace shop ran in all recordings. */
  private static Map<String, String> nodes() {
    return Map.of(
        "shop/web-glibc-6cc676dbb9-4svnz", "node1",
        "shop/web-glibc-6cc676dbb9-crc6v", "node2",
        "shop/api-musl-67565b7f45-5stcn", "node1",
        "shop/api-musl-67565b7f45-bjnhw", "node2");
  }

  private static Look look(Place place, Observation seen) {
    return new Look(
        ProbeId.POD_NETWORK,
        new Vantage(Source.DEBUG_CONTAINER, place),
        AT,
        Duration.ZERO,
        seen,
        null);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
