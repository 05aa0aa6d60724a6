package dev.podnosis.demo.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A command's output as a real cluster gave it. */
record Recorded(String stdout, String stderr, int exit) {
  static Recorded of(String path) throws IOException {
    try (InputStream in = Recorded.class.getResourceAsStream("/recordings/" + path)) {
      if (in == null) {
        throw new IOException("no recording " + path);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int out = text.indexOf("--- stdout\n") + 11;
      int err = text.indexOf("--- stderr\n");
      String exit =
          text.lines().filter(l -> l.startsWith("# exit: ")).findFirst().orElse("# exit: -1");
      // Lines that kubectl adds are not the program's.
      String stderr =
          text.substring(err + 11)
              .replaceAll("(?m)^(Defaulted container|command terminated).*\\R?", "");
      return new Recorded(text.substring(out, err), stderr, Integer.parseInt(exit.substring(8)));
    }
  }
}
