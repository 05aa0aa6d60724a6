package dev.podnosis.report;

import java.io.IOException;

/** A report could not be written; the message says in the user's language why and what to do. */
public final class ReportNotWrittenException extends IOException {
  private static final long serialVersionUID = 1;

  ReportNotWrittenException(String message, Throwable cause) {
    super(message, cause);
  }
}
