package dev.podnosis.ui.start;

import dev.podnosis.catalogue.Words;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.dns.EnumId;
import dev.podnosis.kube.KubeconfigProblem;
import dev.podnosis.kube.ServerFacts;
import dev.podnosis.session.Validity;
import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.MiddleEllipsis;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.StateView;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** What is known of the chosen source, how far to go there, and the way on. */
final class StartDetail extends VBox {
  private final ScreenContext context;
  private final StartViewModel model;
  private final StartActions actions;
  private final Messages messages;
  private final InvalidationListener redraw = changed -> draw();
  private @Nullable ContextEntry watched;

  StartDetail(ScreenContext context, StartViewModel model, StartActions actions) {
    super(14);
    this.context = context;
    this.model = model;
    this.actions = actions;
    this.messages = context.messages();
    setId("start-detail");
    model.chosenProperty().addListener(changed -> watch());
    model.preflightProperty().addListener(redraw);
    model.contexts().addListener(redraw);
    model.readingProperty().addListener(redraw);
    context.shell().screenShareProperty().addListener(redraw);
    watch();
  }

  private void watch() {
    if (watched != null) {
      watched.stateProperty().removeListener(redraw);
      watched = null;
    }
    if (model.chosenProperty().get() instanceof StartViewModel.Chosen.OfContext(ContextEntry e)) {
      watched = e;
      e.stateProperty().addListener(redraw);
    }
    draw();
  }

  private void draw() {
    getChildren()
        .setAll(
            switch (model.chosenProperty().get()) {
              case StartViewModel.Chosen.OfContext(ContextEntry entry) -> of(entry);
              case StartViewModel.Chosen.OfDemo(DemoIncident incident) -> of(incident);
              case null -> List.of(nothing());
            });
  }

  private Node nothing() {
    boolean none = model.contexts().isEmpty() && !model.readingProperty().get();
    return new StateView(
            messages,
            MaterialDesignL.LAN_CONNECT,
            messages.text(none ? "start.empty" : "start.nothing"))
        .meaning(messages.text(none ? "start.empty.meaning" : "start.nothing.meaning"));
  }

  private List<Node> of(ContextEntry entry) {
    return switch (entry.stateProperty().get()) {
      case ContextState.Untried ignored -> List.of(head(entry, null), untried(entry));
      case ContextState.Asking ignored -> List.of(head(entry, null), asking());
      case ContextState.NeedsConsent ignored -> List.of(head(entry, null), consent());
      case ContextState.Unusable(KubeconfigProblem problem) -> List.of(unusable(entry, problem));
      case ContextState.Unreachable state ->
          List.of(new UnreachablePane(context, model, actions, entry, state));
      case ContextState.Reachable state -> reachable(entry, state);
    };
  }

  private List<Node> reachable(ContextEntry entry, ContextState.Reachable state) {
    Preflight rights = model.preflightProperty().get();
    if (rights == null) {
      return List.of(head(entry, state), asking());
    }
    if (rights.blind()) {
      return List.of(new NoRightsPane(context, model, actions, state.server(), rights));
    }
    List<Node> parts = new java.util.ArrayList<>(List.of(head(entry, state)));
    parts.add(whoAmI(state.server()));
    model.clockDifference().ifPresent(d -> parts.add(clock(d)));
    parts.add(new RightsCard(context, model, rights));
    parts.add(new LevelChooser(context, model, actions));
    parts.add(foot("start.connect"));
    return parts;
  }

  private Node head(ContextEntry entry, ContextState.@Nullable Reachable state) {
    MiddleEllipsis name =
        new MiddleEllipsis(
            context.shell().discreet(new SimpleStringProperty(entry.context().name())));
    name.getStyleClass().add("section");
    name.setId("start-context");
    ContextState now = entry.stateProperty().get();
    Badge badge =
        new Badge(
            messages,
            ContextWords.status(now),
            messages.inLanguage(l -> ContextWords.badge(now, messages)));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(10, name, badge, space);
    head.setAlignment(Pos.CENTER_LEFT);
    if (state != null) {
      Label server =
          Labels.secondary(messages.inLanguage(l -> ContextWords.server(state, messages)));
      server.setMinWidth(0);
      head.getChildren().add(server);
    }
    return head;
  }

