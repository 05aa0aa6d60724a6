package dev.podnosis.ui.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.report.ClientLookupWords;
import dev.podnosis.report.ClientLookupWords.Role;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.workspace.Bench;
import dev.podnosis.ui.workspace.SavedCases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The resolver's queries as the window shows them, on a real cluster's query log. */
class QueriesViewModelTest {
  private final Path folder;
  private Bench bench;
  private QueriesViewModel model;

  QueriesViewModelTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void begin() {
    bench = new Bench(folder);
    model = new QueriesViewModel(bench.workspace(), bench.background());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void withoutACaseOrTheResolverThereIsNothing() {
    assertEquals(List.of(), model.lookupsProperty().get());
    SavedCases.open(bench, "healthy-query-log");
    assertEquals(List.of(), model.lookupsProperty().get(), "the C library was not seen");
  }

  @Test
  void everyQueryStandsThereWithItsAnswerAndTheOneThatDecides() {
    SavedCases.open(bench, ResolverCases.logged());
    ClientLookupWords lookup = only();
    assertEquals("www.example.com", lookup.name());
    assertEquals("glibc 2.41", lookup.libc());
    assertTrue(lookup.outcome().startsWith("8 queries, 6 of them"), lookup.outcome());
    assertEquals(
        List.of(
            "1 A+AAAA www.example.com.shop.svc.cluster.local. NXDOMAIN PASSED",
            "3 A+AAAA www.example.com.svc.cluster.local. NXDOMAIN PASSED",
            "5 A+AAAA www.example.com.cluster.local. NXDOMAIN PASSED",
            "7 A www.example.com. NOERROR SUCCEEDS",
            "8 AAAA www.example.com. NOERROR PASSED"),
        lookup.rows().stream()
            .map(
                r ->
                    r.number()
                        + " "
                        + r.types()
                        + " "
                        + r.name()
                        + " "
                        + r.answer()
                        + " "
                        + r.role())
            .toList());
  }

  @Test
  void aRowLeadsToTheEvidenceOfItsAnswer() {
    SavedCases.open(bench, ResolverCases.logged());
    ClientLookupWords.Row row = only().rows().getFirst();
    model.show(row);
    assertEquals(
        row.evidence().getFirst(), bench.workspace().evidenceProperty().get(), "the query log");
    assertEquals(ScreenId.DIAGNOSE, bench.shell().screenProperty().get());
  }

  @Test
  void namesAndAddressesAreCoveredWhileTheScreenIsShared() {
    SavedCases.open(bench, ResolverCases.searching(2));
    assertTrue(only().text().contains("d1.corp.internal"), only().text());
    bench.shell().screenShareProperty().set(true);
    String text = only().text();
    assertFalse(text.contains("example.com"), text);
    assertFalse(text.contains("corp.internal"), text);
    assertFalse(text.contains("10.96."), text);
    assertEquals(
        List.of(Role.UNKNOWN, Role.UNKNOWN, Role.SUCCEEDS, Role.PASSED),
        only().rows().stream().map(ClientLookupWords.Row::role).toList(),
        "what was asked stays countable");
    bench.shell().screenShareProperty().set(false);
    assertTrue(only().text().contains("www.example.com.d2.corp.internal."), only().text());
  }

  private ClientLookupWords only() {
    List<ClientLookupWords> all = model.lookupsProperty().get();
    assertEquals(1, all.size());
    return all.getFirst();
  }
}
