package dev.podnosis.report;

import dev.podnosis.catalogue.Words;
import dev.podnosis.diagnosis.Diagnosis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Writes reports in the form that a file's ending names. */
public final class Reports {
  private static final Words WORDS = Words.of("report");
  private static final List<String> ENDINGS = List.of(".pdf", ".html", ".md", ".json", ".txt");

  private Reports() {}

  /** The endings of the files that can be written. */
  public static List<String> endings() {
    return ENDINGS;
  }

  /** Whether a file's ending names a form. */
  public static boolean knows(Path file) {
    return ENDINGS.stream().anyMatch(lower(file)::endsWith);
  }

  /**
   * Writes a report: whole or not at all.
   *
   * @throws ReportNotWrittenException when the file cannot be written; what was there before stays
   */
  public static void write(Path file, Diagnosis diagnosis, Wording wording, ReportOptions options)
      throws ReportNotWrittenException {
    try {
      replace(file.toAbsolutePath(), bytes(file, diagnosis, wording, options));
    } catch (IOException e) {
      String why = WORDS.say(wording.language(), reason(e, file), "file", file);
      throw new ReportNotWrittenException(why, e);
    }
  }

  private static byte[] bytes(
      Path file, Diagnosis diagnosis, Wording wording, ReportOptions options) throws IOException {
    String name = lower(file);
    if (name.endsWith(".json")) {
      return new ResultJson(wording)
          .text(diagnosis, options.redaction(diagnosis))
          .getBytes(StandardCharsets.UTF_8);
    }
    if (name.endsWith(".txt")) {
      return TicketText.of(diagnosis, wording, options).getBytes(StandardCharsets.UTF_8);
    }
    ReportDocument report = ReportDocument.of(diagnosis, wording, options);
    if (name.endsWith(".pdf")) {
      return report.pdf();
    }
    if (name.endsWith(".html")) {
      return report.html().getBytes(StandardCharsets.UTF_8);
    }
    if (name.endsWith(".md")) {
      return report.markdown().getBytes(StandardCharsets.UTF_8);
    }
    throw new IllegalArgumentException("no form of report ends like " + file);
  }

  private static String lower(Path file) {
    return file.toString().toLowerCase(Locale.ROOT);
  }

  /** Writes beside the file and then puts it in its place, so that no reader sees half of it. */
  private static void replace(Path file, byte[] bytes) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    Path beside =
        file.resolveSibling(
            "."
                + file.getFileName()
                + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()));
    try {
      Files.write(beside, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String reason(IOException e, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (e instanceof NoSuchFileException && (folder == null || !Files.isDirectory(folder))) {
      return "not-written.no-folder";
    }
    if (Files.isDirectory(file)) {
      return "not-written.is-folder";
    }
    if (Files.exists(file) && folder != null && Files.isWritable(folder)) {
      return "not-written.in-use";
    }
    return e instanceof AccessDeniedException ? "not-written.no-right" : "not-written.failed";
  }
}
