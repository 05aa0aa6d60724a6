package dev.podnosis.ui.start;

import dev.podnosis.catalogue.Words;
import dev.podnosis.dns.EnumId;
import dev.podnosis.kube.ServerReach;
import dev.podnosis.kube.Trouble;
import dev.podnosis.session.Validity;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.CheckRow;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.StateView;
import dev.podnosis.ui.common.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** A cluster that was not reached: how far the way to it goes, and what usually helps. */
final class UnreachablePane extends VBox {
  private final ScreenContext context;
  private final Messages messages;
  private final ContextEntry entry;
  private final ContextState.Unreachable state;

  UnreachablePane(
      ScreenContext context,
      StartViewModel model,
      StartActions actions,
      ContextEntry entry,
      ContextState.Unreachable state) {
    this.context = context;
    this.messages = context.messages();
    this.entry = entry;
    this.state = state;
    setId("start-unreachable");
    Words words = Words.of("session");
    Map<String, Object> args =
        Map.of(
            "server",
            shown(ContextWords.address(entry.context().server())),
            "questions",
            "",
            "validity",
            Validity.of(state.detail()));
    StateView view =
        new StateView(
                messages,
                ContextWords.status(state),
                messages.text(titleKey(), "name", shown(entry.context().name())))
            .meaning(
                messages.inLanguage(
                    l ->
                        words.sentence(l, "connect." + EnumId.of(state.kind())).fill(args)
                            + " "
                            + messages.get("start.unreachable.meaning")))
            .checks(stages());
    if (!state.detail().isEmpty() && !context.shell().screenShareProperty().get()) {
      view.with(Labels.wrapping(Labels.mono(new SimpleStringProperty(state.detail()))));
    }
    List<ObservableValue<String>> advice = advice();
    if (!advice.isEmpty()) {
      view.advice(messages.text("start.helps"), advice);
    }
    view.command(messages.text("start.try-yourself"), command());
    Button again =
        Buttons.primary(
            messages.text("start.try-again"), MaterialDesignR.REFRESH, model::checkAgain);
    again.setId("try-again");
    Button bundle =
        Buttons.withIcon(
            messages.text("start.work-offline"),
            MaterialDesignA.ARCHIVE_OUTLINE,
            actions::chooseBundle);
    view.actions(again, bundle);
    view.with(new Callout(messages.text("start.collect")));
    getChildren().add(view);
  }

  private String titleKey() {
    if (state.refused()) {
      return "start.refused";
    }
    return state.expired() ? "start.expired" : "start.unreachable";
  }

  private String shown(String text) {
    return context.shell().discreet(new SimpleStringProperty(text)).getValue();
  }

