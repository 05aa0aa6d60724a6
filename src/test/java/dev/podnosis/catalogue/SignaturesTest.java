package dev.podnosis.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.ErrorSignature;
import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.evidence.ErrorMeaning;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.SymptomSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients say is understood: what it means, and the name, the server and the time in it. */
class SignaturesTest {
  private static final ErrorSignatures SIGNATURES = Catalogue.load().signatures();
  private static final Instant NOW = Instant.parse("2026-11-18T20:20:00Z");

  /** A message, what it means, the name and the server in it. */
  private record Line(String message, ErrorMeaning meaning, String name, String server) {}

  /** Messages as the clients write them: KNOWLEDGE's table, FACTS A.1, and further clients. */
  private static final String LINES =
      """
      # ping and glibc
      ping: www.example.com: Name or service not known | AMBIGUOUS | www.example.com |
      ping: mysql: Name or service not known | AMBIGUOUS | mysql |
      ping: www.example.com: Temporary failure in name resolution | SERVER_FAILURE | www.example.com |
      ping: www.example.com: No address associated with hostname | AMBIGUOUS | www.example.com |
      ping: www.example.com: Non-recoverable failure in name resolution | SERVER_FAILURE | www.example.com |
      ping: unknown host db.shop | AMBIGUOUS | db.shop |
      ssh: Could not resolve hostname git.corp: Temporary failure in name resolution | SERVER_FAILURE | git.corp |
      telnet: could not resolve db.shop/3306: Name or service not known | AMBIGUOUS | db.shop |
      nc: getaddrinfo for host "db.shop" port 3306: Name or service not known | AMBIGUOUS | db.shop |
      # curl, wget, package managers
      curl: (6) Could not resolve host: www.example.com | AMBIGUOUS | www.example.com |
      curl: (5) Could not resolve proxy: proxy.corp | AMBIGUOUS | proxy.corp |
      curl: (28) Resolving timed out after 3003 milliseconds | SERVER_UNREACHABLE | |
      curl: (6) Could not resolve host: api.shop (Timeout while contacting DNS servers) | SERVER_UNREACHABLE | api.shop |
      curl: (6) Could not resolve host: api.shop (Domain name not found) | NO_SUCH_NAME | api.shop |
      fatal: unable to access 'https://git.corp/x.git/': Could not resolve host: git.corp | AMBIGUOUS | git.corp |
      wget: unable to resolve host address ‘www.example.com’ | AMBIGUOUS | www.example.com |
      Resolving www.example.com (www.example.com)... failed: Temporary failure in name resolution. | SERVER_FAILURE | www.example.com |
      Temporary failure resolving 'deb.debian.org' | SERVER_FAILURE | deb.debian.org |
      # PHP
      php_network_getaddresses: getaddrinfo failed: Name or service not known in x.php on line 3 | AMBIGUOUS | |
      php_network_getaddresses: getaddrinfo for mysql failed: Name or service not known | AMBIGUOUS | mysql |
      php_network_getaddresses: getaddrinfo for mysql failed: Temporary failure in name resolution | SERVER_FAILURE | mysql |
      php_network_getaddresses: getaddrinfo for mysql failed: Try again | SERVER_FAILURE | mysql |
      php_network_getaddresses: getaddrinfo for mysql failed: Name does not resolve | AMBIGUOUS | mysql |
      # Go
      dial tcp: lookup a.b.c on 100.100.2.136:53: no such host | NO_SUCH_NAME | a.b.c | 100.100.2.136
      dial tcp: lookup a.b.c on [fd00:10:96::a]:53: no such host | NO_SUCH_NAME | a.b.c | fd00:10:96::a
      dial tcp: lookup a.b.c: no such host | NO_SUCH_NAME | a.b.c |
      dial tcp: lookup a.b.c on 100.100.2.139:53: read udp 192.168.0.100:42922->100.100.2.139:53: i/o timeout | SERVER_UNREACHABLE | a.b.c | 100.100.2.139
      dial tcp: lookup a.b.c on [::1]:53: dial udp [::1]:53: connect: connection refused | SERVER_UNREACHABLE | a.b.c | ::1
      Get "http://a.b.c/": dial tcp: lookup a.b.c: i/o timeout | SERVER_UNREACHABLE | a.b.c |
      dial tcp: lookup a.b.c on 10.96.0.10:53: server misbehaving | SERVER_FAILURE | a.b.c | 10.96.0.10
      dial tcp: lookup a.b.c on 10.96.0.10:53: cannot unmarshal DNS message | SERVER_FAILURE | a.b.c | 10.96.0.10
      dial tcp: lookup a.b.c: Temporary failure in name resolution | SERVER_FAILURE | a.b.c |
      # dig, nslookup, host
      ;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 1 | NO_SUCH_NAME | |
      ;; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 1 | SERVER_FAILURE | |
      ;; ->>HEADER<<- opcode: QUERY, status: REFUSED, id: 1 | REFUSED | |
      ;; ->>HEADER<<- opcode: QUERY, status: NOTIMP, id: 1 | SERVER_FAILURE | |
      ;; connection timed out; no servers could be reached | SERVER_UNREACHABLE | |
      ;; communications error to 10.96.0.10#53: timed out | SERVER_UNREACHABLE | | 10.96.0.10
      ;; communications error to fd00:10:96::a#53: connection refused | SERVER_UNREACHABLE | | fd00:10:96::a
      ;; no servers could be reached | SERVER_UNREACHABLE | |
      ;; Truncated, retrying in TCP mode. | TRUNCATED | |
      ** server can't find db.shop: NXDOMAIN | NO_SUCH_NAME | db.shop |
      ** server can't find db.shop: SERVFAIL | SERVER_FAILURE | db.shop |
      ** server can't find db.shop: REFUSED | REFUSED | db.shop |
      ;; Got recursion not available from 10.96.0.10 | SERVER_FAILURE | |
      *** Can't find db.shop: No answer | AMBIGUOUS | db.shop |
      Host db.shop not found: 3(NXDOMAIN) | NO_SUCH_NAME | db.shop |
      Host db.shop not found: 2(SERVFAIL) | SERVER_FAILURE | db.shop |
      # BusyBox and musl
      nslookup: can't resolve 'kubernetes.default' | AMBIGUOUS | kubernetes.default |
      nslookup: can't resolve '(null)': Name does not resolve | AMBIGUOUS | |
      nslookup: write to '10.96.0.10': Connection refused | SERVER_UNREACHABLE | | 10.96.0.10
      ping: bad address 'db.shop' | AMBIGUOUS | db.shop |
      wget: bad address 'db.shop' | AMBIGUOUS | db.shop |
      getaddrinfo failed: Try again | SERVER_FAILURE | |
      getaddrinfo: Name does not resolve | AMBIGUOUS | |
      Non-recoverable error | SERVER_FAILURE | |
      # Java, JDBC, Kafka
      java.net.UnknownHostException: db: Name or service not known | AMBIGUOUS | db |
      java.net.UnknownHostException: db: Temporary failure in name resolution | SERVER_FAILURE | db |
      java.net.UnknownHostException: db.shop.svc: Try again | SERVER_FAILURE | db.shop.svc |
      Caused by: java.net.UnknownHostException: db.shop.svc.cluster.local | AMBIGUOUS | db.shop.svc.cluster.local |
      org.postgresql.util.PSQLException: The connection attempt failed. Caused by: java.net.UnknownHostException: pg.shop | AMBIGUOUS | pg.shop |
      com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure; nested: java.net.UnknownHostException: mysql: Temporary failure in name resolution | SERVER_FAILURE | mysql |
      org.apache.kafka.common.config.ConfigException: No resolvable bootstrap urls given in bootstrap.servers | AMBIGUOUS | |
      WARN Couldn't resolve server kafka:9092 from bootstrap.servers as DNS resolution failed for kafka | AMBIGUOUS | kafka |
      java.net.UnknownHostException: Failed to resolve 'db.shop' [A(1), AAAA(28)] | AMBIGUOUS | db.shop |
      Caused by: io.netty.resolver.dns.DnsNameResolverTimeoutException: [21: /10.96.0.10:53] DefaultDnsQuestion(db.shop. IN A) query '21' via UDP timed out after 5000 milliseconds | SERVER_UNREACHABLE | db.shop | 10.96.0.10
      javax.naming.NameNotFoundException: DNS name not found [response code 3] | NO_SUCH_NAME | |
      javax.naming.ServiceUnavailableException: DNS server failure [response code 2] | SERVER_FAILURE | |
      # librdkafka
      Failed to resolve 'kafka:9092': Name or service not known (after 5ms in state CONNECT) | AMBIGUOUS | kafka |
      Failed to resolve 'kafka:9092': Temporary failure in name resolution | SERVER_FAILURE | kafka |
      # Python
      socket.gaierror: [Errno -2] Name or service not known | AMBIGUOUS | |
      socket.gaierror: [Errno -3] Temporary failure in name resolution | SERVER_FAILURE | |
      socket.gaierror: [Errno -3] Try again | SERVER_FAILURE | |
      socket.gaierror: [Errno -5] No address associated with hostname | AMBIGUOUS | |
      HTTPConnectionPool(host='api.shop', port=80): Max retries exceeded (Caused by NewConnectionError: [Errno -2] Name or service not known) | AMBIGUOUS | api.shop |
      NameResolutionError(Failed to resolve 'api.shop' ([Errno -3] Temporary failure in name resolution)) | SERVER_FAILURE | api.shop |
      Cannot connect to host api.shop:80 ssl:default [Name or service not known] | AMBIGUOUS | api.shop |
      Error -3 connecting to redis.shop:6379. Temporary failure in name resolution. | SERVER_FAILURE | redis.shop |
      dns.resolver.NXDOMAIN: The DNS query name does not exist: db.shop. | NO_SUCH_NAME | db.shop |
      dns.resolver.LifetimeTimeout: The resolution lifetime expired after 5.4 seconds: Server Do53:10.96.0.10@53 answered The DNS operation timed out. | SERVER_UNREACHABLE | | 10.96.0.10
      # Node.js
      Error: getaddrinfo ENOTFOUND db.shop | NO_SUCH_NAME | db.shop |
      Error: getaddrinfo EAI_AGAIN db.shop | SERVER_FAILURE | db.shop |
      Error: queryA ENOTFOUND db.shop | NO_SUCH_NAME | db.shop |
      Error: querySrv ENOTFOUND _mongodb._tcp.db.shop | NO_SUCH_NAME | _mongodb._tcp.db.shop |
      Error: queryAaaa ETIMEOUT db.shop | SERVER_UNREACHABLE | db.shop |
      Error: queryA ESERVFAIL db.shop | SERVER_FAILURE | db.shop |
      Error: queryA EREFUSED db.shop | REFUSED | db.shop |
      # .NET, Ruby, Erlang
      System.Net.Sockets.SocketException (11001): No such host is known. (api.shop:80) | AMBIGUOUS | api.shop |
      System.Net.Http.HttpRequestException: Name or service not known (api.shop:80) | AMBIGUOUS | api.shop |
      System.Net.Http.HttpRequestException: Resource temporarily unavailable (api.shop:80) | SERVER_FAILURE | api.shop |
      getaddrinfo: Name or service not known (SocketError) | AMBIGUOUS | |
      Failed to open TCP connection to api.shop:80 (getaddrinfo: Temporary failure in name resolution) | SERVER_FAILURE | api.shop |
      {failed_connect,[{inet,[inet],nxdomain}]} | AMBIGUOUS | |
      # databases
      psql: error: could not translate host name "pg.shop" to address: Temporary failure in name resolution | SERVER_FAILURE | pg.shop |
      ERROR 2005 (HY000): Unknown MySQL server host 'mysql' (-2) | AMBIGUOUS | mysql |
      ERROR 2005 (HY000): Unknown MySQL server host 'mysql' (-3) | SERVER_FAILURE | mysql |
      Could not connect to Redis at redis.shop:6379: Name or service not known | AMBIGUOUS | redis.shop |
      # nginx, HAProxy, gRPC
      host not found in upstream "api.shop" in /etc/nginx/nginx.conf:12 | AMBIGUOUS | api.shop |
      api.shop could not be resolved (110: Operation timed out) | SERVER_UNREACHABLE | api.shop |
      api.shop could not be resolved (3: Host not found) | NO_SUCH_NAME | api.shop |
      api.shop could not be resolved (2: Server failure) | SERVER_FAILURE | api.shop |
      api.shop could not be resolved (5: Operation refused) | REFUSED | api.shop |
      recv() failed (111: Connection refused) while resolving, resolver: 10.96.0.10:53 | SERVER_UNREACHABLE | | 10.96.0.10
      Server be/s1 is going DOWN for maintenance (DNS timeout status). | SERVER_UNREACHABLE | |
      rpc error: code = Unavailable desc = name resolver error: produced zero addresses | AMBIGUOUS | |
      DNS resolution failed for api.shop:50051: C-ares status is not ARES_SUCCESS qtype=A name=api.shop is_balancer=0: Domain name not found | NO_SUCH_NAME | api.shop |
      DNS resolution failed for api.shop:50051: C-ares status is not ARES_SUCCESS qtype=A name=api.shop is_balancer=0: Could not contact DNS servers | SERVER_UNREACHABLE | api.shop |
      # systemd-resolved
      db.corp: resolve call failed: 'db.corp' not found | NO_SUCH_NAME | db.corp |
      db.corp: resolve call failed: All attempts to contact name servers or networks failed | SERVER_UNREACHABLE | |
      db.corp: resolve call failed: Could not resolve 'db.corp', server or network returned error SERVFAIL | SERVER_FAILURE | db.corp |
      # no client error of DNS
      something else entirely | UNKNOWN | |
      dial tcp 10.0.0.1:443: connect: connection refused | UNKNOWN | |
      java.net.SocketTimeoutException: connect timed out | UNKNOWN | |
      [Errno 111] Connection refused by app-3 | UNKNOWN | |
      """;

