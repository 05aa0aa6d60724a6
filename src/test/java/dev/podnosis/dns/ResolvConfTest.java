package dev.podnosis.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.dns.ResolvConf.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolvConfTest {

  @Test
  void readsWhatKubeletWrites() {
    ResolvConf conf =
        ResolvConf.parse(
            """
            search shop.svc.cluster.local svc.cluster.local cluster.local
            nameserver 10.96.0.10
            options ndots:5
            """);
    assertEquals(List.of("10.96.0.10"), conf.nameservers());
    assertEquals(
        List.of("shop.svc.cluster.local", "svc.cluster.local", "cluster.local"), conf.search());
    assertEquals(5, conf.ndots());
    assertEquals(List.of(), conf.remarks());
  }

  @Test
  void readsEverythingResolvConfMayHold() {
    ResolvConf conf =
        ResolvConf.parse(
            "# comment\n; comment\n\ndomain old.example ignored.example\n"
                + "nameserver\t169.254.20.10\nnameserver fe80::1%eth0\nnameserver 2001:db8::53\n"
                + "search\ta.example \t b.example.\noptions rotate timeout:2\n"
                + "options attempts:3 ndots:2 single-request-reopen\n"
                + "sortlist 130.155.160.0/255.255.240.0 130.155.0.0");
    assertEquals(List.of("169.254.20.10", "fe80::1%eth0", "2001:db8::53"), conf.nameservers());
    assertEquals(List.of("a.example", "b.example."), conf.search());
    assertEquals(Optional.of(""), conf.option("single-request-reopen"));
    assertEquals(Optional.empty(), conf.option("single-request"));
    assertEquals(Optional.of(3), conf.number("attempts"));
    assertEquals(2, conf.sortlist().size());
    assertEquals(
        List.of(new ResolvConf.Remark(4, Reason.OVERRIDDEN, "domain old.example ignored.example")),
        conf.remarks());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "nameserver dns.example.com, NOT_AN_ADDRESS",
        "` nameserver 10.0.0.1`, INDENTED",
        "nameserver, NO_VALUE",
        "search, NO_VALUE",
        "lookup file bind, UNKNOWN_KEYWORD",
        "options ndots, BAD_NUMBER",
        "options ndots:x, BAD_NUMBER",
        "options ndots:99999999999, BAD_NUMBER",
        "options fast, UNKNOWN_OPTION",
        "`search a.example\r`, CARRIAGE_RETURN",
      })
  void saysWhatHasNoEffect(String line, Reason reason) {
    ResolvConf conf = ResolvConf.parse(line + "\n");
    assertEquals(List.of(reason), conf.remarks().stream().map(ResolvConf.Remark::reason).toList());
    assertEquals(1, conf.remarks().getFirst().line());
    assertEquals(1, conf.ndots());
  }

  @Test
  void theLastOptionCounts() {
    assertEquals(4, ResolvConf.parse("options ndots:9 ndots:4\n").ndots());
    assertEquals(15, ResolvConf.parse("options ndots:200\n").ndots());
    assertEquals(3, ResolvConf.parse("options ndots:3x\n").ndots());
  }

  @Test
  void anyTextCanBeRead() {
    Random random = new Random(5);
    String words =
        "nameserver search options domain sortlist ndots:5 10.0.0.1 \t\n\r #;::%\u0000\u202e";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(80); j > 0; j--) {
        int at = random.nextInt(words.length());
        text.append(words, at, Math.min(words.length(), at + random.nextInt(12)));
      }
      ResolvConf conf = ResolvConf.parse(text.toString());
      assertTrue(conf.ndots() >= 0 && conf.ndots() <= 15);
      conf.remarks().forEach(r -> assertTrue(r.text().chars().noneMatch(Character::isISOControl)));
    }
  }
}
