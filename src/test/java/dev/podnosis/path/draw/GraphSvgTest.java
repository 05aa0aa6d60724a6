package dev.podnosis.path.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.Status;
import dev.podnosis.recording.RecordedPaths;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The drawing of a path: well-formed whatever it shows, and rendered by Batik. */
class GraphSvgTest {
  private static final String RECORDING = "udp53-blocked-on-one-node";

  @ParameterizedTest
  @CsvSource({"false,LIGHT", "true,LIGHT", "false,DARK", "true,DARK"})
  void rendersAsAPicture(boolean chinese, String theme) throws Exception {
    PathGraph graph = graph(RECORDING).onThePath();
    Palette palette = theme.equals("DARK") ? Palette.DARK : Palette.LIGHT;
    String svg =
        GraphSvg.of(
            graph,
            new TestWords(chinese),
            palette,
            List.of(
                new Mark(
                    "node:node2",
                    Mark.Side.LEAVING,
                    chinese ? "故障:node2 上的 UDP 53 无应答" : "Fault: UDP 53 at node2, no reply",
                    true)));
    BufferedImage image = Pictures.render(svg);
    String name =
        "path-" + (chinese ? "zh" : "en") + "-" + theme.toLowerCase(java.util.Locale.ROOT);
    assertTrue(Files.size(Pictures.save(name, image)) > 10_000);
    // behind the title of the first column is the surface, and something red is in the picture
    assertEquals(Integer.decode(palette.surface()) | 0xFF000000, image.getRGB(2, 2));
    assertTrue(count(image, Integer.decode(palette.danger().fill())) > 500);
    assertTrue(count(image, Integer.decode(palette.ok().fill())) > 500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodelocal-on", "udp53-blocked-on-one-node", "upstream-unreachable"})
  void rendersEveryVantage(String recording) throws Exception {
    String svg = GraphSvg.of(graph(recording), new TestWords(false), Palette.LIGHT, List.of());
    BufferedImage image = Pictures.render(svg);
    assertTrue(Files.size(Pictures.save("path-all-" + recording, image)) > 10_000);
  }

  @Test
  void drawsEveryHopAndEveryLabelOnce() throws Exception {
    PathGraph graph = graph(RECORDING);
    TestWords words = new TestWords(false);
    Document svg = parse(GraphSvg.of(graph, words, Palette.LIGHT, List.of()));
    NodeList texts = svg.getElementsByTagName("text");
    List<String> all =
        java.util.stream.IntStream.range(0, texts.getLength())
            .mapToObj(i -> texts.item(i).getTextContent())
            .toList();
    for (Hop hop : graph.hops()) {
      String shown = TextWidth.fit(words.hop(hop), CardSizes.TITLE, true, 146);
      assertTrue(all.contains(shown), () -> shown + " in " + all);
    }
    long labels = graph.edges().stream().filter(e -> !words.edge(e).isEmpty()).count();
    assertEquals(
        labels, all.stream().filter(t -> t.matches("(UDP|TCP|ICMP|API) \\d+/\\d+.*")).count());
  }

  @Test
  void isWellFormedWhateverAClusterSays() throws Exception {
    String hostile = "</text><script>alert('x')</script>&\"\u0000\u001b[31m\u202e\ud800 ]]>";
    PathGraph graph =
        new PathGraph(
            List.of(
                new Hop(
                    "pod:x",
                    Hop.Kind.POD,
                    hostile,
                    hostile,
                    null,
                    Status.FAILED,
                    List.of(),
                    List.of()),
                new Hop(
                    "coredns:" + hostile,
                    Hop.Kind.COREDNS,
                    hostile,
                    "",
                    hostile,
                    Status.OK,
                    List.of(),
                    List.of())),
            List.of(),
            "pod:x");
    String drawn =
        GraphSvg.of(
            graph,
            new TestWords(false),
            Palette.LIGHT,
            List.of(new Mark("pod:x", Mark.Side.ENTERING, hostile, true)));
    Document svg = parse(drawn);
    assertEquals(0, svg.getElementsByTagName("script").getLength());
    assertFalse(drawn.contains("\u001b"), "a control character");
    assertFalse(drawn.contains("\u202e"), "a character that turns the direction of writing");
    assertEquals(1, svg.getElementsByTagName("svg").getLength());
  }

  @Test
  void tellsStylesApartWithoutColour() {
    for (EdgeStyle a : EdgeStyle.values()) {
      for (EdgeStyle b : EdgeStyle.values()) {
        if (a != b) {
          assertNotEquals(glyph(a), glyph(b), a + " and " + b);
        }
      }
    }
  }

  private static String glyph(EdgeStyle style) {
    return Glyph.of(style).toString();
  }

  private static long count(BufferedImage image, int colour) {
    long found = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xFFFFFF) == colour) {
          found++;
        }
      }
    }
    return found;
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static PathGraph graph(String recording) {
    return PathRoutes.graph(RecordedPaths.measured(recording, 0));
  }
}
