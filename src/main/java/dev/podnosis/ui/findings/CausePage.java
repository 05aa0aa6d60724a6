package dev.podnosis.ui.findings;

import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Status;
import java.util.List;

/**
 * One cause as it is shown: what it is, what was seen, what to do.
 *
 * @param status its sign
 * @param verdict its verdict in words
 * @param note how much it explains, what it follows from, or that it is advice; may be empty
 * @param title its name
 * @param explanation what happens and why
 * @param speaksFor what was seen for it
 * @param speaksAgainst what was seen against it
 * @param missing what would settle it
 * @param remedies what to do, best first
 * @param references where more is written
 */
record CausePage(
    CauseId id,
    Status status,
    String verdict,
    String note,
    String title,
    String explanation,
    List<Sight> speaksFor,
    List<Sight> speaksAgainst,
    List<String> missing,
    List<Wording.RemedyWords> remedies,
    List<CauseEntry.Reference> references) {
  CausePage {
    speaksFor = List.copyOf(speaksFor);
    speaksAgainst = List.copyOf(speaksAgainst);
    missing = List.copyOf(missing);
    remedies = List.copyOf(remedies);
    references = List.copyOf(references);
  }

  /** Something that was seen, with the numbers of its evidence. */
  record Sight(String text, List<String> evidence) {
    Sight {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * A cause in the list.
   *
   * @param status its sign
   * @param title its name
   * @param verdict its verdict in words
   * @param note how much it explains, or why it stands where it does
   */
  record Line(CauseId id, Status status, String title, String verdict, String note) {}

  /** A part of the list: what is looked at first, or what is folded away. */
  record Group(FindingsViewModel.Group kind, List<Line> lines) {
    Group {
      lines = List.copyOf(lines);
    }
  }
}
