package dev.podnosis.ui.diagnose;

import atlantafx.base.controls.CustomTextField;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Facts;
import dev.podnosis.ui.common.Focus;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.Redraw;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Viewports;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** What stands behind a line: what was read, the kubectl command, where it ran, the raw output. */
final class EvidenceDrawer extends BorderPane {
  private final Messages messages;
  private final DiagnoseViewModel model;
  private final VBox content = new VBox(16);
  private final CustomTextField find = new CustomTextField();
  private CodeBlock output;

  EvidenceDrawer(Messages messages, DiagnoseViewModel model, Runnable close) {
    this.messages = messages;
    this.model = model;
    this.output = new CodeBlock(messages);
    setId("evidence");
    getStyleClass().addAll("evidence-drawer", Focus.REGION);
    content.getStyleClass().add("drawer-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    Viewports.drawDirectly(scroll);
    setTop(head(close));
    setCenter(scroll);
    find.setLeft(Icons.of(MaterialDesignM.MAGNIFY));
    find.promptTextProperty().bind(messages.text("evidence.find"));
    find.accessibleTextProperty().bind(messages.text("evidence.find"));
    find.setId("find-in-output");
    find.textProperty().addListener(changed -> mark());
    model.evidencePageProperty().addListener(Redraw.of(this, this::show));
  }

  private Node head(Runnable close) {
    SectionHeader head =
        new SectionHeader(messages.text("evidence.title"))
            .icon(MaterialDesignF.FILE_SEARCH_OUTLINE)
            .note(model.evidencePageProperty().map(EvidencePage::id))
            .actions(
                Buttons.icon(
                    messages.text("evidence.before"),
                    MaterialDesignC.CHEVRON_LEFT,
                    () -> model.moveEvidence(-1)),
                Buttons.icon(
                    messages.text("evidence.next"),
                    MaterialDesignC.CHEVRON_RIGHT,
                    () -> model.moveEvidence(1)),
                Buttons.icon(messages.text("evidence.close"), MaterialDesignC.CLOSE, close));
    head.getStyleClass().add("panel-head");
    return head;
  }

  /** Puts the focus into the search of the raw output. */
  void focusFind() {
    find.requestFocus();
  }

  private void show() {
    EvidencePage page = model.evidencePageProperty().get();
    List<Node> parts = new ArrayList<>();
    if (page.id().isEmpty()) {
      parts.add(Labels.wrapping(Labels.secondary(messages.text("evidence.none"))));
      content.getChildren().setAll(parts);
      return;
    }
    Facts facts = new Facts();
    page.facts().forEach(f -> facts.add(fixed(f.name()), fixed(f.value())));
    parts.add(new VBox(8, Labels.cardTitle(messages.text("evidence.facts")), facts));
    VBox command = new VBox(8);
    if (!page.command().isEmpty()) {
      CodeBlock block = new CodeBlock(messages).command(page.command());
      command
          .getChildren()
          .add(CodeBlock.titled(messages, messages.text("evidence.command"), block));
    }
    command.getChildren().add(Labels.wrapping(Labels.secondary(fixed(page.ran()))));
    parts.add(command);
    parts.add(raw(page));
    content.getChildren().setAll(parts);
  }

  private Node raw(EvidencePage page) {
    if (page.output().isEmpty()) {
      return Labels.wrapping(Labels.hint(messages.text("evidence.no-output")));
    }
    output = new CodeBlock(messages);
    mark();
    SectionHeader head =
        new SectionHeader(messages.text("evidence.raw"))
            .actions(new CopyButton(messages, page::output));
    return new VBox(8, head, find, output);
  }

  /** Marks what is searched for in the raw output. */
  private void mark() {
    String text = model.evidencePageProperty().get().output();
    String wanted = find.getText().strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      output.plain(text);
      return;
    }
    List<CodeBlock.Part> parts = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    int from = 0;
    for (int at = lower.indexOf(wanted); at >= 0 && parts.size() < 400; ) {
      parts.add(new CodeBlock.Part(text.substring(from, at), CodeBlock.Mark.PLAIN));
      from = at + wanted.length();
      parts.add(new CodeBlock.Part(text.substring(at, from), CodeBlock.Mark.COMMAND));
      at = lower.indexOf(wanted, from);
    }
    parts.add(new CodeBlock.Part(text.substring(from), CodeBlock.Mark.PLAIN));
    output.parts(parts);
  }

  private static ObservableValue<String> fixed(String text) {
    return new SimpleStringProperty(Printable.lines(text));
  }
}