  private String command() {
    String name = entry.context().name();
    String quoted =
        name.matches("[A-Za-z0-9@._:/-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    return "kubectl --context " + shown(quoted) + " get --raw /version --request-timeout=5s";
  }

  /** What was tried, in order, and where it stopped. */
  private List<CheckRow> stages() {
    List<CheckRow> rows = new ArrayList<>();
    rows.add(
        row(
            Status.OK,
            "start.stage.parsed",
            messages.text(
                "start.stage.parsed.detail",
                "name",
                shown(entry.context().name()),
                "user",
                shown(entry.context().user()))));
    ServerReach.Seen reach = state.reach();
    if (reach != null) {
      rows.add(name(reach));
      rows.add(tcp(reach));
    }
    boolean reached = reach == null || reach.reached();
    rows.add(tls(reached));
    rows.add(signIn(reached));
    return rows;
  }

  private CheckRow name(ServerReach.Seen reach) {
    String key = reach.proxy() ? "start.stage.proxy-name" : "start.stage.name";
    if (reach.literal()) {
      return row(Status.OK, key, messages.text("start.stage.literal"));
    }
    return reach.named()
        ? row(
            Status.OK,
            key,
            new SimpleStringProperty(shown(context.messages().language().list(reach.addresses()))))
        : row(Status.PROBLEM, key, messages.text("start.stage.unresolved"));
  }

  private CheckRow tcp(ServerReach.Seen reach) {
    ObservableValue<String> title =
        messages.text(
            reach.proxy() ? "start.stage.proxy-tcp" : "start.stage.tcp",
            "port",
            Integer.toString(reach.port()));
    if (!reach.named()) {
      return new CheckRow(
          messages,
          new SimpleObjectProperty<>(Status.NOT_YET),
          title,
          messages.text("start.stage.not-reached"));
    }
    ObservableValue<String> detail =
        reach.reached()
            ? messages.text(
                "start.stage.tcp.connected", "n", reach.connected(), "of", reach.tried())
            : reach.timedOut() > 0
                ? messages.text(
                    "start.stage.tcp.timed-out", "n", reach.timedOut(), "of", reach.tried())
                : messages.text("start.stage.tcp.refused", "n", reach.tried(), "of", reach.tried());
    return new CheckRow(
        messages,
        new SimpleObjectProperty<>(reach.reached() ? Status.OK : Status.PROBLEM),
        title,
        detail);
  }

  private CheckRow tls(boolean reached) {
    boolean plain = entry.context().server().startsWith("http:");
    if (!reached) {
      return row(Status.NOT_YET, "start.stage.tls", messages.text("start.stage.not-reached"));
    }
    if (plain) {
      return row(Status.SKIPPED, "start.stage.tls", messages.text("start.stage.tls.plain"));
    }
    return switch (state.kind()) {
      case WRONG_CA,
          CERTIFICATE_EXPIRED,
          CLIENT_CERTIFICATE_EXPIRED,
          CLIENT_CERTIFICATE_REFUSED,
          HOSTNAME_MISMATCH,
          TLS_FAILED ->
          row(
              Status.PROBLEM,
              "start.stage.tls",
              messages.text("start.line." + EnumId.of(state.kind())));
      case UNAUTHORISED, FORBIDDEN, NOT_KUBERNETES, TOO_MANY_REQUESTS, SERVER_ERROR, REJECTED ->
          row(Status.OK, "start.stage.tls", messages.text("start.stage.tls.done"));
      case UNKNOWN_HOST,
          UNREACHABLE,
          TIMED_OUT,
          RESET,
          PROXY_FAILED,
          NEEDS_CONSENT,
          EXEC_PLUGIN_FAILED,
          NO_CREDENTIAL,
          CONFLICT,
          EXPIRED_POSITION,
          TOO_LARGE,
          CLOSED ->
          row(Status.INCONCLUSIVE, "start.stage.tls", messages.text("start.stage.unknown"));
    };
  }

  private CheckRow signIn(boolean reached) {
    Trouble kind = state.kind();
    boolean here =
        switch (kind) {
          case UNAUTHORISED,
              FORBIDDEN,
              EXEC_PLUGIN_FAILED,
              NO_CREDENTIAL,
              NOT_KUBERNETES,
              TOO_MANY_REQUESTS,
              SERVER_ERROR,
              REJECTED ->
              true;
          default -> false;
        };
    return here && (reached || state.refused())
        ? row(Status.PROBLEM, "start.stage.sign-in", messages.text("start.line." + EnumId.of(kind)))
        : row(Status.NOT_YET, "start.stage.sign-in", messages.text("start.stage.not-reached"));
  }

  private CheckRow row(Status status, String key, ObservableValue<String> detail) {
    return new CheckRow(messages, new SimpleObjectProperty<>(status), messages.text(key), detail);
  }

  private List<ObservableValue<String>> advice() {
    ServerReach.Seen reach = state.reach();
    boolean silent =
        state.kind() == Trouble.TIMED_OUT
            || state.kind() == Trouble.UNREACHABLE
            || state.kind() == Trouble.RESET
            || state.kind() == Trouble.PROXY_FAILED;
    List<ObservableValue<String>> lines = new ArrayList<>();
    if (silent || state.kind() == Trouble.UNKNOWN_HOST) {
      lines.add(messages.text("start.helps.vpn"));
      if (silent) {
        lines.add(messages.text("start.helps.access-list"));
      }
      lines.add(
          messages.text(
              reach != null && reach.proxy() ? "start.helps.proxy" : "start.helps.no-proxy"));
    }
    return lines;
  }
}
