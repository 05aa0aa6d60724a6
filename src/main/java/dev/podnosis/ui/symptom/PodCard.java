package dev.podnosis.ui.symptom;

import atlantafx.base.controls.CustomTextField;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.NumberTag;
import dev.podnosis.ui.common.Room;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** Where the affected pod is searched and chosen. */
final class PodCard extends StackPane {
  private static final List<String> POLICIES =
      List.of("", "ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");

  /** From this width on the filters fit beside the title. */
  private static final double BESIDE_FROM = 945;

  private enum Kind {
    PODS,
    WORKLOADS
  }

  private final ScreenContext context;
  private final PodsViewModel pods;
  private final SymptomViewModel model;
  private final Messages messages;
  private final DoubleBinding room;

  PodCard(ScreenContext context, SymptomViewModel model) {
    this.context = context;
    this.model = model;
    this.pods = model.pods();
    this.messages = context.messages();
    PodTable table = new PodTable(context, pods);
    WorkloadTable workloads = new WorkloadTable(context, pods);
    Segments<Kind> kinds = new Segments<Kind>().small();
    kinds.setId("pod-kinds");
    kinds.add(Kind.PODS, messages.text("symptom.pods"));
    kinds.add(Kind.WORKLOADS, messages.text("symptom.workloads"));
    kinds.valueProperty().set(Kind.PODS);
    StackPane tables = new StackPane(table);
    kinds
        .valueProperty()
        .addListener(
            (o, was, now) -> tables.getChildren().setAll(now == Kind.PODS ? table : workloads));
    pods.workloadProperty()
        .addListener(
            (o, was, now) -> {
              if (now != null) {
                kinds.valueProperty().set(Kind.PODS);
              }
            });
    SectionHeader head =
        new SectionHeader(messages.text("symptom.pod"))
            .sign(new NumberTag(1).accent())
            .note(count(kinds.valueProperty()));
    HBox filters = filters(kinds);
    VBox body = new VBox(filters, trouble(), tables, foot());
    getChildren().add(Card.edgeToEdge(head, body));
    room = Room.of(this);
    room.addListener(changed -> place(head, body, filters, room.get() >= BESIDE_FROM));
    place(head, body, filters, false);
  }

  /** Where there is room, the filters stand in the head of the card. */
  private static void place(SectionHeader head, VBox body, HBox filters, boolean beside) {
    body.getChildren().remove(filters);
    head.getChildren().remove(filters);
    if (beside) {
      head.getChildren().add(filters);
    } else {
      body.getChildren().addFirst(filters);
    }
    filters.getStyleClass().setAll(beside ? "filter-beside" : "filter-row");
  }

  /** "9 of 418 pods fit", and whether more are being looked at. */
  private StringBinding count(ObservableValue<Kind> kind) {
    return Bindings.createStringBinding(
        () -> {
          PodsViewModel.Reading now = pods.readingProperty().get();
          // A pod that is gone stays in the table, but is none of those that there are.
          int shown = pods.rows().size() - (pods.goneProperty().get() == null ? 0 : 1);
          if (model.draft().clusterProperty().get() == null) {
            return "";
          }
          if (kind.getValue() == Kind.WORKLOADS) {
            return messages.get("symptom.workloads.count", "n", pods.workloads().size());
          }
          if (now.busy()) {
            return messages.get("symptom.pods.reading", "shown", shown, "seen", now.seen());
          }
          return switch (now.end()) {
            case ENOUGH ->
                now.total() < 0
                    ? messages.get("symptom.pods.enough", "shown", shown, "seen", now.seen())
                    : messages.get("symptom.pods.of", "shown", shown, "all", now.total());
            case ALL, MORE -> messages.get("symptom.pods.of", "shown", shown, "all", now.seen());
            case REFUSED, FAILED -> "";
          };
        },
        pods.readingProperty(),
        pods.rows(),
        pods.goneProperty(),
        pods.workloads(),
        kind,
        model.draft().clusterProperty(),
        messages.languageProperty());
  }

