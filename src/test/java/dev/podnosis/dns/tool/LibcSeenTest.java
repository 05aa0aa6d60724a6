package dev.podnosis.dns.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.dns.resolver.Libc;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibcSeenTest {

  private static Optional<String> seen(String stdout, String stderr) {
    return LibcSeen.of(new CommandOutput(1, stdout, stderr, false))
        .map(s -> s.family().word() + " " + s.version());
  }

  @ParameterizedTest
  @CsvSource({"ldd-glibc, glibc 2.36", "ldd-musl, musl 1.2.3"})
  void fromTheProgramsThemselves(String file, String libc) {
    assertEquals(libc, LibcSeen.of(Recorded.tool(file)).orElseThrow().libc().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'glibc 2.41\n', glibc 2.41",
    "'ldd (Ubuntu GLIBC 2.35-0ubuntu3.8) 2.35\nCopyright', glibc 2.35",
    "'ldd (GNU libc) 2.17\n', glibc 2.17",
    "'musl libc (aarch64)\nVersion 1.2.5\nDynamic Program Loader', musl 1.2.5",
    "'musl libc\nVersion 1.1.12\n', musl 1.1.12",
    "'/lib/ld-musl-x86_64.so.1\n', musl null",
    "'/lib64/ld-linux-x86-64.so.2\n', glibc null"
  })
  void fromText(String text, String libc) {
    assertEquals(Optional.of(libc), seen(text, ""));
    assertEquals(Optional.of(libc), seen("", text));
  }

  @Test
  void anErrorAboutALoaderIsNoLoader() {
    assertEquals(Optional.empty(), seen("ls: /lib/ld-musl*: No such file or directory\n", ""));
    assertEquals(Optional.empty(), seen("", "sh: getconf: not found\n"));
  }

  @Test
  void alpinesReleasesTellTheirMusl() {
    OsRelease os =
        OsRelease.parse(
            "NAME=\"Alpine Linux\"\nID=alpine\nVERSION_ID=3.18.4\nPRETTY_NAME=\"Alpine Linux v3.18\"\n");
    assertEquals("Alpine Linux v3.18", os.prettyName());
    assertEquals("musl 1.2.4", LibcSeen.of(os).orElseThrow().libc().toString());
    assertEquals(
        Libc.newest(Libc.Family.MUSL),
        LibcSeen.of(OsRelease.parse("ID=alpine\nVERSION_ID=9.99\n")).orElseThrow().libc());
    assertEquals(Optional.empty(), LibcSeen.of(OsRelease.parse("ID=debian\nVERSION_ID='12'\n")));
    assertEquals(new OsRelease("", "", ""), OsRelease.parse("\u0000=\n=x\nID\n"));
  }
}
