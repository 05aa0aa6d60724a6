package dev.podnosis.ui.symptom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.podnosis.evidence.ErrorMeaning;
import dev.podnosis.session.Choices;
import dev.podnosis.ui.workspace.Bench;
import dev.podnosis.ui.workspace.Draft;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken from a ticket's longer text: the meaning, the names, the pod. */
class TicketTextTest {
  private final Path folder;
  private Bench bench;
  private Draft draft;
  private SymptomViewModel model;

  TicketTextTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    draft = bench.workspace().draft();
    model =
        new SymptomViewModel(
            bench.workspace(), bench.background(), () -> new Choices.Probing(List.of("tools"), 5));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @MethodSource("tickets")
  void meaningNamesAndPodAreReadFromATicket(
      String signature, ErrorMeaning meaning, List<String> names, String pod, String text) {
    draft.errorProperty().set(text);
    ErrorReading read = model.errorProperty().get();
    var match = read.match();
    assertNotNull(match, text);
    assertEquals(signature, match.signature().id());
    assertEquals(meaning, match.seen().meaning());
    assertEquals(names, read.names());
    assertEquals(pod, read.pod());
    assertEquals(names.subList(0, Math.min(1, names.size())), draft.domains());
    assertEquals(names.subList(Math.min(1, names.size()), names.size()), model.suggestedNames());
  }

  static Stream<Arguments> tickets() {
    return Stream.of(
        Arguments.of(
            "java-again",
            ErrorMeaning.SERVER_FAILURE,
            List.of("payments.shop.svc.cluster.local"),
            "shop/checkout-7d9c6b5f4-x2x7k",
            """
            Hello support, since 10:20 our checkout service fails for some customers. Nothing was deployed.
            Namespace: shop, pod checkout-7d9c6b5f4-x2x7k, please help.

            org.springframework.web.client.ResourceAccessException: I/O error on POST request
            \tat org.springframework.web.client.RestTemplate.doExecute(RestTemplate.java:791)
            Caused by: java.net.UnknownHostException: payments.shop.svc.cluster.local: Temporary failure in name resolution
            \tat java.base/java.net.Inet4AddressImpl.lookupAllHostAddr(Native Method)
            \t... 97 more
            """),
        Arguments.of(
            "go-timeout",
            ErrorMeaning.SERVER_UNREACHABLE,
            List.of("www.aliyun.com", "sts.aliyuncs.com"),
            "shop/api-6b8f9d7c5-tq8sx",
            """
            您好，今天上午十点开始，业务偶发报错，Pod：shop/api-6b8f9d7c5-tq8sx，日志如下：
            2026-11-18T20:03:41.118+08:00 ERR sync failed err="Get \\"https://www.aliyun.com/price\\": dial tcp: lookup www.aliyun.com on 172.21.0.10:53: read udp 172.20.6.71:51034->172.21.0.10:53: i/o timeout"
            2026-11-18T20:03:46.120+08:00 ERR token failed err="dial tcp: lookup sts.aliyuncs.com on 172.21.0.10:53: read udp 172.20.6.71:40210->172.21.0.10:53: i/o timeout"
            麻烦尽快看一下，谢谢。
            """),
        Arguments.of(
            "python-again",
            ErrorMeaning.SERVER_FAILURE,
            List.of("orders-db.shop"),
            "worker-0",
            """
            Our worker (pod worker-0) logs this every few minutes:
            Traceback (most recent call last):
              File "/app/worker.py", line 41, in <module>
            urllib3.exceptions.MaxRetryError: HTTPConnectionPool(host='orders-db.shop', port=80): Max retries exceeded with url: / (Caused by NameResolutionError("<urllib3.connection.HTTPConnection object at 0x7f>: Failed to resolve 'orders-db.shop' ([Errno -3] Temporary failure in name resolution)"))
            """),
        Arguments.of(
            "node-again",
            ErrorMeaning.SERVER_FAILURE,
            List.of("redis.cache.svc"),
            "",
            "前端服务报错：Error: getaddrinfo EAI_AGAIN redis.cache.svc，重启后恢复，过一会儿又出现。请协助排查。"),
        Arguments.of(
            "nginx-timed-out",
            ErrorMeaning.SERVER_UNREACHABLE,
            List.of("backend.shop.svc.cluster.local"),
            "",
            """
            网关日志：
            2026/11/18 20:10:12 [error] 31#31: *207 backend.shop.svc.cluster.local could not be resolved (110: Operation timed out), client: 10.1.2.3, server: _, request: "GET / HTTP/1.1"
            """),
        Arguments.of(
            "curl",
            ErrorMeaning.AMBIGUOUS,
            List.of("api.partner.example"),
            "default/debug-4xk2p",
            """
            I ran this by hand: kubectl exec -n default pod/debug-4xk2p -- curl https://api.partner.example/v1
            curl: (6) Could not resolve host: api.partner.example
            command terminated with exit code 6
            """),
        Arguments.of(
            "dig-servfail",
            ErrorMeaning.SERVER_FAILURE,
            List.of("www.example.com"),
            "",
            """
            在 Pod 里 dig 的结果：
            ; <<>> DiG 9.18.28 <<>> www.example.com @172.21.0.10
            ;; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 41733
            ;; QUESTION SECTION:
            ;www.example.com.\t\tIN\tA
            ;; SERVER: 172.21.0.10#53(172.21.0.10) (UDP)
            """));
  }

  /** Only what looks like a pod of a controller is one: words of a sentence are none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pod re-created, still failing|''",
        "pod is in a-state-of-flux|''",
        "pods/web-0 in namespace shop|shop/web-0",
        "Pod 名称：orders-db-1，命名空间：shop|shop/orders-db-1",
        "kubectl -n shop logs checkout-pjzfczv7xn-jqfg7|shop/checkout-pjzfczv7xn-jqfg7",
        "podName=\"agent-4xk2p\"|agent-4xk2p",
        "image shop/checkout-7d9c6b5f4-x2x7k.tar|''",
        "see https://host.example/shop/checkout-7d9c6b5f4-x2x7k.html|''",
      })
  void aPodIsToldByItsEnding(String text, String pod) {
    assertEquals(pod, PodInText.of(text));
  }

  @Test
  void whatIsChosenStaysAndTheRestIsSuggested() {
    draft.domains().setAll("db.shop");
    draft
        .errorProperty()
        .set("curl: (6) Could not resolve host: db.shop\ncurl: (6) Could not resolve host: a.b.c");
    assertEquals(List.of("db.shop"), draft.domains());
    assertEquals(List.of("a.b.c"), model.suggestedNames());
  }

  @Test
  void aTextWithoutAnErrorSuggestsNothing() {
    draft.errorProperty().set("您好，网站 www.example.com 打不开，请帮忙看看。");
    assertNull(model.errorProperty().get().match());
    assertEquals(List.of(), model.suggestedNames());
    assertEquals(List.of(), draft.domains());
  }
}