  /** What can be searched for: all of it, or as much as fits the field. */
  private ObservableValue<String> search(Segments<Kind> kinds, String how) {
    return messages.of(
        kinds.valueProperty(),
        kind ->
            messages.get(
                (kind == Kind.WORKLOADS ? "symptom.search.workload" : "symptom.search") + how));
  }

  private HBox filters(Segments<Kind> kinds) {
    CustomTextField field = new CustomTextField();
    field.setId("pod-search");
    field.setLeft(Icons.of(MaterialDesignM.MAGNIFY, Icons.MEDIUM));
    Button clear =
        Buttons.icon(
            messages.text("symptom.search.clear"), MaterialDesignC.CLOSE_CIRCLE, field::clear);
    clear.visibleProperty().bind(field.textProperty().isNotEmpty());
    field.setRight(clear);
    field.promptTextProperty().bind(search(kinds, ".prompt"));
    field.accessibleTextProperty().bind(search(kinds, ""));
    Hint.on(field, field::getAccessibleText);
    field.textProperty().bindBidirectional(pods.searchProperty());
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            Node table = getScene().lookup("#pod-table");
            if (table != null) {
              table.requestFocus();
            }
            event.consume();
          }
        });
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setMinWidth(140);
    field.setPrefWidth(240);
    return new HBox(8, kinds, field, workloadFilter(), namespaces(), policies());
  }

  /** Shown while only a workload's pods are: takes that back. */
  private Node workloadFilter() {
    Button all =
        Buttons.small(
            Bindings.createStringBinding(
                () -> {
                  WorkloadRow of = pods.workloadProperty().get();
                  return of == null
                      ? ""
                      : messages.get(
                          "symptom.of-workload",
                          "name",
                          context.shell().screenShareProperty().get() ? "••••••" : of.name());
                },
                pods.workloadProperty(),
                context.shell().screenShareProperty(),
                messages.languageProperty()),
            MaterialDesignC.CLOSE,
            () -> pods.workloadProperty().set(null));
    all.setId("workload-filter");
    all.visibleProperty().bind(pods.workloadProperty().isNotNull());
    all.managedProperty().bind(all.visibleProperty());
    return all;
  }

  private Node namespaces() {
    ComboBox<String> box = new ComboBox<>();
    box.setId("pod-namespace");
    box.setEditable(true);
    box.setPrefWidth(150);
    box.setMinWidth(110);
    box.promptTextProperty().bind(messages.text("symptom.namespace.all"));
    box.accessibleTextProperty().bind(messages.text("symptom.namespace"));
    pods.namespaces()
        .addListener(
            (ListChangeListener<String>)
                c -> {
                  String value = pods.namespaceProperty().get();
                  box.getItems().setAll(pods.namespaces());
                  box.getItems().addFirst("");
                  box.setValue(value);
                });
    box.getItems().setAll(pods.namespaces());
    box.getItems().addFirst("");
    box.setValue(pods.namespaceProperty().get());
    box.valueProperty()
        .addListener((o, was, now) -> pods.namespaceProperty().set(now == null ? "" : now.strip()));
    pods.namespaceProperty().addListener((o, was, now) -> box.setValue(now));
    box.focusedProperty()
        .addListener(
            (o, was, focused) -> {
              if (!focused) {
                box.commitValue();
              }
            });
    box.setCellFactory(list -> new Named("symptom.namespace.all"));
    return box;
  }

  private Node policies() {
    ComboBox<String> box = new ComboBox<>(FXCollections.observableList(POLICIES));
    box.setId("pod-policy");
    box.setPrefWidth(142);
    box.setMinWidth(110);
    box.setValue("");
    box.accessibleTextProperty().bind(messages.text("symptom.policy.any"));
    box.setButtonCell(new Named("symptom.policy.any"));
    box.setCellFactory(list -> new Named("symptom.policy.any"));
    box.valueProperty()
        .addListener((o, was, now) -> pods.dnsPolicyProperty().set(now == null ? "" : now));
    pods.dnsPolicyProperty().addListener((o, was, now) -> box.setValue(now));
    return box;
  }

  /** A value, or the words for none. */
  private final class Named extends ListCell<String> {
    private final String none;

    Named(String none) {
      this.none = none;
      messages.languageProperty().addListener(changed -> show(getItem()));
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      show(empty ? null : item);
    }

    private void show(@Nullable String item) {
      setText(item == null ? null : item.isEmpty() ? messages.get(none) : item);
    }
  }

  /** Why pods cannot be listed, or that the pod is gone. */
  private Node trouble() {
    VBox place = new VBox(8);
    place.getStyleClass().add("card-room");
    Runnable show =
        () -> {
          place.getChildren().clear();
          PodsViewModel.Reading now = pods.readingProperty().get();
          if (now.end() == PodPages.End.REFUSED) {
            add(place, Status.ATTENTION, "symptom.pods.refused", "pods-refused");
          } else if (now.end() == PodPages.End.FAILED) {
            add(place, Status.PROBLEM, "symptom.pods.failed", "pods-failed");
          }
          if (pods.goneProperty().get() != null) {
            add(place, Status.PROBLEM, "symptom.pods.gone", "pod-gone");
          }
          boolean shown = !place.getChildren().isEmpty();
          place.setVisible(shown);
          place.setManaged(shown);
        };
    pods.readingProperty().addListener(o -> show.run());
    pods.goneProperty().addListener(o -> show.run());
    show.run();
    return place;
  }

  private void add(VBox to, Status status, String key, String id) {
    Callout callout = new Callout(messages, status, messages.text(key));
    callout.setId(id);
    to.getChildren().add(callout);
  }

  private Node foot() {
    Label name = Labels.of(messages.text("symptom.container"), "field-label");
    ComboBox<String> box = new ComboBox<>();
    box.setId("pod-container");
    box.setPrefWidth(190);
    name.setLabelFor(box);
    box.accessibleTextProperty().bind(messages.text("symptom.container"));
    Runnable fill =
        () -> {
          PodRow row = pods.chosenProperty().get();
          List<String> names = row == null ? List.of() : row.containers();
          String told = model.draft().containerProperty().get();
          box.getItems().setAll(names);
          box.setValue(names.contains(told) ? told : names.isEmpty() ? null : names.getFirst());
          box.setDisable(names.size() < 2);
        };
    pods.chosenProperty().addListener(o -> fill.run());
    fill.run();
    box.setOnAction(
        event -> {
          PodRow row = pods.chosenProperty().get();
          String value = box.getValue();
          if (row != null && value != null && row.containers().contains(value)) {
            model.draft().containerProperty().set(value);
          }
        });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button none =
        Buttons.flat(messages.text("symptom.no-pod"), MaterialDesignC.CLOSE, pods::chooseNone);
    none.setId("no-pod");
    none.disableProperty().bind(pods.chosenProperty().isNull().and(pods.goneProperty().isNull()));
    HBox foot = new HBox(10, name, box, new LogLine(messages, pods), space, none);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("pod-foot");
    return foot;
  }

  /** What the chosen pod's log tells, in a line. */
  private static final class LogLine extends HBox {
    LogLine(Messages messages, PodsViewModel pods) {
      super(7);
      setAlignment(Pos.CENTER_LEFT);
      setMinWidth(0);
      StatusGlyph glyph = new StatusGlyph(messages, Status.NOT_YET, 13);
      glyph.statusProperty().bind(pods.logProperty().map(PodTable::status));
      Label words =
          Labels.secondary(
              messages.of(pods.logProperty(), told -> PodTable.words(told, messages, true)));
      words.setMinWidth(0);
      getChildren().setAll(glyph, words);
      visibleProperty().bind(pods.chosenProperty().isNotNull());
    }
  }
}
