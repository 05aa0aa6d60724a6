package dev.podnosis.ui.findings;

import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.dns.EnumId;
import dev.podnosis.ui.common.Focus;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.Redraw;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.StatusGlyph;
import dev.podnosis.ui.common.Viewports;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The causes in groups, best explanation first; each is a button that shows it. */
final class CauseList extends BorderPane {
  private final FindingsViewModel model;
  private final Messages messages;
  private final VBox list = new VBox();
  private final Map<FindingsViewModel.Group, BooleanProperty> unfolded =
      new EnumMap<>(FindingsViewModel.Group.class);
  private final List<CauseEntry> entries = new ArrayList<>();

  CauseList(FindingsViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    for (FindingsViewModel.Group group : FindingsViewModel.Group.values()) {
      BooleanProperty open = new SimpleBooleanProperty(!group.folded());
      unfolded.put(group, open);
    }
    SectionHeader head = new SectionHeader(messages.text("findings.list"));
    head.getStyleClass().add("panel-head");
    list.getStyleClass().add("cause-list");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    Viewports.drawDirectly(scroll);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    setTop(head);
    setCenter(scroll);
    setId("causes");
    getStyleClass().add(Focus.REGION);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    model.groupsProperty().addListener(Redraw.of(this, this::draw));
    model.pageProperty().addListener(changed -> select());
  }

  private void draw() {
    entries.clear();
    List<Node> all = new ArrayList<>();
    List<CausePage.Group> groups = model.groupsProperty().get();
    for (CausePage.Group group : groups) {
      List<Node> lines = new ArrayList<>();
      for (CausePage.Line line : group.lines()) {
        lines.add(group.kind().folded() ? dense(line) : card(line));
      }
      VBox box = new VBox(group.kind().folded() ? 0 : 8);
      box.getStyleClass().add(group.kind().folded() ? "cause-rows" : "cause-cards");
      if (group.kind().folded()) {
        all.add(fold(group, box, lines));
      } else {
        box.getChildren().setAll(lines);
      }
      all.add(box);
    }
    list.getChildren().setAll(all);
    select();
  }

  /** The head of a group that can be folded away; what is folded is not in the window. */
  private Node fold(CausePage.Group group, VBox rows, List<Node> lines) {
    BooleanProperty open = open(group.kind());
    String word = EnumId.of(group.kind());
    FontIcon down = Icons.of(MaterialDesignC.CHEVRON_DOWN, Icons.MEDIUM);
    FontIcon up = Icons.of(MaterialDesignC.CHEVRON_UP, Icons.MEDIUM);
    SectionHeader words =
        new SectionHeader(messages.text("findings.group." + word))
            .note(messages.text("findings.group.note." + word, "count", group.lines().size()));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(8, words);
    row.setAlignment(Pos.CENTER_LEFT);
    Button button = new Button();
    button.setGraphic(row);
    button.getStyleClass().addAll("flat", "fold");
    button.setMaxWidth(Double.MAX_VALUE);
    row.prefWidthProperty().bind(button.widthProperty().subtract(28));
    button.setId("fold-" + word);
    button.setOnAction(event -> open.set(!open.get()));
    button
        .accessibleTextProperty()
        .bind(messages.text("findings.group.note." + word, "count", group.lines().size()));
    open.addListener(changed -> sign(row, open.get() ? up : down));
    sign(row, open.get() ? up : down);
    open.addListener(changed -> fill(rows, open.get() ? lines : List.of()));
    fill(rows, open.get() ? lines : List.of());
    return button;
  }

  private static void fill(VBox rows, List<Node> lines) {
    rows.getChildren().setAll(lines);
    rows.setVisible(!lines.isEmpty());
    rows.setManaged(!lines.isEmpty());
  }

  private static void sign(HBox row, FontIcon icon) {
    row.getChildren().removeIf(FontIcon.class::isInstance);
    row.getChildren().add(icon);
  }

  private BooleanProperty open(FindingsViewModel.Group group) {
    return unfolded.getOrDefault(group, new SimpleBooleanProperty(true));
  }

  private CauseEntry card(CausePage.Line line) {
    Label title = Labels.wrapping(new Label(Printable.text(line.title())));
    title.getStyleClass().add("card-title");
    Label verdict = new Label(line.verdict());
    verdict.getStyleClass().addAll("secondary", "strong", textClass(line));
    verdict.setMinWidth(USE_PREF_SIZE);
    Label note = new Label(line.note().isEmpty() ? "" : "· " + Printable.text(line.note()));
    note.getStyleClass().add("secondary");
    VBox words = new VBox(3, title, new HBox(4, verdict, note));
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    CauseEntry entry = entry(line, "cause-entry");
    entry.setSpacing(11);
    entry.getChildren().setAll(new StatusGlyph(messages, line.status(), 18), words);
    return entry;
  }

  private static String textClass(CausePage.Line line) {
    return switch (line.status()) {
      case PROBLEM -> "text-problem";
      case ATTENTION -> "text-attention";
      case OK -> "text-ok";
      default -> "text-inconclusive";
    };
  }

  private CauseEntry dense(CausePage.Line line) {
    Label title = new Label(Printable.text(line.title()));
    title.getStyleClass().add("cause-name");
    title.setMinWidth(150);
    Label note = new Label(Printable.text(line.note()));
    note.getStyleClass().add("secondary");
    note.setMinWidth(0);
    HBox.setHgrow(note, Priority.ALWAYS);
    note.setMaxWidth(Double.MAX_VALUE);
    note.setAlignment(Pos.CENTER_RIGHT);
    CauseEntry entry = entry(line, "cause-row");
    entry.setSpacing(9);
    entry.setAlignment(Pos.CENTER_LEFT);
    entry.getChildren().setAll(new StatusGlyph(messages, line.status(), 14), title, note);
    return entry;
  }

  private CauseEntry entry(CausePage.Line line, String styleClass) {
    CauseEntry entry =
        new CauseEntry(line, messages.language(), () -> model.chosenProperty().set(line.id()));
    entry.getStyleClass().add(styleClass);
    entries.add(entry);
    return entry;
  }

  private void select() {
    CausePage page = model.pageProperty().get();
    CauseId inView = page == null ? null : page.id();
    entries.forEach(e -> e.select(e.cause().equals(inView)));
  }

  /** The arrows move between the causes that can be seen. */
  private void press(KeyEvent event) {
    int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    List<CauseEntry> open = entries.stream().filter(e -> e.getParent() != null).toList();
    int at = owner instanceof CauseEntry entry ? open.indexOf(entry) : -1;
    if (by == 0 || at < 0 || event.isAltDown()) {
      return;
    }
    open.get(Math.clamp(at + by, 0, open.size() - 1)).requestFocus();
    event.consume();
  }
}
