package dev.podnosis.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.coredns.log.LogAnalyser;
import dev.podnosis.coredns.log.LogOptions;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.Vantage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a scenario adds to a case, written shortly. */
final class Additions {
  private final Facts base;
  private final CaseTree tree;

  Additions(Facts base, CaseTree tree) {
    this.base = base;
    this.tree = tree;
  }

  List<Look> looks(JsonNode addition) {
    if (addition.has("lookups")) {
      return List.of(lookups(addition.path("lookups")));
    }
    if (addition.has("connections")) {
      return List.of(connections(addition.path("connections")));
    }
    if (addition.has("stub")) {
      return List.of(stub(addition.path("stub")));
    }
    if (addition.has("log")) {
      return List.of(log(addition.path("log")));
    }
    if (addition.has("error")) {
      String error = addition.path("error").asString();
      return List.of(
          look(ProbeId.SYMPTOM, Vantage.user(), Catalogue.load().signatures().classify(error)));
    }
    ProbeId probe = ProbeId.byId(addition.path("probe").asString()).orElseThrow();
    return List.of(
        look(
            probe,
            vantage(addition.path("from").asString("api")),
            tree.observation(addition.path("seen"))));
  }

  private Look lookups(JsonNode n) {
    String name = n.path("name").asString("www.example.com");
    List<LookupsSeen.Sample> samples = new ArrayList<>();
    for (String part : n.path("got").asString().split(", *")) {
      String[] words = part.split(" ", 3);
      for (int i = 0; i < Integer.parseInt(words[0]); i++) {
        samples.add(
            new LookupsSeen.Sample(
                name,
                n.path("millis").asDouble(2),
                outcome(words[1], words.length > 2 ? words[2] : "")));
      }
    }
    return look(
        ProbeId.byId(n.path("probe").asString()).orElseThrow(),
        vantage(n.path("from").asString()),
        new LookupsSeen(
            target(n.path("to").asString()),
            Transport.parse(n.path("over").asString("udp")).orElseThrow(),
            LookupsSeen.Question.valueOf(n.path("question").asString("SYMPTOM")),
            name,
            n.path("type").asString("A"),
            samples));
  }

  /** {@code NOERROR 10.0.0.1}, {@code NXDOMAIN}, {@code timeout}, {@code NOERROR/tc}. */
  private static LookupOutcome outcome(String word, String answers) {
    boolean none = word.equals(word.toLowerCase(Locale.ROOT));
    if (none) {
      return new LookupOutcome.NoAnswer(
          LookupOutcome.NoAnswer.Kind.valueOf(word.toUpperCase(Locale.ROOT)), "");
    }
    String[] parts = word.split("/");
    List<String> flags = parts.length > 1 ? List.of("qr", parts[1]) : List.of("qr");
    return new LookupOutcome.Answered(
        parts[0], flags, answers.isEmpty() ? List.of() : List.of(answers.split(" ")), 100);
  }

  private Look connections(JsonNode n) {
    List<ConnectionsSeen.Attempt> attempts = new ArrayList<>();
    for (String part : n.path("got").asString().split(", *")) {
      String[] words = part.split(" ");
      for (int i = 0; i < Integer.parseInt(words[0]); i++) {
        boolean ok = words[1].equals("ok");
        attempts.add(new ConnectionsSeen.Attempt(ok, 1, ok ? "" : words[1]));
      }
    }
    return look(
        ProbeId.byId(n.path("probe").asString()).orElseThrow(),
        vantage(n.path("from").asString()),
        new ConnectionsSeen(
            target(n.path("to").asString()), n.path("over").asString("tcp"), attempts));
  }

  /** Lines as {@code kubectl logs --timestamps} prints them; {@code @-30s} stands for a time. */
  private Look log(JsonNode n) {
    StringBuilder text = new StringBuilder();
    for (JsonNode line : n.path("lines")) {
      String[] parts = line.asString().split(" ", 2);
      text.append(tree.time(parts[0])).append(' ').append(parts[1]).append('\n');
    }
    ObjectRef pod = replica(n.path("replica").asString("0")).ref();
    try {
      return look(
          ProbeId.DNS_LOGS,
          Vantage.api(),
          new LogSeen(
              pod,
              n.path("previous").asBoolean(false),
              LogAnalyser.analyse(
                  new ByteArrayInputStream(text.toString().getBytes(UTF_8)),
                  LogOptions.of(pod.name()))));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Look stub(JsonNode n) {
    ObjectRef self = base.businessPod().orElseThrow().value().ref();
    return look(
        ProbeId.CLIENT_LOOKUPS,
        vantage("self"),
        new StubLookupSeen(
            self,
            "getent",
            n.path("name").asString("www.example.com"),
            StubLookupSeen.Result.valueOf(n.path("result").asString()),
            n.path("addresses").valueStream().map(JsonNode::asString).toList(),
            n.path("millis").asDouble(5),
            ""));
  }

  /** {@code UPSTREAM 10.77.0.53}, {@code REPLICA 0}, {@code API_SERVICE 10.96.0.1:443}. */
  private DnsTarget target(String text) {
    String[] words = text.split(" ");
    DnsTarget.Role role = DnsTarget.Role.valueOf(words[0]);
    if (role == DnsTarget.Role.REPLICA) {
      PodFacts pod = replica(words[1]);
      return new DnsTarget(role, pod.addresses().getFirst(), 53, pod.ref());
    }
    int colon = words[1].lastIndexOf(':');
    return colon < 0
        ? new DnsTarget(role, words[1], 53, null)
        : new DnsTarget(
            role,
            words[1].substring(0, colon),
            Integer.parseInt(words[1].substring(colon + 1)),
            null);
  }

  /** {@code self}, {@code replica 0}, {@code node node1}, {@code api}, {@code user}. */
  Vantage vantage(String text) {
    String[] words = text.split(" ");
    return switch (words[0]) {
      case "api" -> Vantage.api();
      case "user" -> Vantage.user();
      case "self" -> inPod(base.businessPod().orElseThrow().value());
      case "replica" -> inPod(replica(words[1]));
      case "node" -> new Vantage(Source.NODE_POD, new Place.OnNode(words[1]));
      default -> throw new IllegalArgumentException("no such place: " + text);
    };
  }

  private PodFacts replica(String index) {
    return base.dns().replicas().orElseThrow().value().get(Integer.parseInt(index));
  }

  private static Vantage inPod(PodFacts pod) {
    return new Vantage(Source.DEBUG_CONTAINER, new Place.InPod(pod.ref(), pod.node()));
  }

  private Look look(ProbeId probe, Vantage vantage, Observation seen) {
    return new Look(probe, vantage, base.now(), Duration.ZERO, seen, null);
  }

  static Run atLevel(Run run, Level level) {
    return new Run(
        run.toolVersion(),
        run.startedAt(),
        run.finishedAt(),
        level,
        run.complete(),
        run.changes(),
        run.apiCalls(),
        run.apiBytes(),
        run.caseId(),
        run.notes());
  }
}
