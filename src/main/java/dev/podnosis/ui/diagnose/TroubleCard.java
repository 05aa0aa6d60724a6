package dev.podnosis.ui.diagnose;

import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.Rows;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Why a step has no usable result, how that counts, and the ways on. */
final class TroubleCard extends VBox {
  private final Messages messages;
  private final DiagnoseViewModel model;
  private final DiagnoseActions actions;
  private StepPage.@Nullable Trouble shown;

  TroubleCard(Messages messages, DiagnoseViewModel model, DiagnoseActions actions) {
    super(12);
    this.messages = messages;
    this.model = model;
    this.actions = actions;
    setId("trouble");
  }

  void show(StepPage page) {
    StepPage.Trouble trouble = page.trouble();
    setVisible(trouble != null);
    setManaged(trouble != null);
    if (trouble == null || trouble.equals(shown)) {
      return;
    }
    shown = trouble;
    Status colour =
        switch (trouble.kind()) {
          case NO_RESULT, NOT_ANSWERING, DISCONNECTED, POD_GONE -> Status.INCONCLUSIVE;
          case IMAGE, NO_RIGHT -> Status.ATTENTION;
          case LEVEL -> Status.SKIPPED;
        };
    Callout callout =
        new Callout(messages, colour, new SimpleStringProperty(Printable.lines(trouble.meaning())))
            .titled(new SimpleStringProperty(trouble.title()));
    getChildren()
        .setAll(
            callout,
            Card.edgeToEdge(
                new SectionHeader(messages.text("diagnose.go-on.title")),
                new Rows(ways(trouble.kind()))));
    if (!trouble.images().isEmpty()) {
      getChildren().add(copying(trouble.images().getFirst()));
    }
  }

  /** How the image comes into a registry that the nodes reach; its address is the reader's. */
  private Node copying(String image) {
    String name = image.replaceFirst("@.*", "").replaceFirst(".*/", "");
    String commands =
        """
        SRC=%s
        docker pull "$SRC" && docker tag "$SRC" "<registry>/%s"
        docker push "<registry>/%s\"\
        """
            .formatted(image, name, name);
    CodeBlock block = new CodeBlock(messages).plain(commands);
    VBox body = new VBox(block);
    body.getStyleClass().add("card-room");
    return Card.edgeToEdge(
        new SectionHeader(messages.text("diagnose.copy-image"))
            .note(messages.text("diagnose.copy-image.note"))
            .actions(new CopyButton(messages, block::text)),
        body);
  }

  private List<Node> ways(StepPage.Trouble.Kind kind) {
    List<Node> ways = new ArrayList<>();
    switch (kind) {
      case IMAGE -> {
        ways.add(
            way(
                MaterialDesignD.DATABASE_IMPORT_OUTLINE,
                "diagnose.go-on.image",
                actions::enterImage,
                true));
        ways.add(way(MaterialDesignR.REFRESH, "diagnose.go-on.again", model::runStep, false));
      }
      case NO_RESULT, NOT_ANSWERING ->
          ways.add(way(MaterialDesignR.REFRESH, "diagnose.go-on.again", model::runStep, true));
      case DISCONNECTED -> {
        ways.add(way(MaterialDesignR.REFRESH, "diagnose.go-on.again", model::runStep, true));
        ways.add(
            way(
                MaterialDesignL.LAN_CONNECT,
                "diagnose.go-on.connection",
                actions::showConnection,
                false));
      }
      case POD_GONE -> {
        ways.add(way(MaterialDesignC.CUBE_OUTLINE, "diagnose.go-on.pod", actions::choosePod, true));
        ways.add(way(MaterialDesignR.REFRESH, "diagnose.go-on.again", model::runStep, false));
      }
      case NO_RIGHT -> {
        ways.add(
            way(
                MaterialDesignS.SHIELD_ACCOUNT_OUTLINE,
                "diagnose.go-on.rights",
                actions::showRights,
                true));
        ways.add(way(MaterialDesignR.REFRESH, "diagnose.go-on.again", model::runStep, false));
      }
      case LEVEL ->
          ways.add(
              way(
                  MaterialDesignS.SHIELD_HALF_FULL,
                  "diagnose.go-on.level",
                  actions::raiseLevel,
                  true));
    }
    ways.add(way(MaterialDesignA.ARROW_RIGHT, "diagnose.go-on.next", () -> model.move(1), false));
    return ways;
  }

  private Node way(Ikon icon, String key, Runnable action, boolean main) {
    Button button =
        main
            ? Buttons.primary(messages.text(key + ".button"), action)
            : Buttons.plain(messages.text(key + ".button"), action);
    VBox words =
        Labels.twoLines(
            Labels.cardTitle(messages.text(key)),
            Labels.wrapping(Labels.secondary(messages.text(key + ".meaning"))));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(14, Icons.of(icon, Icons.LARGE), words, button);
    row.getStyleClass().addAll("row", "way");
    return row;
  }
}
