package dev.podnosis.ui;

import static dev.podnosis.ui.Gallery.fixed;

import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CheckRow;
import dev.podnosis.ui.common.ChoiceCard;
import dev.podnosis.ui.common.Choices;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.StateView;
import dev.podnosis.ui.common.Status;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** A cluster that does not answer, nothing chosen yet, and the levels. */
final class GalleryStates {

  private GalleryStates() {}

  static Node view(Messages messages) {
    VBox left =
        new VBox(
            14,
            Labels.title(fixed("Where is the failing cluster?")),
            contexts(messages),
            levels(),
            empty(messages));
    left.setStyle("-fx-padding: 20px 24px 20px 24px;");
    HBox.setHgrow(left, Priority.ALWAYS);
    Node right = unreachable(messages);
    HBox page = new HBox(left, right);
    return page;
  }

  private static Node contexts(Messages messages) {
    return Card.of(
        new SectionHeader(fixed("Connect with a kubeconfig"))
            .icon(MaterialDesignL.LAN_CONNECT)
            .note(fixed("4 contexts in ~/.kube/config"))
            .actions(Buttons.flat(fixed("Probe again"), MaterialDesignR.REFRESH, () -> {})),
        new HBox(
            8,
            new Badge(messages, Status.OK, fixed("Reachable · 38 ms")),
            new Badge(messages, Status.PROBLEM, fixed("Unreachable")),
            new Badge(messages, Status.ATTENTION, fixed("Cert expired"))));
  }

  private static Node levels() {
    Choices<Integer> choices = new Choices<>();
    VBox box =
        new VBox(
            8,
            choices.add(
                0,
                new ChoiceCard(fixed("Read-only"), fixed("Reads objects, logs, metrics."))
                    .radio()
                    .icon(MaterialDesignE.EYE_OUTLINE)),
            choices.add(
                1,
                new ChoiceCard(
                        fixed("Node debug pod"),
                        fixed("Also enters network namespaces and captures packets."))
                    .radio()
                    .icon(MaterialDesignS.SERVER)
                    .more(fixed("One privileged pod per node, deleted at the end."))
                    .trailing(Labels.figure(fixed("up to 3")))));
    choices.valueProperty().set(1);
    return box;
  }

  private static Node empty(Messages messages) {
    return Card.of(
        new StateView(
                messages, MaterialDesignP.PACKAGE_VARIANT_CLOSED, fixed("No kubeconfig found"))
            .meaning(
                fixed(
                    "Podnosis looked at ~/.kube/config. Drop a file here, or try the demo cluster."))
            .actions(
                Buttons.primary(fixed("Start the demo"), () -> {}),
                Buttons.plain(fixed("Choose a file…"), () -> {})));
  }

  private static Node unreachable(Messages messages) {
    StateView view =
        new StateView(messages, Status.PROBLEM, fixed("prod-hangzhou does not answer"))
            .meaning(
                fixed(
                    "No TCP connection to 47.96.18.203:6443 within 5 s, tried 3 times. This says nothing"
                        + " about DNS inside the cluster."))
            .checks(
                List.of(
                    row(
                        messages,
                        Status.OK,
                        "kubeconfig parsed",
                        "context prod-hangzhou, user kube-admin"),
                    row(
                        messages,
                        Status.PROBLEM,
                        "TCP connect 6443",
                        "timed out 3 of 3, 5.0 s each"),
                    row(messages, Status.NOT_YET, "TLS handshake", "not reached"),
                    row(
                            messages,
                            Status.NOT_YET,
                            "Sign in, rights preflight",
                            "kube-system · pods/log")
                        .plain()))
            .advice(
                fixed("What usually helps"),
                List.of(
                    fixed(
                        "This computer is outside the VPC: connect the VPN or use the public endpoint."),
                    fixed("A proxy is needed: HTTPS_PROXY is not set in this session.")))
            .command(
                fixed("Try it yourself"),
                "kubectl --context prod-hangzhou get --raw /version --request-timeout=5s")
            .actions(
                Buttons.primary(fixed("Try again"), MaterialDesignR.REFRESH, () -> {}),
                Buttons.withIcon(fixed("Set proxy…"), MaterialDesignS.SERVER_NETWORK, () -> {}),
                Buttons.plain(fixed("Work from a support bundle"), () -> {}))
            .with(
                new Callout(
                    fixed(
                        "Customer can reach the cluster but you can’t? Send them podnosis-collect.")));
    view.setStyle(
        "-fx-padding: 20px; -fx-background-color: -color-border-default, -pd-page; -fx-background-insets: 0, 0 0 0 1px;");
    view.setPrefWidth(596);
    view.setMinWidth(480);
    return view;
  }

  private static CheckRow row(Messages messages, Status status, String name, String detail) {
    return new CheckRow(messages, new SimpleObjectProperty<>(status), fixed(name), fixed(detail));
  }
}
