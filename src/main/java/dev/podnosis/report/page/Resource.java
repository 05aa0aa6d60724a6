package dev.podnosis.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that come with the program. */
final class Resource {
  private static final String ROOT = "/dev/podnosis/";

  private Resource() {}

  /** A style sheet. */
  static String text(String name) {
    try (InputStream in = open("report/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  /** A font. */
  static InputStream font(String name) {
    return open("fonts/" + name + ".ttf");
  }

  private static InputStream open(String name) {
    InputStream in = Resource.class.getResourceAsStream(ROOT + name);
    if (in == null) {
      throw new IllegalArgumentException("No file " + name);
    }
    return in;
  }
}
