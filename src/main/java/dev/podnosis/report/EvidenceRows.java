package dev.podnosis.report;

import dev.podnosis.evidence.Evidence;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Phrase;
import java.util.List;

/**
 * Pieces of evidence as rows: number, way, place, what it shows.
 *
 * @param words the words
 * @param anchored whether others refer to these rows
 */
record EvidenceRows(ReportWords words, boolean anchored) {
  List<Table.Column> columns() {
    return List.of(
        new Table.Column(words.say("column.number"), 7),
        new Table.Column(words.say("column.source"), 15),
        new Table.Column(words.say("column.observation"), 78));
  }

  Table.Row row(Evidence evidence) {
    return new Table.Row(
        ReportWords.mark(evidence),
        anchored ? evidence.id() : "",
        List.of(
            anchored ? Phrase.plain(evidence.id()) : Phrase.evidence(List.of(evidence.id())),
            Phrase.plain(words.say("source." + evidence.vantage().source().id())),
            Phrase.plain(words.diagnosis().line(evidence))));
  }
}
