package dev.podnosis.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "NXDOMAIN, 3",
    "nxdomain, 3",
    "3, 3",
    "SERVFAIL, 2",
    "NOTIMPL, 4",
    "RESERVED12, 12",
    "BADVERS, 16",
    "BADSIG, 16",
    "BADCOOKIE, 23",
    "RCODE3841, 3841",
    "0, 0"
  })
  void readsAnRcodeFromMnemonicOrNumber(String word, int number) {
    assertEquals(Optional.of(new Rcode(number)), Rcode.parse(word));
  }

  @ParameterizedTest
  @CsvSource({"-", "''", "4096", "NXDOMAIN2", "-1", "99999999999"})
  void anythingElseIsNoRcode(String word) {
    assertEquals(Optional.empty(), Rcode.parse(word));
  }

  @Test
  void everyRcodeReadsBack() {
    for (int i = 0; i <= 4095; i++) {
      assertEquals(Optional.of(new Rcode(i)), Rcode.parse(new Rcode(i).mnemonic()));
    }
    assertThrows(IllegalArgumentException.class, () -> new Rcode(4096));
  }

  @Test
  void typesReadBack() {
    for (int i = 0; i <= 0xFFFF; i++) {
      assertEquals(Optional.of(new RecordType(i)), RecordType.parse(new RecordType(i).mnemonic()));
    }
    assertEquals(Optional.of(RecordType.AAAA), RecordType.parse("aaaa"));
    assertEquals(Optional.empty(), RecordType.parse("NOSUCH"));
    assertEquals(Optional.empty(), RecordType.parse("TYPE70000"));
  }

  @Test
  void transportsAndFlags() {
    assertEquals(Optional.of(Transport.TCP), Transport.parse("TCP"));
    assertEquals(Optional.empty(), Transport.parse("icmp"));
    assertEquals("udp", Transport.UDP.id());
    assertEquals(Optional.of(HeaderFlag.TC), HeaderFlag.parse("tc"));
    assertEquals(Optional.empty(), HeaderFlag.parse("zz"));
  }

  @ParameterizedTest
  @CsvSource({
    "10.96.0.10, true", "2001:db8::1, true", "fe80::1%eth0, true", "::ffff:10.0.0.1, true",
    "10.96.0, false", "256.1.1.1, false", "10.0.0.1%eth0, false", "localhost, false",
    "dead:beef, false", "'', false", "::, true"
  })
  void addressesAreReadWithoutLookingAnythingUp(String text, boolean address) {
    assertEquals(address, IpLiteral.parse(text).isPresent());
  }

  @Test
  void oneAddressHasManySpellings() {
    assertEquals(true, IpLiteral.same("2001:db8:0:0::1", "2001:DB8::1"));
    assertEquals(false, IpLiteral.same("10.0.0.1", "10.0.0.2"));
  }

  @Test
  void textIsMadeSafeToShow() {
    assertEquals("a\uFFFD[31mb c", Printable.excerpt("a\u001b[31mb\tc", 20));
    assertEquals("ab…", Printable.excerpt("abc", 2));
    assertEquals("a…", Printable.excerpt("a\uD83D\uDE00", 2));
    assertEquals("\uFFFD", Printable.excerpt("\u202e", 20));
  }
}
