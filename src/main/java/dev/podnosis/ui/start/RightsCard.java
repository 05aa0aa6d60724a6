package dev.podnosis.ui.start;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.dns.EnumId;
import dev.podnosis.kube.Right;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CheckRow;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Rows;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** The rights preflight: what the procedure needs, and whether the server grants it. */
final class RightsCard extends VBox {
  RightsCard(ScreenContext context, StartViewModel model, Preflight rights) {
    super(6);
    setId("rights");
    Messages messages = context.messages();
    Button again =
        Buttons.flat(
            messages.text("start.check-again"), MaterialDesignR.REFRESH, model::checkAgain);
    again.setId("check-again");
    SectionHeader head =
        new SectionHeader(messages.text("start.rights"))
            .note(
                messages.text(
                    "start.rights.note",
                    "granted",
                    rights.granted(),
                    "all",
                    rights.rows().size(),
                    "time",
                    Figures.time(LocalTime.ofInstant(rights.checkedAt(), ZoneId.systemDefault()))))
            .actions(again);
    getChildren()
        .addAll(
            head,
            Card.edgeToEdge(new Rows(rows(context, rights))),
            Labels.wrapping(Labels.secondary(messages.text("start.rights.fixes"))));
  }

  static List<CheckRow> rows(ScreenContext context, Preflight rights) {
    return rights.rows().stream().map(r -> row(context, rights, r)).toList();
  }

  private static CheckRow row(ScreenContext context, Preflight rights, Preflight.Row row) {
    Messages messages = context.messages();
    CheckRow line =
        new CheckRow(
                messages,
                new SimpleObjectProperty<>(status(row)),
                messages.text("start.right." + EnumId.of(row.ask())),
                messages.inLanguage(l -> scope(context, rights, row)))
            .plain();
    line.getStyleClass().add("dense-row");
    List<String> missing = names(row.missing());
    if (!missing.isEmpty()) {
      Hint.on(line, () -> messages.get("start.missing", "rights", missing));
      line.setAccessibleText(messages.language().list(missing));
    }
    return line;
  }

  private static Status status(Preflight.Row row) {
    if (row.granted()) {
      return Status.OK;
    }
    if (row.missing().isEmpty()) {
      return Status.INCONCLUSIVE;
    }
    return row.partly() ? Status.ATTENTION : Status.PROBLEM;
  }

  /** Where it holds; where some of it is missing, what. */
  private static String scope(ScreenContext context, Preflight rights, Preflight.Row row) {
    Messages messages = context.messages();
    if (row.partly()) {
      return messages.get(
          "start.missing.some", "n", row.missing().size(), "of", row.answers().size());
    }
    String pods = context.shell().screenShareProperty().get() ? "••••" : rights.namespace();
    String dns = Preflight.DNS_NAMESPACE;
    return switch (row.ask()) {
      case PODS_EVERYWHERE -> messages.get("start.scope.everywhere");
      case READ -> messages.language().list(pods.equals(dns) ? List.of(dns) : List.of(pods, dns));
      case DNS_LOGS -> dns + " · pods/log";
      case PORT_FORWARD -> dns + " · pods/portforward";
      case METRICS -> "metrics.k8s.io";
      case EXEC -> pods + " · pods/exec";
      case DEBUG_CONTAINER -> pods + " · pods/ephemeralcontainers";
      case NODE_POD -> dns + " · pods";
    };
  }

  /** At most a few, as rules name them: {@code create pods/exec in shop}. */
  static List<String> names(List<Right> missing) {
    Stream<String> few =
        missing.stream()
            .limit(3)
            .map(
                r ->
                    r.verb()
                        + " "
                        + r.fullResource()
                        + (r.namespace().isEmpty() ? "" : " (" + r.namespace() + ")"));
    int more = missing.size() - 3;
    return more > 0 ? Stream.concat(few, Stream.of("+" + more)).toList() : few.toList();
  }
}
