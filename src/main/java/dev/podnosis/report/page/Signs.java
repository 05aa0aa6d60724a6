package dev.podnosis.report.page;

/** The signs as small pictures. */
final class Signs {
  private Signs() {}

  /** The sign as an SVG element of this size in CSS pixels. */
  static String svg(Mark mark, int size) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sign\" width=\""
        + size
        + "\" height=\""
        + size
        + "\" viewBox=\"0 0 24 24\" role=\"img\" alt=\""
        + mark.character()
        + "\"><title>"
        + mark.character()
        + "</title>"
        + shape(mark)
        + "</svg>";
  }

  private static String shape(Mark mark) {
    return switch (mark) {
      case OK ->
          "<circle cx=\"12\" cy=\"12\" r=\"11\" fill=\"#0F8A6B\"/>"
              + stroke("M7 12.5 L10.6 16 L17 8.6", "#FFFFFF");
      case PROBLEM ->
          "<path d=\"M7.5 1 H16.5 L23 7.5 V16.5 L16.5 23 H7.5 L1 16.5 V7.5 Z\" fill=\"#CF3320\"/>"
              + stroke("M8 8 L16 16 M16 8 L8 16", "#FFFFFF");
      case ATTENTION ->
          "<path d=\"M12 1.5 L23.5 22 H0.5 Z\" fill=\"#B97A00\"/>"
              + stroke("M12 9 V14.5 M12 18 V18.3", "#FFFFFF");
      case UNKNOWN ->
          "<path d=\"M12 0.5 L23.5 12 L12 23.5 L0.5 12 Z\" fill=\"#7A4FD0\"/>"
              + stroke(
                  "M9.3 9.6 C9.3 6.2 14.8 6.2 14.8 9.4 C14.8 11.4 12 11.6 12 14 M12 17 V17.3",
                  "#FFFFFF");
      case IDLE ->
          "<circle cx=\"12\" cy=\"12\" r=\"10\" fill=\"none\" stroke=\"#818B95\""
              + " stroke-width=\"2\"/>"
              + stroke("M7.5 12 H16.5", "#818B95");
    };
  }

  private static String stroke(String path, String colour) {
    return "<path d=\""
        + path
        + "\" fill=\"none\" stroke=\""
        + colour
        + "\" stroke-width=\"2.4\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>";
  }

  /** The program's own sign, in a header. */
  static String logo(int size) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sign\" width=\""
        + size
        + "\" height=\""
        + size
        + "\" viewBox=\"0 0 24 24\" role=\"img\" alt=\"Podnosis\"><title>Podnosis</title>"
        + "<rect width=\"24\" height=\"24\" rx=\"5.5\" fill=\"#0969DA\"/>"
        + "<path d=\"M6.6 7 12 12.6 12 18M12 12.6 17.4 7\" fill=\"none\" stroke=\"#FFFFFF\""
        + " stroke-width=\"2.1\" stroke-linejoin=\"round\"/>"
        + "<circle cx=\"6.6\" cy=\"6.8\" r=\"2.5\" fill=\"#FFFFFF\"/>"
        + "<circle cx=\"12\" cy=\"18\" r=\"2.5\" fill=\"#FFFFFF\"/>"
        + "<circle cx=\"17.4\" cy=\"6.8\" r=\"3.3\" fill=\"#FFFFFF\"/>"
        + "<circle cx=\"17.4\" cy=\"6.8\" r=\"1.9\" fill=\"#CF3320\"/></svg>";
  }
}
