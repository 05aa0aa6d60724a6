package dev.podnosis.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The cache for a quick start, with a small program in the place of Podnosis and a real Java. */
@DisabledOnOs(OS.WINDOWS)
class StartCacheTest {
  private static final FileTime BUILT = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

  /** Made once: copies of it are what the tests harm. */
  @TempDir private static Path folder;

  private static Path pristine;
  private static Shell.Ended made;

  @TempDir private Path own;
  private Path lib;
  private Path cache;

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    pristine = folder.resolve("a folder/podnosis");
    Files.createDirectories(pristine.resolve("bin"));
    Files.createDirectories(pristine.resolve("lib"));
    for (String name : List.of("podnosis", "find-java.sh", "start-cache.sh", "make-start-cache")) {
      Path script = Files.copy(Path.of("packaging/bin", name), pristine.resolve("bin/" + name));
      assertTrue(script.toFile().setExecutable(true));
    }
    program("first", pristine.resolve("lib/podnosis.jar"));
    made = Shell.run(folder, javaHome(), List.of(pristine.resolve("bin/make-start-cache") + ""));
  }

  @BeforeEach
  void copy() throws IOException {
    Path app = own.resolve("moved here/app");
    for (String sub : List.of("bin", "lib")) {
      Files.createDirectories(app.resolve(sub));
      for (Path file : files(pristine.resolve(sub))) {
        Path copied = app.resolve(sub).resolve(file.getFileName());
        Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    lib = app.resolve("lib");
    cache = lib.resolve("podnosis.aot");
  }

  @Test
  void isMadeWithoutAWordAndLeavesNothingElse() throws IOException {
    assertEquals(new Shell.Ended(0, ""), made);
    assertEquals(
        List.of("podnosis.aot", "podnosis.aot.of", "podnosis.jar"),
        files(pristine.resolve("lib")).stream().map(p -> p.getFileName().toString()).toList());
  }

  @Test
  void isUsedAlsoInAFolderThatWasMoved() throws Exception {
    assertSays("first");
    assertTrue(isFromCache());
  }

  @Test
  void isNotUsedForAnotherJar() throws Exception {
    Path jar = lib.resolve("podnosis.jar");
    program("another one", jar);
    assertSays("another one");
    assertFalse(isFromCache());
  }

  /** Java itself would run the old code here, even where the jar's time differs. */
  @Test
  void isNotUsedForAnotherJarOfTheSameSizeAndTime() throws Exception {
    Path jar = lib.resolve("podnosis.jar");
    long size = Files.size(jar);
    program("other", jar);
    assertEquals(size, Files.size(jar));
    assertEquals(BUILT, Files.getLastModifiedTime(jar));
    assertSays("other");
    assertFalse(isFromCache());
  }

  @Test
  void isNotUsedWhenALibraryWasReplacedOrAdded() throws Exception {
    Files.writeString(lib.resolve("library-2.jar"), "x");
    assertSays("first");
    assertFalse(isFromCache());
  }

  @Test
  void isNotUsedForAnotherJava() throws Exception {
    Path home = own.resolve("java");
    Files.createDirectories(home.resolve("bin"));
    Path java = home.resolve("bin/java");
    Files.writeString(
        java, "#!/bin/sh\nexec '" + javaHome().get("JAVA_HOME") + "/bin/java' \"$@\"");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.99\"\n");

    assertEquals(new Shell.Ended(0, "first\n"), run(Map.of("JAVA_HOME", home.toString())));
    assertFalse(isFromCache(home.toString()));
  }

  @Test
  void doesNotShowWhereJavaRefusesIt() throws Exception {
    for (String option : List.of("-XX:-UseCompressedOops", "--add-modules=jdk.httpserver")) {
      Map<String, String> environment = new HashMap<>(javaHome());
      environment.put("PODNOSIS_JAVA_OPTS", option);
      assertEquals(new Shell.Ended(0, "first\n"), run(environment), option);
    }
  }

  @Test
  void doesNotShowWhereItIsMissingOrDamaged() throws Exception {
    byte[] whole = Files.readAllBytes(cache);
    Files.write(cache, new byte[0]);
    assertSays("first");
    Files.write(cache, Arrays.copyOf(whole, whole.length / 3));
    assertSays("first");
    byte[] garbage = new byte[whole.length];
    new Random(1).nextBytes(garbage);
    Files.write(cache, garbage);
    assertSays("first");
    Files.delete(cache);
    assertSays("first");
  }

  /** Java alone would crash: it looks at check sums only when told to. */
  @Test
  void doesNotShowWhereABlockOfItWasLost() throws Exception {
    for (int part = 1; part < 10; part++) {
      Files.copy(pristine.resolve("lib/podnosis.aot"), cache, StandardCopyOption.REPLACE_EXISTING);
      try (RandomAccessFile file = new RandomAccessFile(cache.toFile(), "rw")) {
        file.seek(file.length() / 10 * part);
        file.write(new byte[64 * 1024]);
      }
      assertSays("first");
    }
  }

  @Test
  void nothingIsWrittenWhenTheProgramStarts() throws Exception {
    Files.delete(cache);
    List<Path> before = files(lib);
    assertTrue(lib.toFile().setWritable(false));
    assertSays("first");
    assertEquals(before, files(lib));
    assertTrue(lib.toFile().setWritable(true));
  }

  private void assertSays(String word) throws IOException, InterruptedException {
    assertEquals(new Shell.Ended(0, word + "\n"), run(javaHome()));
  }

  private boolean isFromCache() throws IOException, InterruptedException {
    return isFromCache(System.getProperty("java.home"));
  }

  private boolean isFromCache(String home) throws IOException, InterruptedException {
    Path loaded = Files.createTempFile(own, "loaded", ".txt");
    run(Map.of("JAVA_HOME", home, "PODNOSIS_JAVA_OPTS", "-Xlog:class+load:file=" + loaded));
    return Files.readAllLines(loaded).stream()
        .anyMatch(l -> l.contains(" Speaks ") && l.contains("shared objects file"));
  }

  private Shell.Ended run(Map<String, String> environment)
      throws IOException, InterruptedException {
    return Shell.run(own, environment, List.of(lib.resolveSibling("bin/podnosis").toString()));
  }

  private static Map<String, String> javaHome() {
    return Map.of("JAVA_HOME", System.getProperty("java.home"));
  }

  private static List<Path> files(Path dir) throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      return all.sorted().toList();
    }
  }

  /** A program that says a word; the same number of letters gives a jar of the same size. */
  private static void program(String word, Path jar) throws IOException {
    Path sources = Files.createTempDirectory(folder, "source");
    Path source = sources.resolve("Speaks.java");
    Files.writeString(
        source,
        "class Speaks { public static void main(String[] a) { System.out.println(\""
            + word
            + "\"); } }");
    List<String> arguments = new ArrayList<>(List.of("-d", sources.toString(), source.toString()));
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new)));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Speaks");
    byte[] code = Files.readAllBytes(sources.resolve("Speaks.class"));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      ZipEntry entry = new ZipEntry("Speaks.class");
      CRC32 sum = new CRC32();
      sum.update(code);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(code.length);
      entry.setCrc(sum.getValue());
      out.putNextEntry(entry);
      out.write(code);
    }
    Files.setLastModifiedTime(jar, BUILT);
  }
}
