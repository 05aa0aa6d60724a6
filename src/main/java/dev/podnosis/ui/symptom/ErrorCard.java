package dev.podnosis.ui.symptom;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.NumberTag;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** What the client said: pasted, recognised while it is typed, its telling words marked. */
final class ErrorCard extends StackPane {
  private static final int MOST_READ = 64 * 1024;

  /** So much is shown around the words that tell. */
  private static final int AROUND = 220;

  private final ScreenContext context;
  private final SymptomViewModel model;
  private final FilePicker picker;
  private final Messages messages;
  private final VBox meaning = new VBox(8);
  private final MarkedText marks;

  ErrorCard(ScreenContext context, SymptomViewModel model, FilePicker picker) {
    this.picker = picker;
    this.context = context;
    this.model = model;
    this.messages = context.messages();
    TextArea area = new TextArea();
    area.setId("symptom-error");
    area.setPrefRowCount(4);
    area.setMinHeight(84);
    area.setWrapText(true);
    area.getStyleClass().add("mono-area");
    area.promptTextProperty().bind(messages.text("symptom.error.prompt"));
    area.accessibleTextProperty().bind(messages.text("symptom.error"));
    area.textProperty().bindBidirectional(model.draft().errorProperty());
    // The Tab key leaves the field, as everywhere in the window.
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            area.requestFocusTraversal(
                event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
          }
        });
    marks = new MarkedText(context, area);
    StackPane field = new StackPane(area, marks, cover(area));
    field.setAlignment(Pos.TOP_LEFT);
    Button file =
        Buttons.small(
            messages.text("symptom.error.file"),
            MaterialDesignF.FILE_UPLOAD_OUTLINE,
            this::chooseFile);
    file.setId("error-file");
    model.errorProperty().addListener(changed -> show());
    context.shell().screenShareProperty().addListener(changed -> show());
    messages.languageProperty().addListener(changed -> show());
    show();
    getChildren()
        .add(
            Card.of(
                new SectionHeader(messages.text("symptom.error"))
                    .sign(new NumberTag(3).accent())
                    .actions(file),
                new VBox(10, field, meaning)));
  }

  /** While others look at the screen, the message is not: it names names. */
  private Node cover(TextArea area) {
    Label covered = Labels.secondary(messages.text("symptom.error.covered"));
    StackPane cover = new StackPane(covered);
    cover.getStyleClass().add("cover");
    cover
        .visibleProperty()
        .bind(
            context
                .shell()
                .screenShareProperty()
                .and(area.focusedProperty().not())
                .and(area.textProperty().isNotEmpty()));
    cover.setOnMouseClicked(event -> area.requestFocus());
    return cover;
  }

  private void show() {
    ErrorReading read = model.errorProperty().get();
    ErrorSignatures.Match known = read.match();
    marks.show(known == null ? List.of() : marked(read.text(), known));
    meaning.getChildren().clear();
    if (read.empty()) {
      meaning
          .getChildren()
          .add(Labels.wrapping(Labels.secondary(messages.text("symptom.error.none"))));
      return;
    }
    ErrorSignatures.Match match = read.match();
    if (match == null) {
      Callout unknown =
          new Callout(messages, Status.INCONCLUSIVE, messages.text("symptom.error.unknown"));
      unknown.setId("symptom-meaning");
      meaning.getChildren().add(unknown);
    } else {
      Callout callout =
          new Callout(
                  messages,
                  Status.PROBLEM,
                  messages.inLanguage(
                      l ->
                          model
                              .workspace()
                              .catalogue()
                              .meaning(match.signature().id())
                              .in(l, Map.of())))
              .titled(
                  messages.text(
                      "symptom.error.known",
                      "client",
                      match.signature().client(),
                      "meaning",
                      messages.text("symptom.meaning." + match.seen().meaning().id())));
      callout.setId("symptom-meaning");
      meaning.getChildren().add(callout);
    }
    also(read);
  }

  /** The words that tell, and a little around them. */
  static List<CodeBlock.Part> marked(String text, ErrorSignatures.Match match) {
    int from = Math.max(0, match.start() - AROUND);
    int to = Math.min(text.length(), match.end() + AROUND);
    List<CodeBlock.Part> parts = new ArrayList<>();
    parts.add(
        new CodeBlock.Part(
            (from > 0 ? "…" : "") + text.substring(from, match.start()), CodeBlock.Mark.PLAIN));
    parts.add(new CodeBlock.Part(text.substring(match.start(), match.end()), CodeBlock.Mark.BAD));
    parts.add(
        new CodeBlock.Part(
            text.substring(match.end(), to) + (to < text.length() ? "…" : ""),
            CodeBlock.Mark.PLAIN));
    return parts;
  }

  /** What else the message says, and what can be made of it. */
  private void also(ErrorReading read) {
    FlowPane line = new FlowPane(8, 4);
    boolean hidden = context.shell().screenShareProperty().get();
    List<String> said = new ArrayList<>();
    if (!read.server().isEmpty()) {
      said.add(messages.get("symptom.also.server", "server", hidden ? "••••" : read.server()));
    }
    Instant at = read.at();
    if (at != null) {
      said.add(
          messages.get(
              "symptom.also.time",
              "time",
              Figures.time(at.atZone(ZoneId.systemDefault()).toLocalTime())));
    }
    if (!said.isEmpty()) {
      line.getChildren()
          .add(
              Labels.wrapping(
                  Labels.secondary(
                      new SimpleStringProperty(messages.get("symptom.also", "what", said)))));
    }
    if (!hidden) {
      model.suggestedNames().forEach(name -> line.getChildren().add(add(name)));
      if (!read.pod().isEmpty()) {
        line.getChildren().add(find("find-pod", "symptom.also.find-pod", read.pod()));
      } else if (!read.client().isEmpty()) {
        line.getChildren().add(find("find-client", "symptom.also.find", read.client()));
      }
    }
    if (!line.getChildren().isEmpty()) {
      meaning.getChildren().add(line);
    }
  }

  private Node add(String name) {
    Button add =
        Buttons.small(
            messages.text("symptom.also.add", "name", name),
            MaterialDesignP.PLUS,
            () -> {
              model.draft().domains().add(name);
              show();
            });
    add.setId("add-name");
    return add;
  }

  private Node find(String id, String key, String what) {
    Button find =
        Buttons.small(
            messages.text(key, "what", what),
            MaterialDesignM.MAGNIFY,
            () -> model.pods().searchProperty().set(what));
    find.setId(id);
    return find;
  }

  private void chooseFile() {
    picker.toOpen(FilePicker.Wanted.any(messages.get("symptom.error.file"))).ifPresent(this::read);
  }

  private void read(Path file) {
    context
        .background()
        .task(
            progress -> {
              try (var in = Files.newInputStream(file)) {
                return new String(in.readNBytes(MOST_READ), StandardCharsets.UTF_8);
              }
            })
        .onDone(model.draft().errorProperty()::set)
        .onFailed(
            trouble ->
                context
                    .toasts()
                    .show(
                        Status.PROBLEM,
                        messages.get(
                            "symptom.error.unreadable",
                            "file",
                            String.valueOf(file.getFileName()))))
        .start();
  }
}
