package dev.podnosis.report.page;

/** What is done to every text of a document before anyone sees it, such as leaving names out. */
public interface Cleaning {
  /** A text that stands on one line. */
  String line(String text);

  /** A text whose line breaks are kept, such as the output of a command. */
  String block(String text);
}
