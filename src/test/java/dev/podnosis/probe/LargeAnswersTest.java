package dev.podnosis.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.path.fault.Traffic;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.scenario.Judges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A large answer is asked for at several sizes: the script runs in a real shell, and {@code dig}
 * says what it said when it was recorded.
 */
@DisabledOnOs(OS.WINDOWS)
class LargeAnswersTest {
  private static final Path DIG = Path.of("src/test/resources/dns/tools");
  private static final Path BIG =
      Path.of("src/test/resources/recordings/healthy/exec/012-node1-glibc-dig-search.txt");
  private static final String NAME = "bigheadless.shop.svc.cluster.local";

  @TempDir Path folder;
  private Path tools;
  private Path log;

  @BeforeEach
  void programs() throws IOException {
    tools = Files.createDirectories(folder.resolve("tools"));
    log = folder.resolve("log");
    Files.writeString(folder.resolve("small"), stdout(DIG.resolve("dig-ok.txt")));
    Files.writeString(folder.resolve("lost"), stdout(DIG.resolve("dig-drop.txt")));
    // +noanswer leaves the section out; +ignore shows the cut answer that the recorded dig told of
    String whole =
        stdout(BIG)
            .replace(";; Truncated, retrying in TCP mode.\n", "")
            .replaceAll("(?s);; ANSWER SECTION:\n.*?\n\n", "");
    Files.writeString(folder.resolve("whole"), whole);
    Files.writeString(
        folder.resolve("cut"), whole.replace("flags: qr aa rd;", "flags: qr aa tc rd;"));
    program("ping", "exit 2");
  }

  @Test
  void asksEveryServerAtEverySizeAndOverTcp() {
    List<Ask.Lookup> asks = large(complaint(NAME));
    Set<DnsTarget> targets = asks.stream().map(Ask.Lookup::target).collect(Collectors.toSet());
    assertEquals(
        Set.of(DnsTarget.Role.SERVICE, DnsTarget.Role.REPLICA),
        targets.stream().map(DnsTarget::role).collect(Collectors.toSet()));
    for (DnsTarget target : targets) {
      List<String> ways =
          asks.stream()
              .filter(a -> a.target().equals(target))
              .map(a -> a.transport() + " " + a.bufferSize() + " " + a.type() + " " + a.name())
              .toList();
      assertEquals(
          List.of(
              "UDP 512 A " + NAME + ".",
              "UDP 1232 A " + NAME + ".",
              "UDP 4096 A " + NAME + ".",
              "TCP null A " + NAME + "."),
          ways);
    }
  }

  /** Over TCP, where an answer of any size comes whole: how large is it? */
  @Test
  void asksHowLargeLikelyAnswersAreWhereNoneIsKnown() {
    List<Ask.Lookup> asks = large(complaint("www.example.com"));
    assertEquals(
        Set.of("REPLICA TCP null TXT example.com.", "REPLICA TCP null DNSKEY ."),
        asks.stream().map(LargeAnswersTest::way).collect(Collectors.toSet()));
    List<Ask.Lookup> fromReplica =
        lookups(new Edges(new Facts(complaint("www.example.com"))).fromCoreDns(List.of("10.0.0.2")))
            .toList();
    assertEquals(
        Set.of("UPSTREAM TCP null TXT example.com.", "UPSTREAM TCP null DNSKEY ."),
        fromReplica.stream()
            .filter(a -> a.question() == Question.LARGE)
            .map(LargeAnswersTest::way)
            .collect(Collectors.toSet()));
    assertEquals(List.of(), large(complaint("nowhere.shop.svc.cluster.local")));
  }

  /** The replicas ask each other too, so that their own stretches can be told apart. */
  @Test
  void asksForALargeAnswerBetweenReplicas() {
    Facts facts = new Facts(complaint(NAME));
    var replicas = facts.dns().replicas().orElseThrow().value();
    List<Ask> asks = new Edges(facts).amongReplicas(replicas.getFirst().ref());
    assertEquals(
        8, lookups(asks).filter(a -> a.question() == Question.LARGE).map(Ask::target).count());
  }

