package dev.podnosis.ui.report;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.report.PagePictures;
import dev.podnosis.report.ReportOptions;
import dev.podnosis.report.ReportOptions.Part;
import dev.podnosis.report.Summary;
import dev.podnosis.report.Wording;
import dev.podnosis.session.Verification;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is handed over, in which form and language, how it will look, and what came of saving. */
public final class ReportViewModel {
  /** While someone types, no page is drawn for each letter. */
  private static final Duration CALM = Duration.ofMillis(300);

  private static final float DPI = 110;

  private final Workspace workspace;
  private final Background background;
  private final Path folder;
  private final ObjectProperty<Format> format =
      new SimpleObjectProperty<>(this, "format", Format.PDF);
  private final ObjectProperty<Languages> languages;
  private final StringProperty caseId = new SimpleStringProperty(this, "caseId", "");
  private final StringProperty preparedBy = new SimpleStringProperty(this, "preparedBy", "");
  private final BooleanProperty discreet = new SimpleBooleanProperty(this, "discreet");
  private final Map<Part, BooleanProperty> parts = new EnumMap<>(Part.class);
  private final StringProperty file = new SimpleStringProperty(this, "file", "");
  private final IntegerProperty page = new SimpleIntegerProperty(this, "page");
  private final ReadOnlyObjectWrapper<Preview> preview =
      new ReadOnlyObjectWrapper<>(this, "preview", new Preview.None());
  private final ReadOnlyObjectWrapper<Outcome> outcome =
      new ReadOnlyObjectWrapper<>(this, "outcome", new Outcome.Nothing());
  private @Nullable PagePictures pages;
  private @Nullable Job waiting;
  private boolean shown;
  private boolean stale = true;
  private boolean making;

  /** The form of what is handed over. */
  public enum Format {
    PDF("pdf"),
    HTML("html"),
    MD("md"),
    JSON("json"),
    /** The case file, which opens here again. */
    CASE("podnosis.zip");

    private final String ending;

    Format(String ending) {
      this.ending = ending;
    }

    /** The ending of its files, without the dot. */
    public String ending() {
      return ending;
    }
  }

  /** Which languages are written; two make two files. */
  public enum Languages {
    ENGLISH(List.of(Language.ENGLISH)),
    CHINESE(List.of(Language.CHINESE)),
    BOTH(List.of(Language.ENGLISH, Language.CHINESE));

    private final List<Language> each;

    Languages(List<Language> each) {
      this.each = each;
    }

    static Languages of(Language language) {
      return language == Language.CHINESE ? CHINESE : ENGLISH;
    }
  }

  /** How it will look. */
  sealed interface Preview {
    /** Nothing to show yet. */
    record None() implements Preview {}

    /** It is being made. */
    record Making() implements Preview {}

    /** A page of so many. */
    record Page(PagePictures.Picture picture, int number, int of) implements Preview {}

    /** A form without pages. */
    record Text(String text) implements Preview {}
  }

  /** What came of saving. */
  sealed interface Outcome {
    /** Not saved yet. */
    record Nothing() implements Outcome {}

    /** It is being written. */
    record Saving() implements Outcome {}

    /** What stands in the field names no file. */
    record BadName() implements Outcome {}

    /** There is such a file already. */
    record Exists(String name) implements Outcome {}

    /** It is written. */
    record Saved(List<Path> files) implements Outcome {}

    /** It could not be written. */
    record Failed(String why) implements Outcome {}
  }

  /**
   * A report of the open case.
   *
   * @param folder where it is saved unless the user says otherwise
   */
  public ReportViewModel(Workspace workspace, Background background, Path folder) {
    this.workspace = workspace;
    this.background = background;
    this.folder = folder;
    languages =
        new SimpleObjectProperty<>(
            this, "languages", Languages.of(workspace.wording().get().language()));
    for (Part part : Part.values()) {
      BooleanProperty wanted = new SimpleBooleanProperty(part != Part.RAW_OUTPUT);
      wanted.addListener(changed -> change());
      parts.put(part, wanted);
    }
    workspace.wording().addListener((o, was, now) -> follow(now.language()));
    workspace.diagnosisProperty().addListener(changed -> change());
    workspace.walk().verificationProperty().addListener(changed -> change());
    workspace
        .sessionProperty()
        .addListener(
            changed -> {
              Diagnosis now = workspace.diagnosisProperty().get();
              caseId.set(now == null ? "" : now.caseFile().run().caseId());
              outcome.set(new Outcome.Nothing());
            });
    workspace
        .diagnosisProperty()
        .addListener(
            (source, before, now) -> {
              if (now != null && caseId.get().isEmpty() && before == null) {
                caseId.set(now.caseFile().run().caseId());
              }
            });
    List.of(format, languages, discreet).forEach(p -> p.addListener(changed -> change()));
    caseId.addListener(changed -> type());
    preparedBy.addListener(changed -> type());
    format.addListener(changed -> name());
    caseId.addListener(changed -> name());
    page.addListener(changed -> draw());
    name();
  }

  private void follow(Language language) {
    if (languages.get() != Languages.BOTH) {
      languages.set(Languages.of(language));
    }
  }

  /** The name follows the case number and the form; the folder stays as the user chose it. */
  private void name() {
    String id = caseId.get().replaceAll("[^A-Za-z0-9._-]", "_");
    String name = "podnosis" + (id.isEmpty() ? "" : "-" + id) + "." + format.get().ending();
    Path before = path();
    Path parent = before == null ? null : before.getParent();
    file.set((parent == null ? folder : parent).resolve(name).toString());
  }

