package dev.podnosis.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.ErrorMeaning;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.SymptomSeen;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data files that come with the program can be read and speak of every step and probe. */
class CatalogueLoadTest {
  private final Catalogue catalogue = Catalogue.load();

  @Test
  void everyStepAndProbeHasItsPlaceInTheFlowchart() {
    Set<StepId> steps = new TreeSet<>();
    catalogue.flowchart().steps().forEach(s -> steps.add(s.id()));
    assertEquals(Set.of(StepId.values()), steps);
    assertEquals(Set.of(ProbeId.values()), catalogue.flowchart().probes().keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ping: www.example.com: Name or service not known | AMBIGUOUS | www.example.com |
          ping: www.example.com: Temporary failure in name resolution | SERVER_FAILURE | www.example.com |
          curl: (6) Could not resolve host: www.example.com | AMBIGUOUS | www.example.com |
          curl: (28) Resolving timed out after 6000 milliseconds | SERVER_UNREACHABLE | |
          dial tcp: lookup a.b.c on 100.100.2.136:53: no such host | NO_SUCH_NAME | a.b.c | 100.100.2.136
          dial tcp: lookup a.b.c on 100.100.2.139:53: read udp 192.168.0.100:42922->100.100.2.139:53: i/o timeout | SERVER_UNREACHABLE | a.b.c | 100.100.2.139
          dial tcp: lookup a.b.c on 10.96.0.10:53: server misbehaving | SERVER_FAILURE | a.b.c | 10.96.0.10
          ;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 1 | NO_SUCH_NAME | |
          ;; connection timed out; no servers could be reached | SERVER_UNREACHABLE | |
          ;; communications error to 10.96.0.10#53: timed out | SERVER_UNREACHABLE | | 10.96.0.10
          php_network_getaddresses: getaddrinfo for mysql failed: Name or service not known | AMBIGUOUS | mysql |
          getaddrinfo ENOTFOUND db.shop | NO_SUCH_NAME | db.shop |
          getaddrinfo EAI_AGAIN db.shop | SERVER_FAILURE | db.shop |
          socket.gaierror: [Errno -3] Temporary failure in name resolution | SERVER_FAILURE | |
          java.net.UnknownHostException: db: Name or service not known | AMBIGUOUS | db |
          getaddrinfo failed: Try again | SERVER_FAILURE | |
          host not found in upstream "api.shop" in /etc/nginx/nginx.conf:12 | AMBIGUOUS | api.shop |
          wget: bad address 'db.shop' | AMBIGUOUS | |
          something else entirely | UNKNOWN | |
          """)
  void classifiesWhatClientsSay(String error, ErrorMeaning meaning, String name, String server) {
    SymptomSeen seen = catalogue.signatures().classify(error);
    assertEquals(meaning, seen.meaning(), seen.signature());
    assertEquals(name == null ? "" : name, seen.name());
    assertEquals(server == null ? "" : server, seen.server());
  }
}
