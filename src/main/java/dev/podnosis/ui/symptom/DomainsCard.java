package dev.podnosis.ui.symptom;

import dev.podnosis.evidence.DomainKind;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.ChoiceCard;
import dev.podnosis.ui.common.Choices;
import dev.podnosis.ui.common.EqualColumns;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.NumberTag;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.TagField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** The names that fail, and of what kind they are: detected, and open to change. */
final class DomainsCard extends StackPane {
  private static final List<DomainKind> ORDER =
      List.of(
          DomainKind.EXTERNAL, DomainKind.INTERNAL, DomainKind.PRIVATE_ZONE, DomainKind.HEADLESS);

  private final SymptomViewModel model;
  private final Messages messages;
  private boolean showing;

  DomainsCard(ScreenContext context, SymptomViewModel model) {
    this.model = model;
    this.messages = context.messages();
    TagField field =
        new TagField(
            messages,
            MaterialDesignW.WEB,
            messages.text("symptom.domains.add"),
            SymptomViewModel::accept);
    field.setId("symptom-domains");
    follow(field.tags(), model.draft().domains());
    Label wrong = Labels.secondary(messages.text("symptom.domains.wrong"));
    wrong.getStyleClass().add("text-problem");
    wrong
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> {
                  String typed = field.input().getText().strip();
                  return typed.length() > 3 && SymptomViewModel.accept(typed).isEmpty();
                },
                field.input().textProperty()));
    wrong.managedProperty().bind(wrong.visibleProperty());
    VBox body = new VBox(10, field, wrong, kindHead(), kinds());
    getChildren()
        .add(
            Card.of(
                new SectionHeader(messages.text("symptom.domains")).sign(new NumberTag(2).accent()),
                body));
  }

  /** Keeps two lists the same. */
  private static void follow(ObservableList<String> shown, ObservableList<String> told) {
    shown.setAll(told);
    shown.addListener(
        (ListChangeListener<String>)
            c -> {
              if (!told.equals(shown)) {
                told.setAll(shown);
              }
            });
    told.addListener(
        (ListChangeListener<String>)
            c -> {
              if (!shown.equals(told)) {
                shown.setAll(told);
              }
            });
  }

  private HBox kindHead() {
    StringBinding words =
        Bindings.createStringBinding(
            () -> {
              if (model.draft().kindProperty().get() != null) {
                return messages.get("symptom.kind.said");
              }
              int kinds = model.kindsProperty().get().size();
              return messages.get(
                  kinds == 0
                      ? "symptom.kind"
                      : kinds == 1 ? "symptom.kind.detected" : "symptom.kind.several");
            },
            model.draft().kindProperty(),
            model.kindsProperty(),
            messages.languageProperty());
    Button detect =
        Buttons.link(
            messages.text("symptom.kind.detect"), () -> model.draft().kindProperty().set(null));
    detect.setId("kind-detect");
    detect.visibleProperty().bind(model.draft().kindProperty().isNotNull());
    return new HBox(10, Labels.of(words, "field-label"), detect);
  }

  private Region kinds() {
    Choices<DomainKind> group = new Choices<>();
    Map<DomainKind, ChoiceCard> cards = new LinkedHashMap<>();
    for (DomainKind kind : ORDER) {
      ChoiceCard card =
          new ChoiceCard(
                  messages.text("symptom.kind." + kind.id()),
                  messages.text("symptom.kind-means." + kind.id()))
              .icon(icon(kind));
      card.setId("kind-" + kind.id());
      cards.put(kind, card);
      group.add(kind, card);
    }
    Runnable show =
        () -> {
          showing = true;
          DomainKind said = model.draft().kindProperty().get();
          Set<DomainKind> found = model.kindsProperty().get();
          group
              .valueProperty()
              .set(said != null ? said : found.size() == 1 ? found.iterator().next() : null);
          // Several names may be of several kinds.
          cards.forEach(
              (kind, card) ->
                  card.selectedProperty().set(said == null ? found.contains(kind) : said == kind));
          showing = false;
        };
    model.draft().kindProperty().addListener(o -> show.run());
    model.kindsProperty().addListener(o -> show.run());
    show.run();
    group
        .valueProperty()
        .addListener(
            (o, was, now) -> {
              if (now != null && !showing) {
                boolean detected = model.kindsProperty().get().equals(Set.of(now));
                model.draft().kindProperty().set(detected ? null : now);
              }
            });
    List<ChoiceCard> all = List.copyOf(cards.values());
    return new VBox(
        8,
        new EqualColumns(8, all.get(0), all.get(1)),
        new EqualColumns(8, all.get(2), all.get(3)));
  }

  private static Ikon icon(DomainKind kind) {
    return switch (kind) {
      case EXTERNAL -> MaterialDesignE.EARTH;
      case INTERNAL -> MaterialDesignO.OFFICE_BUILDING_OUTLINE;
      case PRIVATE_ZONE -> MaterialDesignL.LOCK_OUTLINE;
      case HEADLESS -> MaterialDesignS.SET_NONE;
    };
  }
}
