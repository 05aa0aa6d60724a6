package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The queries of real pods' resolvers, against what CoreDNS logged and answered at that time. */
class ClientLookupBlocksTest {

  @Test
  void whatTheQueryLogHoldsOfTheApplicationDecides() {
    Result.ResolutionPart part = only(glibc("healthy-query-log", 0));
    assertEquals("glibc 2.41", part.libc());
    assertEquals(8, part.queries().size());
    assertEquals(6, part.fruitless());
    assertEquals("answered", part.outcome());
    assertEquals(7, part.decidedBy());
    assertTrue(part.queries().stream().allMatch(q -> q.source().equals("logged")));
    assertEquals("www.example.com.shop.svc.cluster.local.", part.queries().getFirst().name());
    assertEquals("NXDOMAIN", part.queries().getFirst().answer());
    assertEquals("NOERROR", part.queries().get(6).answer());
  }

  @Test
  void muslAsksForTheNamesThatTheApplicationWasSeenToAskFor() {
    Result.ResolutionPart part = only(musl("api-musl-67565b7f45-5stcn", "web-glibc.shop"));
    assertEquals("musl 1.2.5", part.libc());
    assertEquals(
        List.of(
            "web-glibc.shop.shop.svc.cluster.local. NXDOMAIN logged",
            "web-glibc.shop.shop.svc.cluster.local. NXDOMAIN logged",
            "web-glibc.shop.svc.cluster.local. NOERROR logged",
            "web-glibc.shop.svc.cluster.local. NOERROR logged"),
        queries(part));
    assertEquals("answered", part.outcome());
  }

  @Test
  void servicesTellOfNamesOfTheClusterOnlyWhereTheirNamespaceWasListed() {
    Result.ResolutionPart part = only(glibc("healthy", 2));
    assertEquals(
        List.of(
            "nosuch.shop.svc.cluster.local.shop.svc.cluster.local. NXDOMAIN services",
            "nosuch.shop.svc.cluster.local.svc.cluster.local. null unknown",
            "nosuch.shop.svc.cluster.local.cluster.local. NXDOMAIN services",
            "nosuch.shop.svc.cluster.local. NXDOMAIN services"),
        queries(part).stream().distinct().toList());
    assertNull(part.outcome());
    assertNull(part.decidedBy());
  }

  @Test
  void aLongSearchListIsWalkedWhole() {
    Result.ResolutionPart part = only(glibc("pods-misconfigured", 2));
    assertEquals(16, part.queries().size());
    assertEquals("www.example.com.a.corp.internal.", part.queries().get(6).name());
    assertEquals(4, part.fruitless());
    assertNull(part.outcome());
  }

  @Test
  void nothingIsClaimedForSearchDomainsThatNobodyAsked() {
    Result.ResolutionPart part = only(glibc("pods-misconfigured", 1));
    assertEquals(
        List.of(
            "web-glibc.corp.internal. null unknown",
            "web-glibc.example.com. null unknown",
            "web-glibc. null unknown"),
        queries(part).stream().distinct().toList());
    assertEquals(0, part.fruitless());
  }

  @Test
  void aServerThatAnsweredNothingIsAskedAgainAndAgain() {
    Result.ResolutionPart part = only(silent(glibc("healthy", 0), "10.96.0.10"));
    assertTrue(part.queries().stream().allMatch(q -> q.source().equals("silent-server")));
    assertTrue(part.queries().stream().allMatch(q -> "no-answer".equals(q.answer())));
    assertEquals(part.queries().size(), part.fruitless());
    assertEquals("failed", part.outcome());
    List<String> lines = lines(silent(glibc("healthy", 0), "10.96.0.10"), Language.CHINESE);
    assertTrue(lines.get(1).contains("应用需等待"), lines.get(1));
  }

  @Test
  void theSilenceOfAnotherServerSaysNothing() {
    Result.ResolutionPart part = only(silent(glibc("healthy", 0), "10.244.1.9"));
    assertTrue(part.queries().stream().noneMatch(q -> q.source().equals("silent-server")));
    assertNull(part.outcome());
  }

  @Test
  void withoutTheLibraryNothingIsSaid() {
    CaseFile file = RecordedCases.caseFile("healthy", 0, Level.READ);
    assertEquals(List.of(), ClientLookupBlocks.result(file));
    assertEquals(List.of(), lines(file, Language.ENGLISH));
  }

  @Test
  void whatThePodsNetworkWasToldCountsAsMeasured() {
    CaseFile file = glibc("healthy", 0);
    String first = only(file).queries().getFirst().name();
    ObjectRef pod = Objects.requireNonNull(file.target().pod());
    Result.ResolutionPart part = only(answered(file, new Place.InPod(pod, "node1"), first));
    assertEquals(first + " NXDOMAIN measured", queries(part).getFirst());
    assertEquals(
        Set.of(first),
        part.queries().stream()
            .filter(q -> q.source().equals("measured"))
            .map(Result.QueryPart::name)
            .collect(Collectors.toSet()),
        "only that question was put");
  }

  @Test
  void whatAnotherPlaceWasToldCountsAsElsewhere() {
    CaseFile file = glibc("healthy", 0);
    String first = only(file).queries().getFirst().name();
    Result.ResolutionPart part = only(answered(file, new Place.OnNode("node1"), first));
    assertEquals(first + " NXDOMAIN elsewhere", queries(part).getFirst());
  }

