package dev.podnosis.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.ui.common.LookupStrip.Lookup;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ControlsTest {

  private final Messages messages = new Messages(Language.ENGLISH);
  private final VBox box = new VBox(8);
  private final Appearance appearance = new Appearance(new SimpleBooleanProperty(false));

  @Start
  void start(Stage stage) {
    Scene scene = new Scene(box, 600, 400);
    new Theme(appearance, messages).apply(scene);
    stage.setScene(scene);
    stage.show();
    stage.requestFocus();
  }

  @Test
  void aStripSaysWhatItShows(FxRobot robot) {
    LookupStrip strip = show(robot, new LookupStrip(messages));
    robot.interact(
        () ->
            strip
                .lookupsProperty()
                .set(List.of(Lookup.ANSWERED, Lookup.FAILED, Lookup.FAILED, Lookup.PENDING)));
    assertEquals("1 of 4 answered, 2 failed", strip.getAccessibleText());
    assertEquals(AccessibleRole.TEXT, strip.getAccessibleRole());
    assertEquals(4, strip.getChildrenUnmodifiable().size());
    robot.interact(() -> messages.languageProperty().set(Language.CHINESE));
    assertEquals("4 次中 1 次有应答，2 次失败", strip.getAccessibleText());
  }

  @Test
  void everyStatusHasItsWordForTheScreenReader(FxRobot robot) {
    for (Status status : Status.values()) {
      StatusGlyph glyph = show(robot, new StatusGlyph(messages, status, 15));
      assertEquals(messages.get(status.messageKey()), glyph.getAccessibleText());
      assertEquals(15, glyph.getWidth());
      assertTrue(glyph.getStyleClass().contains(status.styleClass()));
    }
  }

  @Test
  void onlyARunningSignInSightMoves(FxRobot robot) {
    StatusGlyph glyph = show(robot, new StatusGlyph(messages, Status.RUNNING, 15));
    assertTrue(glyph.isMoving());
    robot.interact(() -> glyph.statusProperty().set(Status.OK));
    assertFalse(glyph.isMoving());
    robot.interact(() -> glyph.statusProperty().set(Status.RUNNING));
    assertTrue(glyph.isMoving());
    robot.interact(() -> box.getChildren().clear());
    assertFalse(glyph.isMoving());
  }

  @Test
  void nothingMovesWhenMotionIsReduced(FxRobot robot) {
    StatusGlyph glyph = show(robot, new StatusGlyph(messages, Status.RUNNING, 15));
    robot.interact(
        () -> {
          appearance.reduceMotionProperty().set(true);
          box.applyCss();
        });
    assertFalse(glyph.isMoving());
  }

  @Test
  void namesAreTakenOneByOneAndRefusedOnesStay(FxRobot robot) {
    TagField field = show(robot, domains());
    robot.interact(() -> field.input().requestFocus());
    robot.write("www.aliyun.com ");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(List.of("www.aliyun.com"), field.tags());
    assertEquals("", field.input().getText());
    robot.write("nodots");
    robot.push(KeyCode.ENTER);
    assertEquals(List.of("www.aliyun.com"), field.tags());
    assertEquals("nodots", field.input().getText());
  }

  @Test
  void aPastedListBecomesSeveralNamesEachOnce(FxRobot robot) {
    TagField field = show(robot, domains());
    robot.interact(
        () -> {
          Clip.put("a.example,b.example\nbad a.example；c.example\n");
          field.input().paste();
          field.commit();
        });
    assertEquals(List.of("a.example", "b.example", "c.example"), field.tags());
    assertEquals("bad", field.input().getText());
  }

  @Test
  void backspaceInTheEmptyFieldTakesTheLastNameBack(FxRobot robot) {
    TagField field = show(robot, domains());
    robot.interact(
        () -> {
          field.tags().setAll("a.example", "b.example");
          field.input().requestFocus();
        });
    robot.push(KeyCode.BACK_SPACE);
    assertEquals(List.of("a.example"), field.tags());
  }

  @Test
  void cardsAreChosenByKeysAndSaySo(FxRobot robot) {
    Choices<Integer> choices = new Choices<>();
    ChoiceCard first = choices.add(1, new ChoiceCard(fixed("Every time"), fixed("…")));
    ChoiceCard second = choices.add(2, new ChoiceCard(fixed("Sometimes"), fixed("…")));
    show(robot, new EqualColumns(8, first, second));
    assertNull(choices.valueProperty().get());
    robot.interact(first::requestFocus);
    robot.push(KeyCode.RIGHT);
    assertNull(choices.valueProperty().get(), "moving does not choose");
    robot.push(KeyCode.SPACE);
    assertEquals(2, choices.valueProperty().get());
    assertEquals(true, second.queryAccessibleAttribute(AccessibleAttribute.SELECTED));
    assertEquals(false, first.queryAccessibleAttribute(AccessibleAttribute.SELECTED));
    assertEquals(first.getHeight(), second.getHeight());
    assertEquals(first.getWidth(), second.getWidth());
  }

  @Test
  void codeIsCopiedAsItCameAndShownSafely(FxRobot robot) {
    CodeBlock block = show(robot, new CodeBlock(messages));
    String raw = "dig\u001b[31m @10.0.0.10\n\u202etxt";
    robot.interact(() -> block.plain(raw));
    assertEquals(raw, block.text());
    assertEquals("dig\ufffd[31m @10.0.0.10\n\ufffdtxt", Printable.lines(raw));
    CopyButton copy = show(robot, new CopyButton(messages, block::text));
    robot.interact(copy::fire);
    assertEquals("Copied", copy.getText());
    String[] clip = new String[1];
    robot.interact(() -> clip[0] = Clipboard.getSystemClipboard().getString());
    assertEquals(raw, clip[0]);
  }

  @Test
  void aVeryLongOutputIsShownInPartAndCopiedWhole(FxRobot robot) {
    CodeBlock block = show(robot, new CodeBlock(messages));
    String raw = "x".repeat(100_000);
    robot.interact(() -> block.plain(raw));
    assertEquals(100_000, block.text().length());
    javafx.scene.text.TextFlow flow =
        (javafx.scene.text.TextFlow) block.getChildrenUnmodifiable().getFirst();
    String last = ((javafx.scene.text.Text) flow.getChildren().getLast()).getText();
    assertTrue(last.contains("40\u202f000"), last);
  }

  @Test
  void aLongNameIsShortenedInItsMiddleAndWholeOnTheClipboard(FxRobot robot) {
    String name = "shop/checkout-with-a-very-long-name-7d9c6b5f4-x2x7k";
    MiddleEllipsis label = new MiddleEllipsis(fixed(name));
    label.setMaxWidth(160);
    show(robot, label);
    assertTrue(label.isTextTruncated());
    assertEquals(name, Hint.of(label));
    String[] clip = new String[1];
    robot.interact(
        () -> {
          label.copy();
          clip[0] = Clipboard.getSystemClipboard().getString();
        });
    assertEquals(name, clip[0]);
  }

  @Test
  void progressIsCountedNeverGuessed(FxRobot robot) {
    ProgressLine line = show(robot, new ProgressLine());
    robot.interact(() -> line.progressProperty().set(new Progress(56, 80, "")));
    var bar = (javafx.scene.control.ProgressBar) line.getChildren().getFirst();
    var counts = (javafx.scene.control.Label) line.getChildren().get(1);
    assertEquals("56 / 80", counts.getText());
    assertEquals(0.7, bar.getProgress());
    robot.interact(() -> line.progressProperty().set(Progress.of("waiting")));
    assertEquals(-1, bar.getProgress());
    assertFalse(counts.isVisible());
  }

  private TagField domains() {
    return new TagField(
        messages,
        MaterialDesignW.WEB,
        fixed("Add a name"),
        name -> name.contains(".") ? Optional.of(name) : Optional.empty());
  }

  private <N extends javafx.scene.Node> N show(FxRobot robot, N node) {
    robot.interact(() -> box.getChildren().setAll(new Pane(), node));
    robot.interact(
        () -> {
          box.applyCss();
          box.layout();
        });
    return node;
  }

  private static ObservableValue<String> fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