  private Node whoAmI(ServerFacts server) {
    String user = server.user().isEmpty() ? messages.get("start.no-user") : server.user();
    List<String> groups = server.groups();
    boolean hidden = context.shell().screenShareProperty().get();
    Label label =
        Labels.wrapping(
            Labels.secondary(
                groups.isEmpty()
                    ? messages.text("start.who", "user", hidden ? "••••••" : user)
                    : messages.text(
                        "start.who.groups",
                        "user",
                        hidden ? "••••••" : user,
                        "groups",
                        hidden ? "••••••" : groups)));
    label.setId("start-who");
    return label;
  }

  private Node clock(Duration ahead) {
    boolean fast = !ahead.isNegative();
    Callout callout =
        new Callout(
            messages,
            Status.ATTENTION,
            messages.text(
                fast ? "start.clock.ahead" : "start.clock.behind",
                "difference",
                dev.podnosis.catalogue.Figures.latency(ahead.abs())));
    callout.setId("start-clock");
    return callout;
  }

  private Node untried(ContextEntry entry) {
    Button connect =
        Buttons.primary(
            messages.text("start.connect-now"),
            MaterialDesignL.LAN_CONNECT,
            () -> actions.choose(entry));
    connect.setId("connect-now");
    boolean plugin = entry.runsPlugin();
    StateView view =
        new StateView(
                messages,
                MaterialDesignS.SHIELD_KEY_OUTLINE,
                messages.text(plugin ? "start.untried" : "start.untried.broken-off"))
            .meaning(
                messages.text(
                    plugin ? "start.untried.meaning" : "start.untried.broken-off.meaning"));
    if (plugin) {
      view.command(messages.text("start.trust.command"), entry.context().credentialCommand());
    }
    return view.actions(connect);
  }

  private Node asking() {
    HBox line =
        new HBox(
            10,
            new StatusGlyph(messages, Status.RUNNING, 16),
            Labels.of(messages.text("start.asking"), "lead"));
    line.setAlignment(Pos.CENTER_LEFT);
    line.setId("start-asking");
    return line;
  }

  private Node consent() {
    Button review =
        Buttons.primary(
            messages.text("start.consent.review"),
            MaterialDesignS.SHIELD_ALERT_OUTLINE,
            actions::trust);
    review.setId("review-consent");
    return new StateView(messages, Status.ATTENTION, messages.text("start.consent"))
        .meaning(messages.text("start.consent.meaning"))
        .actions(review);
  }

  private Node unusable(ContextEntry entry, KubeconfigProblem problem) {
    Words words = Words.of("session");
    String code = "kubeconfig." + EnumId.of(problem.kind());
    Map<String, Object> args =
        Map.of(
            "subject",
            problem.subject(),
            "suggestions",
            problem.suggestions(),
            "validity",
            Validity.of(problem.detail()));
    Button again =
        Buttons.primary(
            messages.text("start.try-again"),
            org.kordamp.ikonli.materialdesign2.MaterialDesignR.REFRESH,
            model::checkAgain);
    Button bundle =
        Buttons.withIcon(
            messages.text("start.work-offline"),
            MaterialDesignA.ARCHIVE_OUTLINE,
            actions::chooseBundle);
    StateView view =
        new StateView(
                messages,
                ContextWords.status(entry.stateProperty().get()),
                messages.text(
                    "start.unusable",
                    "name",
                    context.shell().discreet(new SimpleStringProperty(entry.context().name()))))
            .meaning(messages.inLanguage(l -> words.sentence(l, code).fill(args)));
    if (!problem.detail().isEmpty()) {
      view.with(Labels.wrapping(Labels.mono(new SimpleStringProperty(problem.detail()))));
    }
    view.setId("start-unusable");
    return view.actions(again, bundle);
  }

  private List<Node> of(DemoIncident incident) {
    Label title =
        Labels.wrapping(Labels.section(messages.inLanguage(l -> incident.title(l.tag()))));
    Label story = Labels.lead(messages.inLanguage(l -> incident.story(l.tag())));
    return List.of(
        new VBox(5, title, story),
        new Callout(messages.text("start.demo.meaning")),
        new LevelChooser(context, model, actions),
        foot("start.demo.connect"));
  }

  private Node foot(String key) {
    Button connect =
        Buttons.primary(messages.text(key), MaterialDesignA.ARROW_RIGHT, actions::goOn);
    connect.setContentDisplay(ContentDisplay.RIGHT);
    connect.setId("start-connect");
    connect.disableProperty().bind(model.startingProperty());
    Label carries = Labels.secondary(messages.text("start.label"));
    Label label = Labels.mono(new SimpleStringProperty("podnosis.dev/run"));
    label.getStyleClass().add("small-mono");
    VBox words = Labels.twoLines(carries, label);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(12, words, space);
    foot.getChildren().add(connect);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }
}
