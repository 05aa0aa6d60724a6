package dev.podnosis.ui;

import dev.podnosis.catalogue.Language;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.KeyHint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Segments;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/**
 * The bar at the top: what session this is, search, screen sharing, language and look. When it gets
 * tight it hides, in this order, the words in the search box, the words for sharing, the level, the
 * domain.
 */
final class TopBar extends HBox {

  /** What a click in the bar opens. */
  interface Actions {
    void search();

    void settings();

    /** Goes to a screen, if it can be opened. */
    void go(ScreenId screen);
  }

  private static final double SEARCH_FROM = 1100;
  private static final double SEARCH_WORDS_FROM = 1280;
  private static final double SHARE_WORDS_FROM = 1000;

  private final MainViewModel model;
  private final Messages messages;
  private final Label searchWords;
  private final Button search = new Button();
  private final ToggleButton share = new ToggleButton();
  private final SessionChips chips;

  TopBar(MainViewModel model, Actions actions) {
    this.model = model;
    this.messages = model.messages();
    setId("top-bar");
    getStyleClass().add("top-bar");
    setMinWidth(0);
    chips =
        new SessionChips(
            messages, model.state(), model.appearance().reduceMotionProperty(), actions::go);
    searchWords = Labels.of(messages.text("top.search"), "search-words");
    searchBox(actions);
    shareToggle();
    getChildren()
        .addAll(
            brand(),
            new Separator(Orientation.VERTICAL),
            chips,
            space(),
            search,
            share,
            languages(),
            themeButton(),
            settings(actions));
    widthProperty().addListener(changed -> fit());
    model.appearance().effectiveScale().addListener(changed -> fit());
    fit();
  }

  private void fit() {
    // Larger text needs as much more room.
    double room = getWidth() / model.appearance().effectiveScale().get();
    chips.roomProperty().set(room);
    show(searchWords, room >= SEARCH_WORDS_FROM);
    show(search, room >= SEARCH_FROM);
    share.setContentDisplay(
        room >= SHARE_WORDS_FROM ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private static Node brand() {
    HBox brand =
        new HBox(9, new Logo(24), Labels.of(new SimpleStringProperty("Podnosis"), "brand"));
    brand.setMinWidth(Region.USE_PREF_SIZE);
    brand.getStyleClass().add("brand-box");
    return brand;
  }

  private static Node space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  private void searchBox(Actions actions) {
    search.setId("search");
    search.getStyleClass().addAll("small", "search-box");
    HBox content =
        new HBox(
            9,
            Icons.of(MaterialDesignM.MAGNIFY, Icons.MEDIUM),
            searchWords,
            new KeyHint(KeyCombination.valueOf("Shortcut+K")));
    content.getStyleClass().add("chip-words");
    HBox.setHgrow(searchWords, Priority.ALWAYS);
    searchWords.setMinWidth(Region.USE_PREF_SIZE);
    search.setMinWidth(Region.USE_PREF_SIZE);
    searchWords.setMaxWidth(Double.MAX_VALUE);
    search.setGraphic(content);
    search.setOnAction(event -> actions.search());
    search.accessibleTextProperty().bind(messages.text("top.search.accessible"));
  }

  private void shareToggle() {
    share.setId("share");
    share.getStyleClass().addAll("small", "bar-toggle");
    share.textProperty().bind(messages.text("top.share"));
    share.setGraphic(Icons.of(MaterialDesignM.MONITOR_SHARE));
    share.setMinWidth(Region.USE_PREF_SIZE);
    share.selectedProperty().bindBidirectional(model.state().screenShareProperty());
    Buttons.describe(share, messages.text("top.share.explained"));
  }

  private Node languages() {
    Segments<Language> languages = new Segments<Language>().small();
    languages.setId("language");
    languages.add(Language.ENGLISH, text("EN")).add(Language.CHINESE, text("中文"));
    for (Language language : Language.values()) {
      Buttons.describe(languages.button(language), text(language.ownName()));
    }
    languages.valueProperty().set(messages.language());
    languages
        .valueProperty()
        .addListener(
            (source, before, now) -> {
              if (now != null) {
                messages.languageProperty().set(now);
              }
            });
    messages
        .languageProperty()
        .addListener((source, before, now) -> languages.valueProperty().set(now));
    return languages;
  }

  private Node themeButton() {
    Button button =
        Buttons.icon(
            messages.of(
                model.appearance().dark(),
                dark -> messages.get(dark ? "top.theme.light" : "top.theme.dark")),
            MaterialDesignW.WEATHER_NIGHT,
            model::toggleDark);
    button.setId("theme");
    FontIcon sun = Icons.of(MaterialDesignW.WHITE_BALANCE_SUNNY, Icons.MEDIUM);
    FontIcon moon = Icons.of(MaterialDesignW.WEATHER_NIGHT, Icons.MEDIUM);
    button.graphicProperty().bind(model.appearance().dark().map(dark -> dark ? sun : moon));
    return button;
  }

  private Node settings(Actions actions) {
    Button button =
        Buttons.icon(messages.text("top.settings"), MaterialDesignC.COG_OUTLINE, actions::settings);
    button.setId("settings");
    return button;
  }

  private static ObservableValue<String> text(String fixed) {
    return new SimpleStringProperty(fixed);
  }
}
