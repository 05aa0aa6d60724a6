package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.log.Coverage;
import dev.podnosis.coredns.log.LogFilter;
import dev.podnosis.coredns.log.TopEntry;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Which lines of the log are looked at, as chips and menus in the bar above the charts. */
final class TrafficFilters {
  private final TrafficViewModel model;
  private final Messages messages;
  private final ZoneId zone;
  private final FlowPane to;

  /** Adds to a bar. */
  TrafficFilters(TrafficViewModel model, Messages messages, ZoneId zone, FlowPane to) {
    this.model = model;
    this.messages = messages;
    this.zone = zone;
    this.to = to;
  }

  /** Tells what of the log is looked at, and offers the names and replicas. */
  void show(Shown shown, Naming naming) {
    LogFilter f = shown.filter();
    to.getChildren().add(Labels.secondary(fixed(range(shown.summary().coverage()))));
    if (f.from() != null && f.to() != null) {
      given(clock(f.from()) + " – " + clock(f.to()), x -> x.between(null, null));
    }
    if (!f.name().isEmpty()) {
      given(naming.name(f.name()), x -> x.ofName(""));
    }
    if (!f.client().isEmpty()) {
      given(naming.client(f.client()), x -> x.ofClient(""));
    }
    if (!f.suffix().isEmpty()) {
      given("*" + naming.suffix(f.suffix().substring(1)), x -> x.ofSuffix(""));
    }
    if (!f.rcodes().isEmpty()) {
      given(
          f.rcodes().contains("-") ? "SERVFAIL" : String.join(" ", f.rcodes()),
          x -> x.ofRcodes(java.util.Set.of()));
    }
    replicas(f, naming);
    names(shown, naming);
  }

  /** What is filtered by, with a cross that takes it away. */
  private void given(String text, UnaryOperator<LogFilter> without) {
    Button chip = Buttons.small(fixed(text), MaterialDesignC.CLOSE, () -> model.narrow(without));
    chip.getStyleClass().add("filter-chip");
    chip.setMaxWidth(260);
    chip.setMinWidth(0);
    chip.setAccessibleText(messages.get("traffic.filter.remove", "what", text));
    to.getChildren().add(chip);
  }

  private void replicas(LogFilter f, Naming naming) {
    if (naming.replicas().size() < 2) {
      return;
    }
    MenuButton menu = new MenuButton();
    menu.getStyleClass().add("small");
    menu.setId("traffic-replicas");
    menu.setText(
        messages.get(
            "traffic.filter.replicas",
            "what",
            f.replica().isEmpty() ? messages.get("traffic.all") : naming.replica(f.replica())));
    menu.getItems().add(item(messages.get("traffic.all"), x -> x.ofReplica("")));
    naming
        .replicas()
        .forEach(r -> menu.getItems().add(item(naming.replica(r), x -> x.ofReplica(r))));
    to.getChildren().add(menu);
  }

  private void names(Shown shown, Naming naming) {
    List<TopEntry> asked = shown.whole().askedNames(List.of(shown.clusterDomain()));
    MenuButton menu = new MenuButton();
    menu.getStyleClass().add("small");
    menu.setId("traffic-names");
    String name = shown.filter().name();
    menu.setText(
        messages.get(
            "traffic.filter.names",
            "what",
            name.isEmpty() ? messages.get("traffic.all") : naming.name(name)));
    menu.setMaxWidth(240);
    menu.getItems().add(item(messages.get("traffic.all"), x -> x.ofName("")));
    asked.stream()
        .limit(20)
        .forEach(e -> menu.getItems().add(item(naming.name(e.key()), x -> x.ofName(e.key()))));
    to.getChildren().add(menu);
  }

  private MenuItem item(String text, UnaryOperator<LogFilter> change) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(e -> model.narrow(change));
    return item;
  }

  private String range(Coverage c) {
    Instant first = c.first();
    Instant last = c.last();
    if (first == null || last == null) {
      return "";
    }
    ZonedDateTime from = first.atZone(zone);
    return Figures.date(messages.language(), from) + " " + clock(first) + " – " + clock(last);
  }

  private String clock(Instant at) {
    return Figures.time(at.atZone(zone));
  }

  private static SimpleStringProperty fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
