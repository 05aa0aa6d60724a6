package dev.podnosis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.dns.EnumId;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.dns.resolver.StubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of a resolver, and what it does not use of the file. */
class ResolveCommandTest {
  @TempDir Path folder;

  @Test
  void printsTheQueriesInTheirOrder() throws IOException {
    Ran ran =
        resolve(
            "nameserver 10.96.0.10\nsearch shop.svc.cluster.local\noptions ndots:5\n",
            "glibc",
            "www.example.com");
    assertEquals(0, ran.status(), ran.err());
    List<String> lines = ran.out().lines().toList();
    assertEquals(5, lines.size(), ran.out());
    assertTrue(lines.getFirst().contains("A    www.example.com.shop.svc.cluster.local"));
    assertTrue(lines.get(3).contains("AAAA www.example.com  @10.96.0.10"), ran.out());
    assertTrue(lines.getLast().startsWith("4 queries for 2 names"), ran.out());
  }

  @Test
  void tellsWhatTheFileDoesNotDo() throws IOException {
    String file =
        "nameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver 10.0.0.3\nnameserver 10.0.0.4\n"
            + "  options rotate\nsearch a.b # office\r\noptions frobnicate trust-ad ndots:x\n";
    String english = resolve(file, "glibc 2.28", "www").out();
    assertTrue(english.contains("glibc 2.28 does not use 10.0.0.4: only the first three"), english);
    assertTrue(english.contains("does not use trust-ad: this resolver, or this version"), english);
    assertTrue(english.contains("Line 5 of the file: does not begin in the first column"), english);
    assertTrue(english.contains("Line 6 of the file: ends with a carriage return"), english);
    assertTrue(english.contains("Line 6 of the file: a comment must begin in the first column"));
    assertTrue(english.contains("an option that no resolver knows: frobnicate"), english);
    assertTrue(english.contains("glibc and Go take it for 0: ndots:x"), english);
    assertTrue(english.contains("www.office\\013"), english);
    Ran chinese = resolve(file, "glibc 2.28", "www", "--lang", "zh");
    assertTrue(chinese.out().contains("glibc 2.28 不使用 10.0.0.4：只查询前三个服务器"), chinese.out());
    assertTrue(chinese.out().contains("文件第 6 行：行尾有回车符"), chinese.out());
  }

  @Test
  void everyReasonHasWordsInBothLanguages() {
    Stream<String> keys =
        Stream.concat(
            Stream.of(StubSettings.Reason.values()).map(r -> "resolve.reason." + word(r)),
            Stream.of(ResolvConf.Reason.values()).map(r -> "resolve.remark." + word(r)));
    keys.forEach(
        key -> {
          for (Language language : Language.values()) {
            String said = Words.of("cli").say(language, key);
            assertFalse(said.isBlank() || said.contains("resolve."), key + ": " + said);
          }
        });
  }

  @Test
  void refusesWhatIsNoNameNoResolverAndNoFile() throws IOException {
    assertEquals(2, resolve("", "glibc", "www..example").status());
    assertEquals(2, resolve("", "glibc", "a".repeat(254)).status());
    assertEquals(2, resolve("", "uclibc", "www").status());
    assertEquals(
        2,
        Ran.of("resolve", "--resolv-conf", folder.resolve("no").toString(), "--libc", "go", "a")
            .status());
  }

  private Ran resolve(String text, String libc, String name, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("resolv.conf"), text);
    List<String> args =
        Stream.concat(
                Stream.of("resolve", "--resolv-conf", file.toString(), "--libc", libc, name),
                more.length > 0 ? Stream.of(more) : Stream.of("--lang", "en"))
            .toList();
    return Ran.of(args.toArray(String[]::new));
  }

  private static String word(Enum<?> reason) {
    return EnumId.of(reason);
  }
}
