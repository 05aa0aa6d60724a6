package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.log.Coverage;
import dev.podnosis.coredns.log.LogLines;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Redraw;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** Two tabs, the charts and the lines, and above them which lines are looked at. */
final class TrafficView extends BorderPane {
  private static final double TWO_COLUMNS_FROM = 1010;

  private final TrafficViewModel model;
  private final ScreenContext context;
  private final Workspace workspace;
  private final Messages messages;
  private final ZoneId zone = ZoneId.systemDefault();
  private final TrafficFiles files;
  private final TrafficStates states;
  private boolean lines;

  TrafficView(
      TrafficViewModel model, ScreenContext context, Workspace workspace, FilePicker picker) {
    this.model = model;
    this.context = context;
    this.workspace = workspace;
    this.messages = context.messages();
    files = new TrafficFiles(model, context, picker);
    states = new TrafficStates(model, context, workspace, files::choose);
    getStyleClass().add("traffic");
    InvalidationListener change = Redraw.of(this, this::show);
    model.state().addListener(change);
    model.shownProperty().addListener(change);
    model.linesProperty().addListener(change);
    messages.languageProperty().addListener(change);
    context.shell().screenShareProperty().addListener(change);
    files.takeFrom(this);
  }

  private void show() {
    String focused = focusedId();
    Shown shown = model.shownProperty().get();
    boolean charts = shown != null && model.state().get() == TrafficViewModel.State.QUERIES;
    Naming naming = shown == null ? null : naming(shown);
    setTop(bar(shown, naming));
    if (charts && naming != null) {
      setCenter(lines ? lines(naming) : charts(shown, naming));
    } else {
      setCenter(scrolling(padded(states.of(shown))));
    }
    if (!focused.isEmpty()) {
      // What a scroll pane holds is only found when it has its skin.
      applyCss();
      Node again = lookup("#" + focused);
      if (again != null) {
        again.requestFocus();
      }
    }
  }

  private Naming naming(Shown shown) {
    return new Naming(
        messages, shown, context.shell().screenShareProperty().get(), workspace.veil().get());
  }

  private String focusedId() {
    Node focused = getScene() == null ? null : getScene().getFocusOwner();
    String id = focused == null ? null : focused.getId();
    return id == null || !id.matches("[a-zA-Z0-9-]+") ? "" : id;
  }

  // Above

