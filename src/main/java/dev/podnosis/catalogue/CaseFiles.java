package dev.podnosis.catalogue;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.Place;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Saves and opens case files: a zip with one entry, {@code case.json}. What is opened comes from
 * elsewhere and is not trusted: sizes are bounded, nothing is unpacked to disk, and what cannot be
 * read is refused with the reason.
 */
public final class CaseFiles {
  private static final String ENTRY = "case.json";
  private static final String KIND = "is";
  private static final int FORMAT = 1;
  private static final long LARGEST = 512L << 20;
  private static final int LONGEST_STRING = 64 << 20;
  private static final int MOST_ENTRIES = 16;

  /** The types of which a value names its kind. */
  private static final List<Class<?>> SEALED =
      List.of(Observation.class, Detail.class, LookupOutcome.class, Place.class);

  private final JsonMapper json;

  /** Reads and writes case files. */
  public CaseFiles() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_STRING)
                    .maxNestingDepth(100)
                    .build())
            .build();
    JsonMapper.Builder builder =
        JsonMapper.builder(factory).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    for (Class<?> sealed : SEALED) {
      builder.addMixIn(sealed, ByType.class);
      for (Class<?> kind : sealed.getPermittedSubclasses()) {
        builder.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
      }
    }
    json = builder.build();
  }

  /** How the kind of a sealed value is written. */
  @com.fasterxml.jackson.annotation.JsonTypeInfo(
      use = com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME,
      property = KIND)
  private interface ByType {}

  /** What the entry holds. */
  private record Envelope(int format, CaseFile caseFile) {}

  /** Why a file could not be opened as a case file. */
  public enum Problem {
    NOT_FOUND,
    NOT_A_ZIP,
    NOT_A_CASE_FILE,
    TOO_LARGE,
    NEWER_VERSION,
    DAMAGED
  }

  /** A file that cannot be opened as a case file. */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;
    private final Problem problem;

    UnreadableException(Problem problem, String detail) {
      super(detail);
      this.problem = problem;
    }

    /** What is wrong with it. */
    public Problem problem() {
      return problem;
    }
  }

  /**
   * Saves a case file; an existing file is replaced only once the new one is whole.
   *
   * @throws IOException when it cannot be written
   */
  public void save(CaseFile caseFile, Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("not a file: " + file);
    }
    Path part = Files.createTempFile(directory, ".podnosis-", ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        write(caseFile, out);
      }
      replace(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void replace(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Writes a case file.
   *
   * @throws IOException when the stream fails
   */
  public void write(CaseFile caseFile, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry(ENTRY));
    zip.write(json.writeValueAsBytes(new Envelope(FORMAT, caseFile)));
    zip.closeEntry();
    zip.finish();
  }

  /**
   * Opens a case file.
   *
   * @throws UnreadableException when it is none, or damaged
   */
  public CaseFile open(Path file) throws UnreadableException {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableException(Problem.NOT_FOUND, file.toString());
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (IOException e) {
      throw new UnreadableException(Problem.DAMAGED, String.valueOf(e.getMessage()));
    }
  }

  private CaseFile read(InputStream in) throws IOException, UnreadableException {
    ZipInputStream zip = new ZipInputStream(in);
    try {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null) {
        throw new UnreadableException(Problem.NOT_A_ZIP, "");
      }
      for (int i = 0; i < MOST_ENTRIES && entry != null; i++, entry = zip.getNextEntry()) {
        if (entry.getName().equals(ENTRY)) {
          return parse(new Bounded(zip));
        }
      }
    } catch (ZipException e) {
      throw new UnreadableException(Problem.DAMAGED, String.valueOf(e.getMessage()));
    } catch (TooLargeException e) {
      throw new UnreadableException(Problem.TOO_LARGE, "");
    }
    throw new UnreadableException(Problem.NOT_A_CASE_FILE, "");
  }

  private CaseFile parse(InputStream in) throws UnreadableException {
    try {
      JsonNode tree = json.readTree(in);
      int format = tree.path("format").asInt(0);
      if (format > FORMAT) {
        throw new UnreadableException(Problem.NEWER_VERSION, Integer.toString(format));
      }
      List<Evidence> evidence = new ArrayList<>();
      for (JsonNode piece : tree.path("caseFile").path("evidence")) {
        evidence.add(piece(piece));
      }
      if (tree.get("caseFile") instanceof ObjectNode rest) {
        rest.putArray("evidence");
      }
      CaseFile without = json.treeToValue(tree, Envelope.class).caseFile();
      return new CaseFile(without.target(), without.symptom(), without.run(), evidence);
    } catch (JacksonException e) {
      if (e.getCause() instanceof TooLargeException) {
        throw new UnreadableException(Problem.TOO_LARGE, "");
      }
      throw new UnreadableException(Problem.DAMAGED, e.getOriginalMessage());
    }
  }

  /**
   * One piece of evidence. What another version of this program saw and wrote down in a form that
   * this one cannot read was not seen as far as this one is concerned; the other pieces stand.
   */
  private Evidence piece(JsonNode piece) {
    olderDetail(piece.path("observation"));
    try {
      return json.treeToValue(piece, Evidence.class);
    } catch (JacksonException e) {
      if (!(piece instanceof ObjectNode object) || !object.has("observation")) {
        throw e;
      }
      ObjectNode rest = object.deepCopy();
      rest.remove("observation");
      Evidence frame = json.treeToValue(rest, Evidence.class);
      return new Evidence(
          frame.id(),
          frame.probe(),
          frame.vantage(),
          frame.observedAt(),
          frame.duration(),
          new NotObserved(
              NotObserved.Reason.OTHER_VERSION, "evidence of " + frame.probe().id(), ""),
          frame.transcript());
    }
  }

  /** The detail of what was not observed used to be a text. */
  private static void olderDetail(JsonNode observation) {
    JsonNode detail = observation.path("detail");
    if (observation instanceof ObjectNode seen
        && detail.isString()
        && seen.path(KIND).asString("").equals(NotObserved.class.getSimpleName())) {
      seen.putObject("detail")
          .put(KIND, Detail.Said.class.getSimpleName())
          .put("words", detail.asString());
    }
  }

  /** More was packed than a case file holds. */
  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Stops reading where a packed entry grows beyond all measure. */
  private static final class Bounded extends FilterInputStream {
    private long left = LARGEST;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int n) throws IOException {
      left -= n;
      if (left < 0) {
        throw new TooLargeException();
      }
    }
  }
}
