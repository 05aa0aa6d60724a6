package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Words;
import dev.podnosis.coredns.log.Coverage;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.DiffView;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.Progress;
import dev.podnosis.ui.common.ProgressLine;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.StateView;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** What stands where there are no charts: nothing was looked at, is being read, or is no log. */
final class TrafficStates {
  private static final Words LOG_WORDS = Words.of("logs");

  private final TrafficViewModel model;
  private final ScreenContext context;
  private final Workspace workspace;
  private final Messages messages;
  private final Runnable choose;

  /**
   * The states of the screen.
   *
   * @param choose asks for files to open
   */
  TrafficStates(
      TrafficViewModel model, ScreenContext context, Workspace workspace, Runnable choose) {
    this.model = model;
    this.context = context;
    this.workspace = workspace;
    this.messages = context.messages();
    this.choose = choose;
  }

  /** What to say now. */
  Node of(@Nullable Shown shown) {
    Button open =
        Buttons.primary(messages.text("traffic.open"), MaterialDesignF.FOLDER_OPEN_OUTLINE, choose);
    return switch (model.state().get()) {
      case NONE ->
          new StateView(
                  messages, MaterialDesignC.CHART_TIMELINE_VARIANT, messages.text("traffic.none"))
              .meaning(messages.text("traffic.none.meaning"))
              .actions(open);
      case NOT_LOOKED ->
          new StateView(messages, Status.NOT_YET, messages.text("traffic.not-looked"))
              .meaning(messages.text("traffic.not-looked.meaning"))
              .actions(
                  Buttons.primary(
                      messages.text("traffic.to-diagnose"),
                      () -> context.shell().screenProperty().set(ScreenId.DIAGNOSE)),
                  Buttons.plain(messages.text("traffic.open"), choose));
      case READING -> reading();
      case NOT_READ -> notRead(open);
      case NO_QUERIES, QUERIES -> noQueries(shown, open);
      case NOT_A_LOG -> notALog(shown, open);
    };
  }

  /** While a log is read. */
  Node reading() {
    ProgressLine line = new ProgressLine();
    InvalidationListener follow =
        o -> {
          Progress now = model.readingProperty().get();
          if (now != null) {
            line.progressProperty()
                .set(new Progress(now.done(), now.total(), now.total() == 0 ? "" : "MB"));
          }
        };
    model.readingProperty().addListener(new javafx.beans.WeakInvalidationListener(follow));
    line.getProperties().put("follow", follow);
    follow.invalidated(model.readingProperty());
    return new StateView(messages, Status.RUNNING, messages.text("traffic.reading"))
        .with(line)
        .actions(Buttons.plain(messages.text("traffic.cancel"), model::cancel));
  }

  private Node notRead(Button open) {
    String trouble = model.troubleProperty().get();
    if (!trouble.isEmpty()) {
      return new StateView(messages, Status.PROBLEM, messages.text("traffic.file-trouble"))
          .meaning(fixed(Printable.text(trouble)))
          .actions(open);
    }
    Optional<NotObserved> why = model.notRead();
    boolean rights = why.filter(w -> w.reason() == NotObserved.Reason.NO_RIGHT).isPresent();
    StateView view =
        new StateView(messages, Status.INCONCLUSIVE, messages.text("traffic.not-read"))
            .meaning(
                messages.text(rights ? "traffic.not-read.rights" : "traffic.not-read.meaning"));
    why.map(seen -> seen.detail().said())
        .filter(d -> !d.isBlank())
        .ifPresent(
            d ->
                view.with(
                    Labels.secondary(fixed(workspace.veil().get().apply(Printable.text(d))))));
    return view.command(
            messages.text("traffic.not-read.command"),
            "kubectl logs -n kube-system -l k8s-app=kube-dns --timestamps --prefix --tail=-1")
        .actions(open);
  }

  private Node noQueries(@Nullable Shown shown, Button open) {
    StateView view =
        new StateView(messages, Status.ATTENTION, messages.text("traffic.off"))
            .meaning(messages.text("traffic.off.meaning"));
    Optional<Patch> patch =
        shown != null && shown.ofCase() ? model.queryLogPatch() : Optional.empty();
    patch.ifPresent(
        p ->
            view.with(Labels.body(messages.text("traffic.off.patch", "target", p.target())))
                .with(new DiffView(messages, p.diff()))
                .with(
                    new HBox(new CopyButton(messages, messages.text("traffic.off.copy"), p::diff)))
                .with(new Callout(messages, Status.ATTENTION, messages.text("traffic.off.cost"))));
    if (shown != null && !shown.whole().messages().isEmpty()) {
      view.with(Labels.cardTitle(messages.text("traffic.off.messages")));
      shown.whole().messages().stream()
          .sorted(
              java.util.Comparator.comparingLong(dev.podnosis.coredns.log.MessageSummary::count)
                  .reversed())
          .limit(8)
          .forEach(
              m ->
                  view.with(
                      Labels.wrapping(
                          Labels.body(
                              messages.inLanguage(
                                  l ->
                                      Figures.count(m.count())
                                          + " × "
                                          + LOG_WORDS
                                              .sentence(l, "message." + EnumId.of(m.message()))
                                              .pattern())))));
    }
    return view.actions(open);
  }

  private Node notALog(@Nullable Shown shown, Button open) {
    LogSummary log = shown == null ? null : shown.whole();
    StateView view =
        new StateView(
            messages,
            Status.INCONCLUSIVE,
            messages.text(
                log == null
                    ? "traffic.none"
                    : "traffic.not." + EnumId.of(log.coverage().understood())));
    if (log != null) {
      Coverage c = log.coverage();
      view.meaning(
          messages.text("traffic.not-a-log", "lines", c.lines(), "unparsed", c.unparsed()));
      if (c.understood() != Coverage.Understood.BINARY
          && !context.shell().screenShareProperty().get()) {
        c.samples().forEach(s -> view.with(Labels.wrapping(Labels.mono(fixed(Printable.text(s))))));
      }
    }
    return view.actions(open);
  }

  private static SimpleStringProperty fixed(String text) {
    return new SimpleStringProperty(text);
  }
}
