package dev.podnosis.dns.tool;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.LookupOutcome.Answered;
import dev.podnosis.dns.LookupOutcome.NoAnswer;
import dev.podnosis.dns.StubOutcome;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cut, mixed and spoiled output: every reader returns, and shows no control character. */
class SpoiledOutputTest {

  private static final String SPICE = "\u001b[2J\u0000\r\n\t;;\u202e#:()\"9/é漢\uD800 ->>HEADER<<-";

  @Test
  void readersReturnWhateverTheyGet() {
    Random random = new Random(9_18);
    List<CommandOutput> outputs = Recorded.everything();
    assertTrue(outputs.size() > 500);
    for (int i = 0; i < 30_000; i++) {
      CommandOutput a = outputs.get(random.nextInt(outputs.size()));
      CommandOutput b = outputs.get(random.nextInt(outputs.size()));
      readAll(
          new CommandOutput(
              random.nextInt(4) == 0 ? null : random.nextInt(130) - 1,
              spoiled(random, a.stdout(), b.stdout()),
              spoiled(random, a.stderr(), b.stderr()),
              random.nextInt(5) == 0));
    }
  }

  @Test
  void longLinesAndManyLinesAreRead() {
    for (String text :
        List.of(
            ";; flags:" + " qr".repeat(200_000) + ";",
            ";; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1\n".repeat(20_000),
            "** server can't find " + "a".repeat(900_000) + ": NXDOMAIN",
            "; EDE: 22 (" + "(".repeat(500_000),
            ";; communications error\n".repeat(40_000),
            "Name:\tx\nAddress: 10.0.0.1\n".repeat(30_000),
            "10.0.0.1 STREAM x\n".repeat(50_000),
            "64 bytes time=1.0 ms\n".repeat(50_000),
            "x".repeat(3_000_000))) {
      readAll(new CommandOutput(0, text, text, false));
    }
  }

  private static String spoiled(Random random, String text, String other) {
    StringBuilder out = new StringBuilder(text);
    for (int n = random.nextInt(6); n > 0; n--) {
      int at = random.nextInt(out.length() + 1);
      switch (random.nextInt(5)) {
        case 0 -> out.setLength(at);
        case 1 -> out.delete(0, at);
        case 2 -> out.insert(at, other, 0, random.nextInt(other.length() + 1));
        case 3 -> out.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
        default -> {
          if (at < out.length()) {
            out.setCharAt(at, (char) random.nextInt(0x3000));
          }
        }
      }
    }
    return out.toString();
  }

  private static void readAll(CommandOutput output) {
    DigOutput.parse(output).lookups().forEach(SpoiledOutputTest::isShowable);
    isShowable(NslookupReader.parse(output));
    isShowable(GetentReader.parse(output));
    isShowable(PingOutput.parse(output).resolving());
    isShowable(ConnectOutcome.parse(output).detail());
    LibcSeen.of(output);
    isShowable(OsRelease.parse(output.stdout()).prettyName());
  }

  private static void isShowable(ToolLookup lookup) {
    isShowable(lookup.name());
    isShowable(lookup.outcome());
    lookup.fullReply().ifPresent(r -> r.answers().forEach(a -> isShowable(a.name() + a.value())));
  }

  private static void isShowable(LookupOutcome outcome) {
    switch (outcome) {
      case Answered a -> a.answers().forEach(SpoiledOutputTest::isShowable);
      case NoAnswer n -> isShowable(n.detail());
    }
  }

  private static void isShowable(StubOutcome outcome) {
    switch (outcome) {
      case StubOutcome.Resolved r -> r.addresses().forEach(SpoiledOutputTest::isShowable);
      case StubOutcome.NotResolved n -> isShowable(n.detail());
      case StubOutcome.NotRun n -> isShowable(n.detail());
    }
  }

  private static void isShowable(String text) {
    assertFalse(text.chars().anyMatch(Character::isISOControl), text);
  }
}