  private Node bar(@Nullable Shown shown, @Nullable Naming naming) {
    HBox tabs =
        new HBox(
            tab("traffic-tab-charts", "traffic.tab.log", false),
            tab("traffic-tab-lines", "traffic.tab.lines", true));
    tabs.setAlignment(Pos.BOTTOM_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    FlowPane filters = new FlowPane(8, 6);
    filters.setAlignment(Pos.CENTER_RIGHT);
    filters.setPrefWrapLength(1150);
    HBox.setHgrow(filters, Priority.ALWAYS);
    if (shown != null && naming != null) {
      new TrafficFilters(model, messages, zone, filters).show(shown, naming);
    }
    Button open =
        Buttons.small(
            messages.text("traffic.open"), MaterialDesignF.FOLDER_OPEN_OUTLINE, files::choose);
    open.setId("traffic-open");
    filters.getChildren().add(open);
    if (model.sourceProperty().get() instanceof LogSource.OfFiles && model.caseHasLogs()) {
      filters
          .getChildren()
          .add(
              Buttons.small(
                  messages.text("traffic.to-case"), MaterialDesignC.CLOSE, model::showCase));
    }
    if (shown != null && naming != null) {
      Button csv =
          Buttons.small(
              messages.text("traffic.csv"),
              MaterialDesignE.EXPORT_VARIANT,
              () -> files.csv(shown, naming));
      csv.setId("traffic-csv");
      filters.getChildren().add(csv);
    }
    HBox bar = new HBox(12, tabs, filters);
    bar.getStyleClass().add("traffic-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private ToggleButton tab(String id, String key, boolean ofLines) {
    ToggleButton tab = new ToggleButton();
    tab.setId(id);
    tab.textProperty().bind(messages.text(key));
    tab.getStyleClass().add("screen-tab");
    tab.setSelected(lines == ofLines);
    tab.setMinWidth(Region.USE_PREF_SIZE);
    tab.setOnAction(e -> turn(ofLines));
    return tab;
  }

  private void turn(boolean toLines) {
    lines = toLines;
    model.wantLines(toLines);
    show();
  }

  // The charts

  private Node charts(Shown shown, Naming naming) {
    LogView view = new LogView(model, messages, shown, naming, zone);
    VBox page = new VBox(12);
    page.setPadding(new Insets(12, 16, 16, 16));
    page.getStyleClass().add("traffic-page");
    if (!shown.exact()) {
      page.getChildren().add(new Callout(messages.text("traffic.excerpt")));
    }
    page.getChildren()
        .addAll(
            new TilesCard(view).with(remark(shown)),
            new TwoColumns(
                new TimeCard(view).node(), new FailuresCard(view).node(), 0.663, TWO_COLUMNS_FROM),
            new TwoColumns(
                new LatencyCard(view).leadingTo(() -> turn(true)),
                new SuffixesCard(view)
                    .node(
                        contributing(),
                        () -> context.shell().screenProperty().set(ScreenId.FINDINGS)),
                0.378,
                TWO_COLUMNS_FROM),
            new TwoColumns(
                new TopCards(view).names(), new TopCards(view).clients(), 0.5, TWO_COLUMNS_FROM));
    return scrolling(page);
  }

  /** Whether the search path was confirmed to add to the trouble. */
  private boolean contributing() {
    Diagnosis now = workspace.diagnosisProperty().get();
    return now != null
        && now.causes().stream()
            .anyMatch(
                c ->
                    c.id().id().equals("search-path-amplification")
                        && c.verdict() instanceof Verdict.Confirmed);
  }

  private Node remark(Shown shown) {
    Coverage c = shown.whole().coverage();
    Label title =
        Labels.cardTitle(
            messages.text(shown.ofCase() ? "traffic.remark.case" : "traffic.remark.files"));
    VBox box =
        new VBox(
            2,
            title,
            Labels.secondary(
                messages.text(
                    shown.ofCase() ? "traffic.remark.case.note" : "traffic.remark.files.note",
                    "lines",
                    c.lines(),
                    "unparsed",
                    c.unparsed(),
                    "size",
                    Figures.bytes(c.bytes()))));
    String gap = gap(c);
    if (!gap.isEmpty()) {
      box.getChildren().add(Labels.secondary(fixed(gap)));
    }
    box.getChildren().stream()
        .filter(Label.class::isInstance)
        .forEach(l -> Labels.wrapping((Label) l));
    box.getStyleClass().add("traffic-remark");
    return box;
  }

  /** The log begins later than the incident: it was rotated, or the replica is younger. */
  private String gap(Coverage c) {
    Diagnosis now = workspace.diagnosisProperty().get();
    Instant first = c.first();
    if (now == null
        || first == null
        || !(model.sourceProperty().get() instanceof LogSource.OfCase)) {
      return "";
    }
    Instant begin = now.caseFile().symptom().window().start();
    return first.isAfter(begin.plusSeconds(60))
        ? messages.get(
            "traffic.gap",
            "from",
            Figures.time(begin.atZone(zone)),
            "to",
            Figures.time(first.atZone(zone)))
        : "";
  }

  private Node lines(Naming naming) {
    LogLines found = model.linesProperty().get();
    return found == null
        ? scrolling(padded(states.reading()))
        : new LinesView(
            messages,
            found,
            naming,
            zone,
            model.sourceProperty().get() == null || model.sourceProperty().get().complete());
  }

  private static Node padded(Node state) {
    StackPane page = new StackPane(state);
    page.setPadding(new Insets(28, 32, 28, 32));
    StackPane.setAlignment(state, Pos.TOP_LEFT);
    if (state instanceof Region region) {
      region.setMaxWidth(820);
    }
    return page;
  }

  private static ScrollPane scrolling(Node content) {
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.getStyleClass().add("edge-to-edge");
    return pane;
  }

  private static SimpleStringProperty fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
