package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the analyser with gawk and grep on one generated query log in the page cache, by the
 * clock and by processor time, and its memory on a small and a large one. Needs Linux, bash, gawk,
 * grep. How to run it: docs/BENCHMARKS.md.
 */
public final class LogBenchmark {
  private static final String[] GAWK = {"gawk", "{n[$12]++} END {for (k in n) print k, n[k]}"};
  private static final String[] GREP = {"grep", "-c", "NXDOMAIN"};

  /** The program as it is packaged. */
  private static final Path APP = Path.of("target/podnosis").toAbsolutePath();

  private static final Path CACHE = APP.resolve("lib/podnosis.aot");
  private static final String[] PODNOSIS = {APP.resolve("bin/podnosis").toString(), "logs"};
  private static final String[] JSON = {PODNOSIS[0], "logs", "--format", "json"};
  private static final int ROUNDS = 3;
  private static final int BLOCK = 100 << 20;
  private static final PrintStream OUT = System.out;

  private LogBenchmark() {}

  /**
   * What a command took, the best of some rounds each.
   *
   * @param wall seconds by the clock
   * @param cpu seconds of all processors together, the kernel's for it included
   */
  private record Took(double wall, double cpu) {}

  /**
   * @param args directory for the logs, megabytes of the large one
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args[0].equals("--exact")) {
      exact(Path.of(args[1]));
      return;
    }
    if (Files.notExists(CACHE)) {
      throw new IllegalStateException("./mvnw -B -DskipTests package comes first: no " + CACHE);
    }
    Path dir = Files.createDirectories(Path.of(args[0]));
    Path small = generate(dir.resolve("small.log"), 100L << 20);
    Path large = generate(dir.resolve("large.log"), Long.parseLong(args[1]) << 20);
    OUT.printf("large log: %,d bytes%n", Files.size(large));
    Took gawk = best(large, GAWK);
    Took grep = best(large, GREP);
    report("gawk, RCODEs", large, gawk, gawk, grep);
    report("grep -c NXDOMAIN", large, grep, gawk, grep);
    report("podnosis logs FILE", large, best(large, PODNOSIS), gawk, grep);
    report("every name and client", large, best(large, exact()), gawk, grep);
    for (Path log : List.of(small, large)) {
      OUT.printf("peak memory at %,d MB: %s%n", Files.size(log) >> 20, peak(log));
    }
    compare(run(large, GAWK), run(large, GREP), run(large, JSON));
  }

  private static void report(String what, Path log, Took took, Took gawk, Took grep)
      throws IOException {
    double megabytes = Files.size(log) / 1e6;
    OUT.printf(
        "%-22s %7.2f s %6.0f MB/s %5.1f x gawk %5.2f x grep's time | cpu %6.2f s %5.1f x gawk %5.2f"
            + " x grep's%n",
        what,
        took.wall,
        megabytes / took.wall,
        gawk.wall / took.wall,
        took.wall / grep.wall,
        took.cpu,
        gawk.cpu / took.cpu,
        took.cpu / grep.cpu);
  }

  /**
   * One line for each of a few thousand names, asked by a few hundred pods; as CoreDNS writes it,
   * without trailing zeros in a duration, which one line in ten has.
   */
  private static Path generate(Path file, long size) throws IOException {
    if (Files.exists(file) && Files.size(file) >= size) {
      return file;
    }
    Random random = new Random(42);
    String[] names = new String[4000];
    for (int i = 0; i < names.length; i++) {
      String[] suffixes = {"", "shop.svc.cluster.local.", "svc.cluster.local.", "cluster.local."};
      names[i] =
          i % 2 == 0
              ? "svc-" + i + ".team-" + i % 40 + ".svc.cluster.local."
              : "host" + i / 8 + ".example-" + i / 8 % 50 + ".com." + suffixes[i / 2 % 4];
    }
    ByteArrayOutputStream block = new ByteArrayOutputStream(BLOCK + 1000);
    while (block.size() < BLOCK) {
      block.writeBytes(line(random, names).getBytes(US_ASCII));
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long written = 0; written < size; written += block.size()) {
        block.writeTo(out);
      }
    }
    return file;
  }

  private static String line(Random random, String[] names) {
    String name = names[random.nextInt(names.length)];
    int kind = random.nextInt(1000);
    String rcode = kind < 450 ? "NOERROR" : kind < 995 ? "NXDOMAIN" : "SERVFAIL";
    int client = random.nextInt(300);
    return "[INFO] 10.244."
        + client / 100
        + "."
        + client % 100
        + ":"
        + (1024 + random.nextInt(64_000))
        + " - "
        + random.nextInt(65_536)
        + " \""
        + (random.nextBoolean() ? "A" : "AAAA")
        + " IN "
        + name
        + " udp "
        + (name.length() + 16)
        + " false 512\" "
        + rcode
        + " qr,aa,rd "
        + (40 + random.nextInt(200))
        + " 0.000"
        + String.format("%06d", 40_000 + random.nextInt(900_000)).replaceFirst("0+$", "")
        + "s\n";
  }

  private static Took best(Path log, String[] command) throws IOException, InterruptedException {
    double wall = Double.MAX_VALUE;
    double cpu = Double.MAX_VALUE;
    // Into a pipe: grep stops at the first match when its output is /dev/null.
    String[] timed = {
      "bash", "-c", "TIMEFORMAT='%R %U %S'; { time \"$@\" | cat >/dev/null; } 2>&1", "bash"
    };
    for (int i = 0; i < ROUNDS; i++) {
      List<String> words = new ArrayList<>(Arrays.asList(timed));
      words.addAll(Arrays.asList(command));
      String[] seconds = run(log, words.toArray(String[]::new), true).strip().split("\\s+");
      int at = seconds.length - 3;
      wall = Math.min(wall, Double.parseDouble(seconds[at]));
      cpu =
          Math.min(cpu, Double.parseDouble(seconds[at + 1]) + Double.parseDouble(seconds[at + 2]));
    }
    return new Took(wall, cpu);
  }

  private static String run(Path log, String[] command) throws IOException, InterruptedException {
    return run(log, command, false);
  }

  private static String run(Path log, String[] command, boolean errors)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(Arrays.asList(command));
    words.replaceAll(w -> w.equals("FILE") ? log.toString() : w);
    if (!words.contains(log.toString())) {
      words.add(log.toString());
    }
    Process process = new ProcessBuilder(words).redirectErrorStream(errors).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(words + " failed");
    }
    return out;
  }

  private static String[] exact() {
    return new String[] {
      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "-XX:+UseSerialGC",
      "-cp",
      System.getProperty("java.class.path"),
      LogBenchmark.class.getName(),
      "--exact",
      "FILE"
    };
  }

  /** In a process of its own: the analysis that no command asks for. */
  private static void exact(Path log) throws IOException, InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    LogOptions options = new LogOptions("coredns", List.of("cluster.local"), cores, true);
    try (ExecutorService executor = Executors.newFixedThreadPool(cores);
        InputStream in = new FileInputStream(log.toFile())) {
      LogSummary summary = LogAnalyser.analyse(in, options, executor, n -> {});
      OUT.println(summary.coverage().lines() + " lines");
    }
  }

  /** The most memory that the program took: asked again and again, as it is gone when it ends. */
  private static String peak(Path log) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(PODNOSIS[0], PODNOSIS[1], log.toString());
    builder.environment().put("PODNOSIS_JAVA_OPTS", "-Xmx256m");
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    String peak = "unknown";
    while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
      try {
        peak =
            Files.readAllLines(status).stream()
                .filter(l -> l.startsWith("VmHWM"))
                .findFirst()
                .orElse(peak);
      } catch (IOException e) {
        // It has just ended.
      }
    }
    return peak.replaceAll("\\s+", " ");
  }

  /** A fast wrong answer would be worth nothing. */
  private static void compare(String gawk, String grep, String podnosis) {
    JsonNode log = JsonMapper.shared().readTree(podnosis);
    for (Map.Entry<String, JsonNode> rcode : log.path("rcodes").properties()) {
      String line = rcode.getKey() + " " + rcode.getValue().asLong();
      if (gawk.lines().noneMatch(line::equals)) {
        throw new IllegalStateException("gawk counts otherwise than " + line + ": " + gawk);
      }
    }
    if (Long.parseLong(grep.strip()) != log.path("rcodes").path("NXDOMAIN").asLong()) {
      throw new IllegalStateException("grep counts otherwise: " + grep);
    }
    OUT.printf(
        "all agree on %s; p99 %.3f ms%n",
        log.path("rcodes"), log.path("latencyMs").path("p99").asDouble());
  }
}
