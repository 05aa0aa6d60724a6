package dev.podnosis.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.StubLookupSeen;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the applications' own libraries found in the recordings reaches the case files. */
class RecordedLookupsTest {

  @ParameterizedTest
  @CsvSource({
    "healthy, 0, getent, FOUND, 93.184.215.14",
    "healthy, 2, getent, NO_ADDRESS, ''",
    "upstream-unreachable, 0, getent, FOUND, 93.184.215.14",
    "upstream-refuses, 0, getent, NO_ADDRESS, ''",
    "forwarding-loop, 0, getent, TRY_AGAIN, ''",
    "corefile-unknown-directive, 0, getent, TRY_AGAIN, ''",
    "pods-misconfigured, 1, getent, NO_ADDRESS, ''",
    "networkpolicy-blocks, 0, nslookup, TRY_AGAIN, ''"
  })
  void theFailingNameWasLookedUpInTheContainer(
      String recording, int symptom, String tool, StubLookupSeen.Result result, String address) {
    CaseFile file = RecordedCases.caseFile(recording, symptom, Level.EXEC);
    String name = file.symptom().domains().getFirst();
    StubLookupSeen seen =
        file.all(StubLookupSeen.class)
            .map(s -> s.what())
            .filter(s -> s.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertEquals(tool, seen.tool());
    assertEquals(result, seen.result(), seen.toString());
    assertTrue(address.isEmpty() || seen.addresses().contains(address), seen.toString());
  }

  /** A getent that the recorder ended after its own limit is no answer of the library. */
  @Test
  void whatTheRecorderEndedTellsNothing() {
    CaseFile file = RecordedCases.caseFile("udp53-blocked-on-one-node", 0, Level.EXEC);
    assertEquals(
        List.of(StubLookupSeen.Result.UNCLEAR),
        file.all(StubLookupSeen.class).map(s -> s.what().result()).toList());
  }

  /** Only the names that were looked up are known; a name of the cluster's own was not. */
  @Test
  void nothingIsSaidOfWhatWasNotRecorded() {
    CaseFile file = RecordedCases.caseFile("healthy", 0, Level.EXEC);
    assertEquals(1, file.all(StubLookupSeen.class).count());
    NotObserved other =
        file.of(ProbeId.CLIENT_LOOKUPS)
            .filter(e -> e.observation() instanceof NotObserved)
            .map(e -> (NotObserved) e.observation())
            .findFirst()
            .orElseThrow();
    assertTrue(
        Objects.toString(other.detail()).contains("kubernetes.default.svc"), other.toString());
  }

  @Test
  void theLibraryAndTheToolsAreThoseThatRan() {
    ContainerSeen glibc = container("healthy", 0);
    assertEquals(ContainerSeen.Libc.GLIBC, glibc.libc());
    assertEquals("2.41", glibc.libcVersion());
    assertEquals(List.of("dig", "nslookup", "getent", "ping", "curl"), glibc.tools());
    ContainerSeen musl = container("networkpolicy-blocks", 0);
    assertEquals(ContainerSeen.Libc.MUSL, musl.libc());
    assertEquals(List.of("nslookup", "ping", "busybox"), musl.tools());
  }

  private static ContainerSeen container(String recording, int symptom) {
    return RecordedCases.caseFile(recording, symptom, Level.EXEC)
        .last(ContainerSeen.class)
        .orElseThrow()
        .what();
  }
}