  @Test
  void anAddressFoundInTheContainerSettlesTheNameItself() {
    CaseFile file = glibc("healthy", 0);
    ObjectRef pod = Objects.requireNonNull(file.target().pod());
    String name = file.symptom().domains().getFirst();
    Result.ResolutionPart part =
        only(
            file.plus(
                List.of(
                    new Look(
                        ProbeId.CLIENT_LOOKUPS,
                        Vantage.api(),
                        Instant.EPOCH,
                        Duration.ZERO,
                        new StubLookupSeen(
                            pod,
                            "getent",
                            name,
                            StubLookupSeen.Result.FOUND,
                            List.of("192.0.2.7"),
                            3,
                            ""),
                        null))));
    assertTrue(
        queries(part).contains(name + ". NOERROR container"), String.join("\n", queries(part)));
  }

  @Test
  void aStaticProgramAsksAsGoDoes() {
    CaseFile file =
        with(RecordedCases.caseFile("healthy", 0, Level.EXEC), ContainerSeen.Libc.NONE, "");
    Result.ResolutionPart part = only(file);
    assertTrue(part.libc().toLowerCase(java.util.Locale.ROOT).startsWith("go"), part.libc());
    assertEquals(
        queries(only(glibc("healthy", 0))).stream().distinct().toList(),
        queries(part).stream().distinct().toList(),
        "the search path is walked in the same order");
  }

  /** One question, put from a place to the cluster's DNS and answered NXDOMAIN. */
  private static CaseFile answered(CaseFile file, Place place, String name) {
    LookupsSeen.Sample sample =
        new LookupsSeen.Sample(
            name, 1, new LookupOutcome.Answered("NXDOMAIN", List.of(), List.of(), 60));
    return file.plus(
        List.of(
            new Look(
                ProbeId.POD_NETWORK,
                new Vantage(Vantage.api().source(), place),
                Instant.EPOCH,
                Duration.ZERO,
                new LookupsSeen(
                    new DnsTarget(DnsTarget.Role.SERVICE, "10.96.0.10", 53, null),
                    Transport.UDP,
                    LookupsSeen.Question.SYMPTOM,
                    name,
                    "A",
                    List.of(sample)),
                null)));
  }

  private static List<String> queries(Result.ResolutionPart part) {
    return part.queries().stream()
        .map(q -> q.name() + " " + q.answer() + " " + q.source())
        .toList();
  }

  /** Three questions from the pod's network that this server did not answer. */
  private static CaseFile silent(CaseFile file, String server) {
    ObjectRef pod = Objects.requireNonNull(file.target().pod());
    LookupsSeen.Sample lost =
        new LookupsSeen.Sample(
            "kubernetes.default.svc.cluster.local.",
            2000,
            new LookupOutcome.NoAnswer(LookupOutcome.NoAnswer.Kind.TIMEOUT, ""));
    return file.plus(
        List.of(
            new Look(
                ProbeId.POD_NETWORK,
                new Vantage(Vantage.api().source(), new Place.InPod(pod, "node1")),
                Instant.EPOCH,
                Duration.ZERO,
                new LookupsSeen(
                    new DnsTarget(DnsTarget.Role.SERVICE, server, 53, null),
                    Transport.UDP,
                    LookupsSeen.Question.INTERNAL,
                    "kubernetes.default.svc.cluster.local.",
                    "A",
                    List.of(lost, lost, lost)),
                null)));
  }

  private static List<String> lines(CaseFile file, Language language) {
    return new ClientLookupBlocks(
            file, new ReportWords(SampleDiagnoses.wording(language), ZoneOffset.UTC))
        .lines();
  }

  private static Result.ResolutionPart only(CaseFile file) {
    List<Result.ResolutionPart> all = ClientLookupBlocks.result(file);
    assertEquals(1, all.size());
    return all.getFirst();
  }

  private static CaseFile glibc(String recording, int index) {
    return with(
        RecordedCases.caseFile(recording, index, Level.EXEC), ContainerSeen.Libc.GLIBC, "2.41");
  }

  private static CaseFile musl(String pod, String name) {
    CaseFile file =
        RecordedCases.caseFile(
            "healthy-query-log",
            0,
            Level.EXEC,
            c ->
                new CaseFile(
                    new Target(
                        c.target().context(), c.target().server(), new ObjectRef("shop", pod), ""),
                    named(c.symptom(), name),
                    c.run(),
                    List.of()));
    return with(file, ContainerSeen.Libc.MUSL, "1.2.5");
  }

  private static Symptom named(Symptom symptom, String name) {
    return new Symptom(
        List.of(name),
        symptom.error(),
        symptom.kind(),
        symptom.frequency(),
        symptom.reproducible(),
        symptom.window());
  }

  /** The C library as the pod's image has it; the recordings hold another command's output. */
  private static CaseFile with(CaseFile file, ContainerSeen.Libc libc, String version) {
    ObjectRef pod = Objects.requireNonNull(file.target().pod());
    return file.plus(
        List.of(
            new Look(
                ProbeId.CONTAINER,
                Vantage.api(),
                Instant.EPOCH,
                Duration.ZERO,
                new ContainerSeen(pod, "app", libc, version, "", List.of(), true),
                null)));
  }
}
