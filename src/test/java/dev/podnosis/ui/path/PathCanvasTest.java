package dev.podnosis.ui.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphLayout.Point;
import dev.podnosis.path.draw.GraphPicture;
import dev.podnosis.path.draw.Palette;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Theme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A drawing of which the window shows a small part. */
@ExtendWith(ApplicationExtension.class)
class PathCanvasTest {
  private static final int HOPS = 200;

  private final StringProperty selected = new SimpleStringProperty("");
  private final Appearance appearance = new Appearance(new SimpleBooleanProperty(false));
  private final PathViewModel.Drawing drawing = MadeDrawings.of(HOPS);
  private final FxRobot robot = new FxRobot();
  private @Nullable PathViewport shown;

  @Start
  void start(Stage stage) {
    Messages messages = new Messages(Language.ENGLISH);
    PathViewport viewport = new PathViewport();
    shown = viewport;
    Scene scene = new Scene(viewport, 1000, 600);
    new Theme(appearance, messages).apply(scene);
    stage.setScene(scene);
    stage.show();
    stage.requestFocus();
    viewport.show(
        new PathCanvas(selected, messages, drawing, viewport::seen, viewport::bringIntoView));
    selected.addListener((o, was, now) -> canvas().select(now));
  }

  private PathViewport viewport() {
    return Objects.requireNonNull(shown);
  }

  private PathCanvas canvas() {
    return Objects.requireNonNull(viewport().canvas());
  }

  @Test
  void makesPartsOnlyOfWhatIsSeen() {
    await("parts are made", () -> parts().size() > 3);
    assertTrue(parts().size() < 80, () -> parts().size() + " of " + drawing.picture().parts());
    parts().forEach(part -> assertTrue(seen(part), part::getAccessibleText));
    run(() -> viewport().setVvalue(1));
    await(
        "others are made",
        () ->
            parts().size() > 3
                && parts().stream().filter(part -> !part.isFocused()).allMatch(this::seen));
  }

  @Test
  void keysLeadToWhatIsNotSeen() {
    Node first = focus(place("coredns:r0"));
    String before = first.getAccessibleText();
    double from = viewport().getVvalue();
    for (int i = 0; i < 8; i++) {
      robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
      WaitForAsyncUtils.waitForFxEvents();
      Node focused = focused();
      assertTrue(seen(focused), focused::getAccessibleText);
      assertTrue(focused.getAccessibleText().startsWith("CoreDNS on its node r"));
    }
    assertNotEquals(before, focused().getAccessibleText());
    assertNotEquals(from, viewport().getVvalue(), "the drawing has moved");
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(selected.get().startsWith("coredns:r"), selected.get());
    assertTrue(focused().getStyleClass().contains("chosen"));
    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(focused().getAccessibleText().contains(" to 10.0.0."), "an edge");
    assertTrue(focused().getAccessibleText().matches(".*(OK|Problem)"), "with its sign");
  }

  @Test
  void tabGoesThroughEverything() {
    List<Box> all = drawing.picture().parts();
    focus(all.get(20));
    robot.press(KeyCode.TAB).release(KeyCode.TAB);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(all.get(21).x(), focused().getLayoutX());
    assertEquals(all.get(21).y(), focused().getLayoutY());
    assertTrue(seen(focused()));
    robot.press(KeyCode.SHIFT, KeyCode.TAB).release(KeyCode.TAB, KeyCode.SHIFT);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(all.get(20).y(), focused().getLayoutY());
  }

  @Test
  void aCardSaysAllOfItselfAndIsSelectedByAClick() {
    Node card = focus(place("service:dns"));
    assertEquals("dns\n10.1.2.3", Hint.of(card));
    robot.clickOn(card);
    assertEquals("service:dns", selected.get());
  }

  @Test
  void aLineIsSelectedByAClick() {
    focus(place("service:dns"));
    GraphPicture.Line line =
        drawing.picture().lines().stream()
            .filter(l -> l.ends().contains("service:dns"))
            .filter(l -> l.route().edge().startsWith("nodelocal:"))
            .findFirst()
            .orElseThrow();
    Point end = line.route().points().getLast();
    Bounds at = canvas().localToScreen(canvas().getLayoutBounds());
    robot.clickOn(at.getMinX() + (end.x() - 6) * zoom(), at.getMinY() + end.y() * zoom());
    assertTrue(selected.get().endsWith("nodelocal:n" + nodeOf(selected.get())), selected.get());
    assertTrue(selected.get().contains("service:dns"), selected.get());
  }

  private static String nodeOf(String edge) {
    return edge.substring(edge.lastIndexOf('n') + 1);
  }

  @Test
  void isPaintedInTheColoursOfTheTheme() {
    assertEquals(Palette.LIGHT, canvas().palette());
    run(() -> appearance.schemeProperty().set(Appearance.Scheme.DARK));
    await("it is dark", () -> canvas().palette().equals(Palette.DARK));
  }

  /** Both ends of a drawing that is wider than the window are seen, if its words stay legible. */
  @Test
  void isShownFirstAsItFits() {
    double fits = viewport().getViewportBounds().getWidth() / canvas().width();
    assertEquals(Math.clamp(fits, 0.75, 1), zoom(), 0.001);
  }

  @Test
  void isSavedWhole() throws Exception {
    CompletableFuture<PathPng> painted = new CompletableFuture<>();
    run(() -> PathPng.draw(drawing.picture(), Palette.LIGHT, painted::complete));
    byte[] file = painted.get(60, TimeUnit.SECONDS).file();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    double scale = image.getHeight() / (drawing.picture().height() + 12);
    Box last =
        drawing.picture().parts().stream()
            .max((a, b) -> Double.compare(a.bottom(), b.bottom()))
            .orElseThrow();
    assertTrue(last.y() * zoom() > 2 * viewport().getHeight(), "it is not seen");
    long drawn = 0;
    for (int y = (int) (last.y() * scale); y < last.bottom() * scale; y++) {
      for (int x = (int) (last.x() * scale); x < last.right() * scale; x++) {
        if ((image.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) {
          drawn++;
        }
      }
    }
    assertTrue(drawn > 200, "pixels of the lowest part: " + drawn);
  }

  private double zoom() {
    return viewport().zoomProperty().get();
  }

  private Box place(String id) {
    return canvas().part(id).getFirst();
  }

  private Set<Node> parts() {
    return viewport().lookupAll(".path-part");
  }

  /** Brings a part into view and focuses it. */
  private Node focus(Box box) {
    run(() -> viewport().bringIntoView(box));
    await("it is made", () -> parts().stream().anyMatch(part -> at(part, box)));
    Node part = parts().stream().filter(p -> at(p, box)).findFirst().orElseThrow();
    run(part::requestFocus);
    return part;
  }

  private static boolean at(Node part, Box box) {
    return part.getLayoutX() == box.x() && part.getLayoutY() == box.y();
  }

  private Node focused() {
    return viewport().getScene().getFocusOwner();
  }

  private boolean seen(Node part) {
    Bounds at = part.localToScene(part.getBoundsInLocal());
    return at.intersects(viewport().localToScene(viewport().getBoundsInLocal()));
  }

  private static void run(Runnable work) {
    Platform.runLater(work);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void await(String what, Callable<Boolean> holds) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(holds).get());
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain until " + what, e);
    }
  }
}