  static Stream<Line> lines() {
    return LINES
        .lines()
        .filter(l -> !l.startsWith("#"))
        .map(l -> l.split("\\s\\|", -1))
        .map(
            f ->
                new Line(
                    f[0],
                    ErrorMeaning.valueOf(f[1].strip()),
                    f[2].strip(),
                    f.length > 3 ? f[3].strip() : ""));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void isUnderstood(Line line) {
    SymptomSeen seen = SIGNATURES.classify(line.message());
    assertEquals(line.meaning(), seen.meaning(), seen.signature());
    assertEquals(line.name(), seen.name(), seen.signature());
    assertEquals(line.server(), seen.server(), seen.signature());
  }

  /** A signature that no message reaches, since one before it takes all, would say nothing. */
  @Test
  void everySignatureIsReachedByAMessage() {
    Set<String> reached = new HashSet<>();
    lines().forEach(l -> reached.add(SIGNATURES.classify(l.message()).signature()));
    List<String> more =
        List.of(
            "status: BADVERS",
            "** server can't find db: NOTIMP",
            "curl: (6) Could not resolve host: a (DNS server returned general failure)",
            "Server be/s1 is going DOWN for maintenance (DNS NX status).",
            "Server be/s1 is going DOWN for maintenance (DNS refused status).",
            "[ALERT] could not resolve address 'db.shop'.",
            "Error: queryTxt ENODATA db.shop",
            "All nameservers failed to answer the query db.shop. IN A",
            "socket.gaierror: [Errno -4] Non-recoverable failure in name resolution",
            "DNS service refused [response code 5]",
            "resolve call failed: Could not resolve 'db.corp', server or network returned error"
                + " REFUSED",
            "resolve call failed: 'db.corp' does not have any RR of the requested type",
            "Host db.shop not found: 5(REFUSED)",
            "No address associated with hostname");
    more.forEach(m -> reached.add(SIGNATURES.classify(m).signature()));
    List<String> ids = new ArrayList<>(SIGNATURES.all().stream().map(ErrorSignature::id).toList());
    assertEquals(ids.size(), new HashSet<>(ids).size());
    ids.removeAll(reached);
    assertEquals(List.of(), ids);
  }

  @Test
  void theOutputOfDigTellsNameAndServer() {
    SymptomSeen seen =
        SIGNATURES.classify(
            """
            ; <<>> DiG 9.18.28 <<>> +tries=1 @10.96.0.10 db.shop.svc.cluster.local
            ;; global options: +cmd
            ;; Got answer:
            ;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 4711
            ;; QUESTION SECTION:
            ;db.shop.svc.cluster.local.	IN	A
            ;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)
            """);
    assertEquals(ErrorMeaning.NO_SUCH_NAME, seen.meaning());
    assertEquals("db.shop.svc.cluster.local", seen.name());
    assertEquals("10.96.0.10", seen.server());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-18T18:04:05.000Z dial tcp: lookup a.b on 10.96.0.10:53: no such host, 17:59:05",
    "2026-11-18 20:04:05 +0200 lookup a.b: no such host, 17:59:05",
    "2026-11-18 18:04:05 UTC [42] FATAL: could not translate host name, 17:59:05",
    "10.0.0.1 - [18/Nov/2026:18:04:05 +0000] Name or service not known, 17:59:05"
  })
  void theTimeInAMessageBeginsTheIncident(String message, String start) {
    Symptom symptom = SIGNATURES.takenOver(said(message, false));
    assertEquals(Instant.parse("2026-11-18T" + start + "Z"), symptom.window().start());
    assertEquals(NOW, symptom.window().end());
    assertTrue(symptom.window().given());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Without a zone, within the last minutes anyway, in the future, of another month, no time.
        "2026/11/18 18:04:05 lookup a.b: no such host",
        "2026-11-18T20:19:59Z lookup a.b: no such host",
        "2027-01-01T00:00:00Z lookup a.b: no such host",
        "2026-10-01T00:00:00Z lookup a.b: no such host",
        "2026-13-45T99:99:99Z lookup a.b: no such host"
      })
  void otherTimesLeaveTheWindowAlone(String message) {
    assertEquals(
        said(message, false).window(), SIGNATURES.takenOver(said(message, false)).window());
  }

  @Test
  void whatTheUserSaidCountsMoreThanTheMessage() {
    String message = "2026-11-18T18:04:05Z dial tcp: lookup a.b on 10.96.0.10:53: no such host";
    Symptom taken = SIGNATURES.takenOver(said(message, true));
    assertEquals(said(message, true).window(), taken.window());
    assertEquals(List.of("a.b"), taken.domains());
    Symptom named =
        new Symptom(List.of("other.name"), message, null, null, null, said(message, true).window());
    assertEquals(List.of("other.name"), SIGNATURES.takenOver(named).domains());
  }

  @Test
  void whatIsNoNameIsNotTakenOver() {
    assertEquals(
        List.of(),
        SIGNATURES
            .takenOver(said("curl: (6) Could not resolve host: http://bad_url/x", false))
            .domains());
    assertFalse(SIGNATURES.classify("curl: (6) Could not resolve host: x").name().isEmpty());
  }

  private static Symptom said(String error, boolean given) {
    return new Symptom(
        List.of(),
        error,
        null,
        null,
        null,
        new Symptom.Window(NOW.minus(Duration.ofMinutes(15)), NOW, given));
  }
}