  @ParameterizedTest
  @CsvSource({"1233, false, true", "1232, false, false", "512, true, true", "0, false, false"})
  void asksAtEverySizeForWhatTurnedOutLarge(int bytes, boolean cut, boolean large) {
    DnsTarget upstream = new DnsTarget(DnsTarget.Role.UPSTREAM, "10.0.0.2", 53, null);
    Transport over = cut ? Transport.UDP : Transport.TCP;
    var question = cut ? Question.SYMPTOM : Question.LARGE;
    Ask ask = new Ask.Lookup(upstream, over, question, "example.com.", "TXT", 5);
    var answer =
        new dev.podnosis.dns.LookupOutcome.Answered(
            "NOERROR", cut ? List.of("qr", "tc") : List.of("qr"), List.of(), bytes);
    var seen =
        new LookupsSeen(
            upstream,
            over,
            question,
            "example.com.",
            "TXT",
            List.of(new LookupsSeen.Sample("example.com.", 1, answer)));
    List<String> next =
        lookups(LargeAnswers.next(List.of(ask), List.of(seen))).map(LargeAnswersTest::way).toList();
    List<String> sizes =
        List.of(
            "UPSTREAM UDP 512 TXT example.com.",
            "UPSTREAM UDP 1232 TXT example.com.",
            "UPSTREAM UDP 4096 TXT example.com.");
    assertEquals(
        !large
            ? List.of()
            : cut
                ? List.of(
                    sizes.get(0), sizes.get(1), sizes.get(2), "UPSTREAM TCP null TXT example.com.")
                : sizes,
        next);
  }

  /** Nobody's name having a large answer is no failed probe and leaves a clear result clear. */
  @Test
  @SuppressWarnings("NullAway") // measuring asks nothing of the API server
  void saysWhereNoLargeAnswerWasAtHand() throws IOException, InterruptedException {
    CaseFile before = complaint("www.example.com");
    program("dig", "cat '" + folder + "/small'");
    Scene scene = new Scene(ProbeId.POD_NETWORK, null, before, InstantSource.system());
    new Measuring(scene, 5).measure(new Here(tools, before), asks(before));
    var judged =
        Judges.all().judge(before.plus(scene.looks())).cause(new CauseId("edns-fragmentation"));
    assertEquals(
        new dev.podnosis.diagnosis.Verdict.Undecided(
            List.of(new dev.podnosis.diagnosis.Need(ProbeId.POD_NETWORK, "large-answer"))),
        judged.verdict());
    assertEquals(
        4,
        scene.looks().stream()
            .filter(l -> l.observation() instanceof LookupsSeen s && s.question() == Question.LARGE)
            .count());
  }

