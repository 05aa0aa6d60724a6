package dev.podnosis.ui.start;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;

/** What came back where a cluster cannot be asked. */
final class ProblemDetail {
  private ProblemDetail() {}

  /** As it came; a moment, such as a certificate's end, as the reader writes it. */
  static Label of(Messages messages, String detail) {
    try {
      ZonedDateTime until = Instant.parse(detail).atZone(ZoneId.systemDefault());
      int offset = until.getOffset().getTotalSeconds();
      return Labels.wrapping(
          Labels.secondary(
              messages.inLanguage(
                  l ->
                      messages.get(
                          "start.valid-until",
                          "date",
                          Figures.date(l, until),
                          "time",
                          Figures.time(until),
                          "offset",
                          offset == 0 ? "UTC" : "UTC" + until.getOffset().getId()))));
    } catch (DateTimeParseException e) {
      return Labels.wrapping(Labels.mono(new SimpleStringProperty(detail)));
    }
  }
}
