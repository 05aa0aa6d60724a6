package dev.podnosis.ui.symptom;

import atlantafx.base.controls.MaskTextField;
import dev.podnosis.dns.EnumId;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.workspace.Draft;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** When it happened: the last minutes, or from one moment to another. */
final class WindowPicker extends VBox {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("'UTC'xxx", Locale.ROOT);

  private enum Preset {
    QUARTER(15),
    HOUR(60),
    SIX_HOURS(360),
    CUSTOM(0);

    private final int minutes;

    Preset(int minutes) {
      this.minutes = minutes;
    }
  }

  private final Draft draft;
  private final Messages messages;
  private final ZoneId zone = ZoneId.systemDefault();
  private final Segments<Preset> presets = new Segments<Preset>().small();
  private final DatePicker fromDate = new DatePicker();
  private final MaskTextField fromTime = new MaskTextField("99:99");
  private final DatePicker toDate = new DatePicker();
  private final MaskTextField toTime = new MaskTextField("99:99");
  private final CheckBox untilNow = new CheckBox();
  private final VBox custom;
  private boolean showing;

  WindowPicker(ScreenContext context, Draft draft) {
    super(8);
    this.draft = draft;
    this.messages = context.messages();
    setId("window");
    presets.setId("window-presets");
    for (Preset preset : Preset.values()) {
      String id = EnumId.of(preset);
      presets.add(preset, messages.text("symptom.window." + id));
    }
    custom = custom();
    Label offset =
        Labels.secondary(new SimpleStringProperty(OFFSET.format(ZonedDateTime.now(zone))));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(8, presets, space, offset);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(Labels.of(messages.text("symptom.window"), "field-label"), row, custom);
    show();
    draft.spanProperty().addListener(changed -> show());
    messages.languageProperty().addListener(changed -> rewrite());
    presets.valueProperty().addListener((o, was, now) -> choose(now));
  }

  private VBox custom() {
    for (DatePicker picker : new DatePicker[] {fromDate, toDate}) {
      picker.setPrefWidth(138);
      picker.setConverter(new Dates());
      picker.valueProperty().addListener(changed -> take());
    }
    for (MaskTextField field : new MaskTextField[] {fromTime, toTime}) {
      field.setPrefColumnCount(5);
      field.getStyleClass().add("mono-field");
      field.textProperty().addListener(changed -> take());
    }
    fromTime.setId("window-from");
    toTime.setId("window-to");
    fromDate.accessibleTextProperty().bind(messages.text("symptom.window.from"));
    fromTime.accessibleTextProperty().bind(messages.text("symptom.window.from"));
    toDate.accessibleTextProperty().bind(messages.text("symptom.window.until"));
    toTime.accessibleTextProperty().bind(messages.text("symptom.window.until"));
    untilNow.setId("window-until-now");
    untilNow.textProperty().bind(messages.text("symptom.window.until-now"));
    untilNow.selectedProperty().addListener(changed -> take());
    toDate.disableProperty().bind(untilNow.selectedProperty());
    toTime.disableProperty().bind(untilNow.selectedProperty());
    return new VBox(
        8,
        line("symptom.window.from", fromDate, fromTime),
        line("symptom.window.until", toDate, toTime),
        untilNow);
  }

  /** Dates as they are written everywhere in the window. */
  private final class Dates extends StringConverter<LocalDate> {
    private DateTimeFormatter format() {
      return switch (messages.language()) {
        case ENGLISH -> DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
        case CHINESE -> DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
      };
    }

    @Override
    public String toString(@Nullable LocalDate date) {
      return date == null ? "" : format().format(date);
    }

    @Override
    public @Nullable LocalDate fromString(String text) {
      try {
        return text.isBlank() ? null : LocalDate.parse(text.strip(), format());
      } catch (DateTimeException e) {
        return null;
      }
    }
  }

  private Node line(String key, Node date, Node time) {
    Label name = Labels.secondary(messages.text(key));
    name.setMinWidth(44);
    HBox line = new HBox(8, name, date, time);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void choose(@Nullable Preset preset) {
    if (preset == null || showing) {
      return;
    }
    if (preset == Preset.CUSTOM) {
      Instant start = draft.symptom().window().start();
      draft.spanProperty().set(Draft.Span.between(start, null));
    } else {
      draft.spanProperty().set(Draft.Span.last(preset.minutes));
    }
  }

  private void show() {
    if (showing) {
      return;
    }
    showing = true;
    Draft.Span span = draft.spanProperty().get();
    Preset preset = preset(span);
    presets.valueProperty().set(preset);
    boolean open = preset == Preset.CUSTOM;
    custom.setVisible(open);
    custom.setManaged(open);
    var window = draft.symptom().window();
    set(fromDate, fromTime, window.start());
    set(toDate, toTime, window.end());
    untilNow.setSelected(span.end() == null);
    showing = false;
  }

  /** Writes the dates again, in the language of now. */
  private void rewrite() {
    showing = true;
    for (DatePicker picker : new DatePicker[] {fromDate, toDate}) {
      picker.setConverter(new Dates());
    }
    showing = false;
  }

  private void set(DatePicker date, MaskTextField time, Instant at) {
    ZonedDateTime local = at.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
    date.setValue(local.toLocalDate());
    time.setText(CLOCK.format(local));
  }

  private static Preset preset(Draft.Span span) {
    for (Preset preset : Preset.values()) {
      if (preset.minutes > 0 && span.equals(Draft.Span.last(preset.minutes))) {
        return preset;
      }
    }
    return Preset.CUSTOM;
  }

  /** Takes what was entered, once it is a time. */
  private void take() {
    Instant from = read(fromDate, fromTime);
    Instant until = untilNow.isSelected() ? null : read(toDate, toTime);
    if (showing || from == null || (until == null && !untilNow.isSelected())) {
      return;
    }
    if (until != null && until.isBefore(from)) {
      return;
    }
    showing = true;
    draft.spanProperty().set(Draft.Span.between(from, until));
    showing = false;
  }

  private @Nullable Instant read(DatePicker date, MaskTextField time) {
    LocalDate day = date.getValue();
    try {
      return day == null
          ? null
          : day.atTime(LocalTime.parse(time.getText(), CLOCK)).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