  private @Nullable Path path() {
    try {
      return file.get().isBlank() ? null : Path.of(file.get().strip());
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** The screen is in front, or not any more: while it is not, no page is drawn. */
  void show(boolean inFront) {
    shown = inFront;
    if (shown && stale) {
      make();
    }
  }

  private void type() {
    if (waiting != null) {
      waiting.discard();
    }
    waiting = background.after(CALM, this::change);
    stale = true;
  }

  private void change() {
    stale = true;
    if (shown) {
      make();
    }
  }

  /** Making a document cannot be broken off, so one is made at a time, the last one for sure. */
  private void make() {
    if (making) {
      return;
    }
    stale = false;
    pages = null;
    Handover handover = handover();
    if (handover == null) {
      preview.set(new Preview.None());
      return;
    }
    making = true;
    preview.set(new Preview.Making());
    switch (format.get()) {
      case PDF, HTML ->
          background
              .task(progress -> handover.pages())
              .onDone(this::take)
              .onFailed(e -> preview.set(new Preview.None()))
              .onEnd(this::made)
              .start();
      case MD, JSON, CASE ->
          background
              .task(progress -> handover.text())
              .onDone(text -> preview.set(new Preview.Text(text)))
              .onFailed(e -> preview.set(new Preview.None()))
              .onEnd(this::made)
              .start();
    }
  }

  private void made() {
    making = false;
    if (shown && stale) {
      make();
    }
  }

  private void take(PagePictures made) {
    pages = made;
    int at = Math.clamp(page.get(), 0, made.count() - 1);
    if (at == page.get()) {
      draw();
    } else {
      page.set(at);
    }
  }

  private void draw() {
    PagePictures all = pages;
    int at = page.get();
    if (all == null || at < 0 || at >= all.count()) {
      return;
    }
    background
        .task(progress -> all.page(at, DPI))
        .onDone(
            picture -> {
              if (pages == all && page.get() == at) {
                preview.set(new Preview.Page(picture, at + 1, all.count()));
              }
            })
        .onFailed(e -> preview.set(new Preview.None()))
        .start();
  }

  /** Shows the page before or after. */
  void turn(int by) {
    PagePictures all = pages;
    if (all != null) {
      page.set(Math.clamp(page.get() + by, 0, all.count() - 1));
    }
  }

  private @Nullable Handover handover() {
    Diagnosis now = workspace.diagnosisProperty().get();
    if (now == null) {
      return null;
    }
    Verification verified = workspace.walk().verificationProperty().get();
    Diagnosis first = verified == null ? now : verified.before();
    ReportOptions options =
        ReportOptions.standard(ZoneId.systemDefault())
            .withMasked(discreet.get())
            .withParts(wanted())
            .withPreparedBy(preparedBy.get().strip())
            .withVerified(verified == null ? null : verified.after());
    return new Handover(
        named(first), workspace.catalogue(), format.get(), languages.get().each, options);
  }

  private Diagnosis named(Diagnosis d) {
    CaseFile named = d.caseFile().withRun(run -> run.withCaseId(caseId.get().strip()));
    return new Diagnosis(named, d.causes(), d.steps(), d.next(), d.incomplete(), d.outcome());
  }

  private Set<Part> wanted() {
    return parts.entrySet().stream()
        .filter(e -> e.getValue().get())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The form. */
  public ObjectProperty<Format> formatProperty() {
    return format;
  }

  /** The languages, which need not be the window's. */
  public ObjectProperty<Languages> languagesProperty() {
    return languages;
  }

  /** The case number that the report shows. */
  public StringProperty caseIdProperty() {
    return caseId;
  }

  /** Who hands it over. */
  public StringProperty preparedByProperty() {
    return preparedBy;
  }

  /** Whether names and addresses are replaced. */
  public BooleanProperty discreetProperty() {
    return discreet;
  }

  /** Whether a part is in it. */
  public BooleanProperty partProperty(Part part) {
    BooleanProperty wanted = parts.get(part);
    if (wanted == null) {
      throw new IllegalArgumentException(EnumId.of(part));
    }
    return wanted;
  }

  /** Where it is saved. */
  public StringProperty fileProperty() {
    return file;
  }

  /** How it will look. */
  ReadOnlyObjectProperty<Preview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** What came of saving. */
  ReadOnlyObjectProperty<Outcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /**
   * Writes it in the background.
   *
   * @param replace whether a file of that name may be replaced
   */
  public void save(boolean replace) {
    Handover handover = handover();
    Path target = path();
    if (handover == null || outcome.get() instanceof Outcome.Saving) {
      return;
    }
    if (target == null) {
      outcome.set(new Outcome.BadName());
      return;
    }
    outcome.set(new Outcome.Saving());
    background
        .task(progress -> saved(handover, target.toAbsolutePath(), replace))
        .onDone(outcome::set)
        .onFailed(e -> outcome.set(new Outcome.Failed(reason(e))))
        .onCancelled(() -> outcome.set(new Outcome.Nothing()))
        .start();
  }

  private static Outcome saved(Handover handover, Path target, boolean replace) throws Exception {
    for (Path each : handover.files(target)) {
      if (!replace && Files.exists(each)) {
        return new Outcome.Exists(String.valueOf(each.getFileName()));
      }
    }
    return new Outcome.Saved(handover.write(target));
  }

  private static String reason(Throwable trouble) {
    String message = trouble.getMessage();
    return message == null ? trouble.getClass().getSimpleName() : message;
  }

  /** A few lines for a chat. */
  public String summary() {
    Diagnosis now = workspace.diagnosisProperty().get();
    return now == null
        ? ""
        : workspace
            .veil()
            .get()
            .apply(
                new Summary(new Wording(workspace.catalogue(), languages.get().each.getFirst()))
                    .of(now));
  }

  /** The open case. */
  Workspace workspace() {
    return workspace;
  }
}
