package dev.podnosis.ui.start;

import dev.podnosis.evidence.RightsSeen;
import dev.podnosis.kube.ServerFacts;
import dev.podnosis.report.MissingRights;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.CheckRow;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.StateView;
import dev.podnosis.ui.common.Status;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** Connected, but next to nothing may be read: what is missing, and the role to ask for. */
final class NoRightsPane extends VBox {
  NoRightsPane(
      ScreenContext context,
      StartViewModel model,
      StartActions actions,
      ServerFacts server,
      Preflight rights) {
    Messages messages = context.messages();
    setId("start-no-rights");
    List<RightsSeen.Right> denied =
        rights.missing().stream()
            .map(r -> new RightsSeen.Right(r.verb(), r.fullResource(), r.namespace(), false))
            .toList();
    String yaml = MissingRights.of(server.user(), denied).manifest();
    List<CheckRow> rows = new ArrayList<>(RightsCard.rows(context, rights));
    long missing = rights.rows().stream().filter(r -> !r.missing().isEmpty()).count();
    CodeBlock block = new CodeBlock(messages).plain(yaml);
    ScrollPane scroll = new ScrollPane(block);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(220);
    scroll.getStyleClass().add("edge-to-edge");
    CopyButton copyYaml =
        new CopyButton(messages, messages.text("start.no-rights.copy-yaml"), block::text);
    copyYaml.setId("copy-yaml");
    CopyButton copyRequest =
        new CopyButton(
            messages,
            messages.text("start.no-rights.copy-request"),
            () ->
                messages.get("start.no-rights.request", "user", server.user())
                    + "\n\n"
                    + block.text());
    Button again =
        Buttons.primary(
            messages.text("start.no-rights.again"), MaterialDesignR.REFRESH, model::checkAgain);
    Button goOn = Buttons.plain(messages.text("start.no-rights.go-on"), actions::goOn);
    goOn.setId("go-on-blind");
    Button bundle =
        Buttons.withIcon(
            messages.text("start.work-offline"),
            MaterialDesignA.ARCHIVE_OUTLINE,
            actions::chooseBundle);
    getChildren()
        .add(
            new StateView(messages, Status.ATTENTION, messages.text("start.no-rights"))
                .meaning(
                    messages.text(
                        "start.no-rights.meaning",
                        "user",
                        context.shell().discreet(new SimpleStringProperty(server.user())),
                        "missing",
                        missing,
                        "all",
                        rights.rows().size()))
                .checks(rows)
                .with(
                    new SectionHeader(messages.text("start.no-rights.ask"))
                        .actions(copyYaml, copyRequest))
                .with(scroll)
                .with(
                    new Callout(messages, Status.ATTENTION, messages.text("start.no-rights.left")))
                .actions(again, goOn, bundle));
  }
}
