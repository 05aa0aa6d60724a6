package dev.podnosis.ui.start;

import dev.podnosis.evidence.Level;
import dev.podnosis.kube.Right;
import dev.podnosis.ui.common.ChoiceCard;
import dev.podnosis.ui.common.Choices;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * How far the diagnosis may go, with what each level creates; a level without its rights is off.
 */
final class LevelChooser extends VBox {
  private final StartViewModel model;
  private final Messages messages;

  LevelChooser(ScreenContext context, StartViewModel model, StartActions actions) {
    super(8);
    this.model = model;
    this.messages = context.messages();
    setId("levels");
    getChildren()
        .add(
            new SectionHeader(messages.text("start.levels"))
                .actions(Labels.secondary(messages.text("start.levels.note"))));
    Choices<Level> group = new Choices<>();
    for (Level level : Level.values()) {
      getChildren().add(group.add(level, card(level)));
    }
    group.valueProperty().set(model.levelProperty().get());
    group
        .valueProperty()
        .addListener(
            (o, was, now) -> {
              if (now != null && now != model.levelProperty().get()) {
                actions.choose(now, () -> {});
                // What was not agreed to is not chosen.
                group.valueProperty().set(model.levelProperty().get());
              }
            });
    model.levelProperty().addListener((o, was, now) -> group.valueProperty().set(now));
  }

  private ChoiceCard card(Level level) {
    Preflight rights = model.preflightProperty().get();
    List<Right> missing = rights == null ? List.of() : rights.blocking(level);
    String key = "start.level." + level.id();
    ChoiceCard card =
        new ChoiceCard(messages.text(key), messages.text("start.does." + level.id()))
            .radio()
            .icon(icon(level))
            .more(messages.text("start.leaves." + level.id()));
    card.getChildren().add(objects(level));
    card.setId("level-" + level.id());
    if (!missing.isEmpty()) {
      card.more(messages.text("start.missing", "rights", RightsCard.names(missing)));
      card.setDisable(true);
    }
    return card;
  }

  private Node objects(Level level) {
    Label name = Labels.secondary(messages.text("start.objects"));
    Label count = Labels.figure(messages.text("start.creates." + level.id()));
    count.getStyleClass().add("strong-figure");
    VBox box = new VBox(1, name, count);
    box.setAlignment(Pos.TOP_RIGHT);
    box.setMinWidth(Region.USE_PREF_SIZE);
    return box;
  }

  private static Ikon icon(Level level) {
    return switch (level) {
      case READ -> MaterialDesignE.EYE_OUTLINE;
      case EXEC -> MaterialDesignC.CONSOLE;
      case DEBUG_CONTAINER -> MaterialDesignD.DOCKER;
      case NODE -> MaterialDesignS.SERVER;
    };
  }
}
