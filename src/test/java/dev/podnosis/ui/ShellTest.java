package dev.podnosis.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Focus;
import dev.podnosis.ui.common.Preferences;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ShellTest {

  private Path file;
  private MainWindow window;
  private Stage stage;

  @Start
  void start(Stage stage) throws IOException {
    this.stage = stage;
    file = Files.createTempDirectory("podnosis").resolve("window.properties");
    Preferences preferences = Preferences.in(file);
    preferences.remember("language", Language.ENGLISH);
    preferences.remember("scheme", Appearance.Scheme.LIGHT);
    preferences.remember("reduce-motion", true);
    window = new MainWindow(stage, preferences, Background.inPlace(), Gallery::screens, "0.1.0");
    window.show();
    stage.requestFocus();
  }

  @Test
  void theLanguageChangesEverywhereAtOnce(FxRobot robot) {
    assertEquals("Symptom", text("#go-2"));
    keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    assertEquals("症状", text("#go-2"));
    assertEquals("症状，正常", node("#go-2").getAccessibleText());
    assertTrue(stage.getScene().getRoot().getPseudoClassStates().contains(Theme.CHINESE));
    keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    assertEquals("Symptom", text("#go-2"));
    assertFalse(stage.getScene().getRoot().getPseudoClassStates().contains(Theme.CHINESE));
  }

  /** At 150 % an icon of 20 pixels beside larger words would look lost. */
  @Test
  void iconsAndSignsGrowWithTheText(FxRobot robot) {
    FontIcon icon = (FontIcon) node("#go-2").lookup(".ikonli-font-icon");
    Region sign = (Region) node("#go-2").getParent().lookup(".status-glyph");
    int before = icon.getIconSize();
    double width = sign.getWidth();
    robot.interact(() -> window.model().appearance().textScaleProperty().set(1.5));
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1.5 * before, icon.getIconSize());
    assertEquals(1.45 * width, sign.getPrefWidth(), 0.01);
    robot.interact(() -> window.model().appearance().textScaleProperty().set(1));
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(before, icon.getIconSize());
    assertEquals(width, sign.getPrefWidth(), 0.01);
  }

  /**
   * Drawn for a screen of twice the points, words and icons have edges that the same picture
   * enlarged does not: nothing but pictures of their own is a bitmap.
   */
  @Test
  void aFineScreenIsDrawnFine(FxRobot robot) {
    Region rail = (Region) node("#go-2");
    WritableImage plain = picture(robot, rail, 1);
    WritableImage fine = picture(robot, rail, 2);
    assertEquals(2 * plain.getWidth(), fine.getWidth(), 2);
    assertEquals(2 * plain.getHeight(), fine.getHeight(), 2);
    int sharper = 0;
    for (int y = 0; y + 1 < fine.getHeight(); y += 2) {
      for (int x = 0; x + 1 < fine.getWidth(); x += 2) {
        Color one = fine.getPixelReader().getColor(x, y);
        boolean block =
            one.equals(fine.getPixelReader().getColor(x + 1, y))
                && one.equals(fine.getPixelReader().getColor(x, y + 1));
        sharper += block ? 0 : 1;
      }
    }
    assertTrue(sharper > 50, "edges within what was one point: " + sharper);
  }

  private static WritableImage picture(FxRobot robot, Region region, double scale) {
    SnapshotParameters how = new SnapshotParameters();
    how.setTransform(Transform.scale(scale, scale));
    AtomicReference<WritableImage> taken = new AtomicReference<>();
    robot.interact(() -> taken.set(region.snapshot(how, null)));
    return Objects.requireNonNull(taken.get());
  }

  /** Without a session nothing is counted; the Connect screen asks clusters before there is one. */
  @Test
  void countsAreShownOfASessionOnly(FxRobot robot) {
    robot.interact(
        () -> {
          window.context().shell().contextProperty().set("");
          window.context().shell().objectsProperty().set(0);
          window.context().shell().screenProperty().set(ScreenId.TRAFFIC);
        });
    assertFalse(node("#objects-in-cluster").isVisible());
    robot.interact(() -> window.context().shell().objectsProperty().set(1));
    assertTrue(node("#objects-in-cluster").isVisible(), "what was created is never hidden");
    robot.interact(
        () -> {
          window.context().shell().objectsProperty().set(0);
          window.context().shell().contextProperty().set("prod-hangzhou");
        });
    assertTrue(node("#objects-in-cluster").isVisible());
  }

  @Test
  void theLanguageButtonsFollowAndChooseTheLanguage(FxRobot robot) {
    ToggleButton chinese = languageButton(1);
    robot.interact(chinese::fire);
    assertEquals("症状", text("#go-2"));
    robot.interact(chinese::fire);
    assertTrue(chinese.isSelected(), "a second click keeps the choice");
    keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    assertTrue(languageButton(0).isSelected());
    assertFalse(chinese.isSelected());
  }

  @Test
  void theColoursChangeAndAreRemembered(FxRobot robot) {
    Region rail = (Region) stage.getScene().getRoot().lookup(".rail");
    Paint light = rail.getBackground().getFills().getFirst().getFill();
    keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
    robot.interact(() -> rail.applyCss());
    Paint dark = rail.getBackground().getFills().getFirst().getFill();
    assertTrue(((Color) dark).getBrightness() < ((Color) light).getBrightness() / 2);
    robot.interact(stage::close);
    assertEquals(
        Appearance.Scheme.DARK, Preferences.in(file).oneOf("scheme", Appearance.Scheme.SYSTEM));
  }

  @Test
  void theTextGrows(FxRobot robot) {
    double before = ((Labeled) node("#go-2")).getFont().getSize();
    robot.interact(() -> window.model().appearance().textScaleProperty().set(1.5));
    robot.interact(() -> stage.getScene().getRoot().applyCss());
    assertEquals(before * 1.5, ((Labeled) node("#go-2")).getFont().getSize(), 0.1);
  }

  @Test
  void sharingTheScreenHidesNamesAndEnlargesText(FxRobot robot) {
    robot.interact(() -> ((ToggleButton) node("#share")).fire());
    robot.interact(() -> stage.getScene().getRoot().applyCss());
    assertEquals("••••••", node("#chip-pod").getAccessibleText());
    assertEquals("••••••", node("#chip-context").getAccessibleText());
    assertTrue(stage.getScene().getRoot().getStyle().contains("14.95px"));
  }

  /** Where nothing has the focus, JavaFX hands keys to the scene and to no node. */
  @Test
  void keysWorkWhereNothingHasTheFocus(FxRobot robot) {
    KeyEvent press =
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DIGIT2, false, true, false, false);
    robot.interact(() -> Event.fireEvent(stage.getScene(), press));
    assertEquals(ScreenId.SYMPTOM, screen());
  }

  @Test
  void digitsGoToScreensThatCanBeOpened(FxRobot robot) {
    keys(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
    assertEquals(ScreenId.SYMPTOM, screen());
    assertTrue(((ToggleButton) node("#go-2")).isSelected());
    keys(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
    assertEquals(ScreenId.SYMPTOM, screen());
    assertTrue(node("#go-7").isDisabled());
  }

  @Test
  void f8GoesThroughTheRegions(FxRobot robot) {
    robot.interact(() -> node("#go-1").requestFocus());
    List<String> visited = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      keys(robot, KeyCode.F8);
      visited.add(region());
    }
    assertEquals(List.of("screen", "status-bar", "top-bar", "rail"), visited);
    keys(robot, KeyCode.SHIFT, KeyCode.F8);
    assertEquals("top-bar", region());
  }

  @Test
  void theFocusGoesFromTheBarToTheRailToTheScreen(FxRobot robot) {
    robot.interact(() -> node("#chip-context").requestFocus());
    List<String> order = new ArrayList<>();
    order.add(region());
    for (int i = 0; i < 25; i++) {
      keys(robot, KeyCode.TAB);
      if (!order.getLast().equals(region())) {
        order.add(region());
      }
    }
    assertEquals(List.of("top-bar", "rail", "screen"), order.subList(0, 3));
  }

  @Test
  void theArrowsMoveInTheRailOverWhatCannotBeOpened(FxRobot robot) {
    robot.interact(() -> node("#go-6").requestFocus());
    keys(robot, KeyCode.DOWN);
    assertEquals("go-1", owner().getId());
    keys(robot, KeyCode.UP);
    assertEquals("go-6", owner().getId());
  }

  @Test
  void theSearchFindsAScreen(FxRobot robot) {
    keys(robot, KeyCode.CONTROL, KeyCode.K);
    robot.write("sym");
    keys(robot, KeyCode.ENTER);
    assertEquals(ScreenId.SYMPTOM, screen());
    assertFalse(window.context().overlay().showing().get());
  }

  @Test
  void escapeClosesADialogAndGivesTheFocusBack(FxRobot robot) {
    robot.interact(() -> node("#settings").requestFocus());
    keys(robot, KeyCode.SPACE);
    assertTrue(window.context().overlay().showing().get());
    assertTrue(Focus.isIn(node("#overlay"), owner()));
    keys(robot, KeyCode.ESCAPE);
    assertFalse(window.context().overlay().showing().get());
    assertEquals("settings", owner().getId());
  }

  @Test
  void withMotionADialogOpensAndClosesToo(FxRobot robot) throws Exception {
    robot.interact(() -> window.model().appearance().reduceMotionProperty().set(false));
    robot.interact(() -> node("#settings").requestFocus());
    keys(robot, KeyCode.SPACE);
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> Focus.isIn(node("#overlay"), owner()));
    keys(robot, KeyCode.ESCAPE);
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> "settings".equals(owner().getId()));
    assertFalse(window.context().overlay().showing().get());
  }

  @Test
  void theFocusStaysInADialogAndKeysDoNotReachTheScreensBehind(FxRobot robot) {
    keys(robot, KeyCode.F1);
    for (int i = 0; i < 12; i++) {
      keys(robot, KeyCode.TAB);
      assertTrue(Focus.isIn(node("#overlay"), owner()), () -> "" + owner());
    }
    keys(robot, KeyCode.CONTROL, KeyCode.DIGIT2);
    assertEquals(ScreenId.DIAGNOSE, screen());
  }

  @Test
  void aNarrowWindowKeepsWhatMatters(FxRobot robot) {
    robot.interact(
        () -> {
          stage.setWidth(1024);
          stage.setHeight(680);
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(56, node("#rail").getLayoutBounds().getWidth());
    assertFalse(node("#search").isVisible());
    assertFalse(node("#chip-level").isVisible());
    assertFalse(node("#chip-domain").isVisible());
    assertTrue(node("#chip-pod").isVisible());
    double right = node("#settings").localToScene(node("#settings").getLayoutBounds()).getMaxX();
    assertTrue(right <= 1024, () -> "settings end at " + right);
  }

  @Test
  void theWindowComesBackWhereItWas(FxRobot robot) {
    robot.interact(
        () -> {
          stage.setX(50);
          stage.setY(40);
          stage.setWidth(1100);
          stage.setHeight(700);
          stage.close();
        });
    Stage again =
        WaitForAsyncUtils.waitForAsyncFx(
            10_000,
            () -> {
              Stage second = new Stage();
              second.setMinWidth(1024);
              second.setMinHeight(680);
              new WindowPlace(Preferences.in(file)).keep(second);
              return second;
            });
    assertEquals(1100, again.getWidth());
    assertEquals(700, again.getHeight());
    assertEquals(50, again.getX());
    assertEquals(40, again.getY());
  }

  @Test
  void theWindowDoesNotCloseSilentlyOverObjectsInTheCluster(FxRobot robot) {
    requestClose(robot);
    assertTrue(window.context().overlay().showing().get());
    robot.interact(() -> ((Button) node("#close-stay")).fire());
    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(window.context().overlay().showing().get());
    assertTrue(stage.isShowing());
    requestClose(robot);
    robot.interact(() -> ((Button) node("#close-leave")).fire());
    assertFalse(stage.isShowing());
  }

  @Test
  void nothingLeftInTheClusterNothingToAsk(FxRobot robot) {
    robot.interact(() -> window.context().shell().objectsProperty().set(0));
    requestClose(robot);
    assertFalse(window.context().overlay().showing().get());
  }

  private void requestClose(FxRobot robot) {
    robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aChipTellsMoreAndLeadsToWhereItsValueWasChosen(FxRobot robot) {
    robot.interact(() -> ((Button) node("#chip-context")).fire());
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> inPopup("#leads-1").fire());
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(ScreenId.CONNECT, screen());
    robot.interact(() -> ((Button) node("#chip-pod")).fire());
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> inPopup("#leads-2").fire());
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(ScreenId.SYMPTOM, screen());
  }

  @Test
  void escapeClosesWhatAChipTells(FxRobot robot) throws Exception {
    robot.interact(() -> node("#chip-context").requestFocus());
    keys(robot, KeyCode.SPACE);
    Window popup = inPopup("#leads-1").getScene().getWindow();
    keys(robot, KeyCode.ESCAPE);
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !popup.isShowing());
    assertEquals("chip-context", owner().getId());
  }

  @Test
  void whatIsOpenOverTheWindowFollowsTheColours(FxRobot robot) {
    robot.interact(() -> ((Button) node("#chip-context")).fire());
    WaitForAsyncUtils.waitForFxEvents();
    Region change = inPopup("#leads-1");
    Color light = ground(robot, change);
    robot.interact(window.model()::toggleDark);
    Color dark = ground(robot, change);
    assertTrue(change.getScene().getWindow().isShowing());
    assertTrue(dark.getBrightness() < light.getBrightness() / 2, () -> light + " to " + dark);
    robot.interact(window.model()::toggleDark);
    assertEquals(light, ground(robot, change));
  }

  private static Color ground(FxRobot robot, Region region) {
    robot.interact(() -> region.getScene().getRoot().applyCss());
    return (Color) region.getBackground().getFills().getLast().getFill();
  }

  /** A button in what lies over the window in a window of its own. */
  private static Button inPopup(String id) {
    return Window.getWindows().stream()
        .filter(w -> w instanceof PopupWindow && w.isShowing())
        .map(w -> w.getScene().getRoot().lookup(id))
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void keys(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Node node(String id) {
    return stage.getScene().lookup(id);
  }

  private String text(String id) {
    return ((Labeled) node(id)).getText();
  }

  private ToggleButton languageButton(int index) {
    return (ToggleButton)
        ((javafx.scene.Parent) node("#language")).getChildrenUnmodifiable().get(index);
  }

  private ScreenId screen() {
    return window.context().shell().screenProperty().get();
  }

  private Node owner() {
    return stage.getScene().getFocusOwner();
  }

  private String region() {
    for (String id : List.of("top-bar", "rail", "screen", "status-bar")) {
      if (Focus.isIn(node("#" + id), owner())) {
        return id;
      }
    }
    return "nowhere";
  }
}