  private static String way(Ask.Lookup ask) {
    return ask.target().role()
        + " "
        + ask.transport()
        + " "
        + ask.bufferSize()
        + " "
        + ask.type()
        + " "
        + ask.name();
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, ruled-out",
    "bufsize=4096, confirmed",
    "bufsize=4096|bufsize=1232, suspected",
    "bufsize=4096|bufsize=1232|bufsize=512, ruled-out",
    "bufsize=4096|+tcp, suspected"
  })
  void tellsFragmentsFromOtherLoss(String lost, String verdict)
      throws IOException, InterruptedException {
    CaseFile measured = measured(lost);
    var judged = Judges.all().judge(measured).cause(new CauseId("edns-fragmentation"));
    assertEquals(verdict, Judges.word(judged));
  }

  @Test
  void keepsLargeAnswersApartFromTheRest() throws IOException, InterruptedException {
    CaseFile measured = measured("bufsize=4096");
    Facts facts = new Facts(measured);
    List<Seen<LookupsSeen>> large =
        measured.all(LookupsSeen.class).filter(s -> s.what().question() == Question.LARGE).toList();
    Set<String> ids = large.stream().map(Seen::id).collect(Collectors.toSet());
    assertTrue(facts.failures().stream().noneMatch(ids::contains));
    assertEquals(
        List.of(), facts.edges().direct().stream().filter(e -> e.udp().lost() > 0).toList());
    for (Seen<LookupsSeen> seen : large) {
      Integer size = seen.what().bufferSize();
      boolean fragments = size != null && size == 4096;
      assertEquals(fragments, seen.what().mayFragment());
      assertEquals(fragments ? seen.what().sent() : 0, seen.what().unanswered());
      assertEquals(
          size != null && !fragments,
          seen.what().samples().stream()
              .anyMatch(
                  s ->
                      s.outcome() instanceof dev.podnosis.dns.LookupOutcome.Answered a
                          && a.truncated()));
    }
    String asked = Files.readString(log, UTF_8);
    assertTrue(
        asked.contains(
            "+notcp +ignore +noanswer +dnssec +bufsize=4096 @10.96.0.10 -p 53 -t A -q "
                + NAME
                + "."),
        asked);
    assertFalse(asked.contains("+bufsize=512 @10.96.0.10 -p 53 -t A -q kubernetes"), asked);
  }

  @Test
  void localisesNothingButTheLargeAnswers() throws IOException, InterruptedException {
    var loss = PathRoutes.localisation(measured("bufsize=4096")).loss();
    assertFalse(loss.explanations().isEmpty());
    loss.explanations().stream()
        .flatMap(e -> e.suspects().stream())
        .forEach(s -> assertEquals(Set.of(Traffic.UDP_LARGE), s.fault().traffic(), s::toString));
    assertEquals(List.of(), PathRoutes.localisation(measured("nothing")).loss().explanations());
  }

  /** What arrives, cut or whole, is nobody's fault. */
  @Test
  void confirmsNothingWhereLargeAnswersArrive() throws IOException, InterruptedException {
    var causes = Judges.all().judge(measured("nothing")).causes();
    assertEquals(
        List.of(),
        causes.stream()
            .filter(j -> Judges.word(j).equals("confirmed"))
            .map(j -> j.id().toString())
            .toList());
  }

  @SuppressWarnings("NullAway") // measuring asks nothing of the API server
  private CaseFile measured(String lost) throws IOException, InterruptedException {
    program(
        "dig",
        """
        echo "$*" >>'%1$s/log'
        case "$*" in
          *bigheadless*) ;;
          *) cat '%1$s/small'; exit 0 ;;
        esac
        if echo "$*" | grep -qE -e '%2$s'; then cat '%1$s/lost'; exit 9; fi
        case "$*" in
          *bufsize=512*|*bufsize=1232*) cat '%1$s/cut' ;;
          *) cat '%1$s/whole' ;;
        esac
        """
            .formatted(folder, lost.replace("+", "[+]")));
    CaseFile before = complaint(NAME);
    Scene scene = new Scene(ProbeId.POD_NETWORK, null, before, InstantSource.system());
    new Measuring(scene, 5).measure(new Here(tools, before), asks(before));
    return before.plus(scene.looks());
  }

  private static List<Ask> asks(CaseFile file) {
    return new Edges(new Facts(file)).fromClient(List.of("10.96.0.10"));
  }

  private static List<Ask.Lookup> large(CaseFile file) {
    return lookups(asks(file)).filter(a -> a.question() == Question.LARGE).toList();
  }

  private static Stream<Ask.Lookup> lookups(List<Ask> asks) {
    return asks.stream().filter(Ask.Lookup.class::isInstance).map(Ask.Lookup.class::cast);
  }

  private static CaseFile complaint(String domain) {
    return RecordedCases.caseFile(
        "healthy",
        0,
        Level.READ,
        c ->
            new CaseFile(
                c.target(),
                new Symptom(
                    List.of(domain),
                    "ping: " + domain + ": Temporary failure in name resolution",
                    null,
                    null,
                    null,
                    c.symptom().window()),
                c.run(),
                c.evidence()));
  }

  private void program(String name, String body) throws IOException {
    Path program = tools.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + body + "\n");
    assertTrue(program.toFile().setExecutable(true));
  }

  private static String stdout(Path recorded) throws IOException {
    String text = Files.readString(recorded, UTF_8);
    return text.substring(text.indexOf("--- stdout\n") + 11, text.indexOf("--- stderr"));
  }

  /** The business pod's network, as far as its programs tell of it. */
  private record Here(Path tools, CaseFile file) implements Workplace {
    @Override
    public Vantage vantage() {
      var pod = new Facts(file).businessPod().orElseThrow().value();
      return new Vantage(Source.DEBUG_CONTAINER, new Place.InPod(pod.ref(), pod.node()));
    }

    @Override
    public Read<ClusterReads.Executed> run(List<String> argv, Duration limit)
        throws InterruptedException {
      try {
        String out = RealShell.output(tools, argv);
        return new Read.Got<>(new ClusterReads.Executed(0, out, "", false, Duration.ZERO));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String kubectl(List<String> argv) {
      return String.join(" ", argv);
    }
  }
}
