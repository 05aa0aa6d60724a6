package dev.podnosis.knowledge;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the documents that hold the whole knowledge: {@code packaging/docs.sh}. They are written
 * from the data files and the scenarios, never by hand.
 */
public final class KnowledgeDocs {
  static final Path FOLDER = Path.of("docs");

  private KnowledgeDocs() {}

  /** Every document by its file's name. */
  static Map<String, String> all() {
    Catalogue catalogue = Catalogue.load();
    Map<String, String> docs = new LinkedHashMap<>();
    docs.put("CAUSES.md", new CausesDocument(catalogue, Language.ENGLISH).text());
    docs.put("CAUSES.zh.md", new CausesDocument(catalogue, Language.CHINESE).text());
    docs.put("CAUSE-MATRIX.md", CauseMatrix.of(catalogue).text());
    return docs;
  }

  /** Writes them into {@code docs}. */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, String> doc : all().entrySet()) {
      Files.writeString(FOLDER.resolve(doc.getKey()), doc.getValue());
    }
  }
}
