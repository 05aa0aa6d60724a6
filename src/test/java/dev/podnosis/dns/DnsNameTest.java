package dev.podnosis.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.dns.DnsNameException.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsNameTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "www.Example.COM, www.example.com, false",
        "www.example.com., www.example.com., true",
        ".,.,true",
        "_sip._tcp.shop.svc, _sip._tcp.shop.svc, false",
        "*.example.com, *.example.com, false",
        "a\\.b.c, a\\.b.c, false",
        "a\\046b.c, a\\.b.c, false",
        "a\\009b, a\\009b, false",
        "\\255\\000, \\255\\000, false",
        "0/25.2.0.192.in-addr.arpa, 0/25.2.0.192.in-addr.arpa, false",
        "bücher.example, xn--bcher-kva.example, false",
        "例子。测试, xn--fsqu00a.xn--0zwm56d, false",
        "例子.测试., xn--fsqu00a.xn--0zwm56d., true",
      })
  void reads(String text, String normal, boolean absolute) {
    DnsName name = DnsName.parse(text);
    assertEquals(normal, name.toString());
    assertEquals(absolute, name.absolute());
    assertEquals(name, DnsName.parse(name.toString()), "normal form reads back as itself");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, EMPTY",
        "` `, EMPTY",
        ".a, EMPTY_LABEL",
        "a..b, EMPTY_LABEL",
        "a.., EMPTY_LABEL",
        ".., EMPTY_LABEL",
        "a b, BAD_CHARACTER",
        "`a\tb`, BAD_CHARACTER",
        "`a\u001b[31m`, BAD_CHARACTER",
        "a\\25, BAD_ESCAPE",
        "a\\256, BAD_ESCAPE",
        "a\\, BAD_ESCAPE",
        "\u202egpj.example, NOT_INTERNATIONALISED",
      })
  void refusesWhatIsNoName(String text, Problem problem) {
    DnsNameException e = assertThrows(DnsNameException.class, () -> DnsName.parse(text));
    assertEquals(problem, e.problem());
    assertTrue(e.part().chars().noneMatch(Character::isISOControl));
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.example.com/, URL",
    "www.example.com/path, URL",
    "www.example.com:8080, URL",
    "10.96.0.10, ADDRESS",
    "fe80::1, ADDRESS",
    "user@example.com, BAD_CHARACTER",
    "a;rm -rf, BAD_CHARACTER",
    "$(id), BAD_CHARACTER"
  })
  void refusesAPersonsMistakes(String text, Problem problem) {
    DnsNameException e = assertThrows(DnsNameException.class, () -> DnsName.ofUserInput(text));
    assertEquals(problem, e.problem());
  }

  @Test
  void forgivesWhiteSpaceAroundWhatAPersonTyped() {
    assertEquals(DnsName.parse("kubernetes.default"), DnsName.ofUserInput(" Kubernetes.default\n"));
  }

  @Test
  void keepsTheLimitsOfRfc1035() {
    String label = "a".repeat(63);
    assertEquals(1, DnsName.parse(label).labels().size());
    assertEquals(Problem.LABEL_TOO_LONG, problemOf(label + "a"));
    String longest = String.join(".", label, label, label, "a".repeat(61));
    assertEquals(253, DnsName.parse(longest).text().length());
    assertEquals(Problem.NAME_TOO_LONG, problemOf(longest + "a"));
    assertEquals(Problem.NAME_TOO_LONG, problemOf("a.".repeat(5_000_000)));
  }

  @Test
  void appendsASearchDomainUnlessTheNameGetsTooLong() {
    DnsName name = DnsName.parse("web");
    assertEquals(
        "web.svc.cluster.local.",
        name.within(DnsName.parse("svc.cluster.local")).orElseThrow().toString());
    assertEquals("web.", name.within(DnsName.ROOT).orElseThrow().toString());
    DnsName big = DnsName.parse(String.join(".", "a".repeat(63), "b".repeat(63), "c".repeat(63)));
    assertEquals(Optional.empty(), big.within(big));
  }

  @Test
  void countsDotsAsAResolverDoes() {
    assertEquals(0, DnsName.parse("web").dots());
    assertEquals(1, DnsName.parse("web.").dots());
    assertEquals(2, DnsName.parse("www.example.com").dots());
    assertEquals(1, DnsName.ROOT.dots());
  }

  @Test
  void anyTextIsEitherANameThatReadsBackOrADnsNameException() {
    Random random = new Random(53);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        text.appendCodePoint(
            random.nextInt(4) == 0
                ? random.nextInt(0x3000)
                : ".\\019aZ_-".charAt(random.nextInt(9)));
      }
      Optional<DnsName> name = DnsName.tryParse(text.toString());
      name.ifPresent(n -> assertEquals(n, DnsName.parse(n.toString()), text.toString()));
    }
  }

  @Test
  void labelsAreChecked() {
    assertThrows(DnsNameException.class, () -> new DnsName(List.of("a", ""), true));
    assertThrows(DnsNameException.class, () -> new DnsName(List.of("UPPER"), true));
    assertThrows(DnsNameException.class, () -> new DnsName(List.of(), false));
  }

  private static Problem problemOf(String text) {
    return assertThrows(DnsNameException.class, () -> DnsName.parse(text)).problem();
  }
}
