package dev.podnosis.ui.common;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/**
 * What the bars around the screens show and every screen may set: where one is, in which cluster,
 * and what has been done there. Empty texts are not shown.
 */
public final class ShellState {

  /** Stands for a hidden name; says nothing of its length. */
  private static final String HIDDEN = "••••••";

  private final ObjectProperty<ScreenId> screen =
      new SimpleObjectProperty<>(this, "screen", ScreenId.CONNECT);
  private final StringProperty context = new SimpleStringProperty(this, "context", "");
  private final StringProperty pod = new SimpleStringProperty(this, "pod", "");
  private final StringProperty domain = new SimpleStringProperty(this, "domain", "");
  private final StringProperty level = new SimpleStringProperty(this, "level", "");
  private final StringProperty levelMeaning = new SimpleStringProperty(this, "levelMeaning", "");
  private final StringProperty server = new SimpleStringProperty(this, "server", "");
  private final StringProperty version = new SimpleStringProperty(this, "version", "");
  private final StringProperty user = new SimpleStringProperty(this, "user", "");
  private final StringProperty container = new SimpleStringProperty(this, "container", "");
  private final StringProperty node = new SimpleStringProperty(this, "node", "");
  private final BooleanProperty screenShare = new SimpleBooleanProperty(this, "screenShare");
  private final StringProperty elapsed = new SimpleStringProperty(this, "elapsed", "");
  private final LongProperty apiCalls = new SimpleLongProperty(this, "apiCalls");
  private final IntegerProperty objects = new SimpleIntegerProperty(this, "objects");
  private final StringProperty objectsNote = new SimpleStringProperty(this, "objectsNote", "");
  private final ObjectProperty<Status> objectsStatus =
      new SimpleObjectProperty<>(this, "objectsStatus", Status.NOT_YET);

  /** The screen in front; setting it goes there. */
  public ObjectProperty<ScreenId> screenProperty() {
    return screen;
  }

  /** The name of the context connected to. */
  public StringProperty contextProperty() {
    return context;
  }

  /** The affected pod, namespace/name. */
  public StringProperty podProperty() {
    return pod;
  }

  /** The name that fails to resolve. */
  public StringProperty domainProperty() {
    return domain;
  }

  /** The words for how far Podnosis may go; set again by their owner when the language changes. */
  public StringProperty levelProperty() {
    return level;
  }

  /** What that level may do; set again by their owner when the language changes. */
  public StringProperty levelMeaningProperty() {
    return levelMeaning;
  }

  /** The address of the API server. */
  public StringProperty serverProperty() {
    return server;
  }

  /** The version of the cluster, as far as known. */
  public StringProperty versionProperty() {
    return version;
  }

  /** Our name in the cluster, as far as known. */
  public StringProperty userProperty() {
    return user;
  }

  /** The affected container, as far as told. */
  public StringProperty containerProperty() {
    return container;
  }

  /** The affected pod's node, as far as known. */
  public StringProperty nodeProperty() {
    return node;
  }

  /** Whether addresses and names are hidden, because others look at this screen. */
  public BooleanProperty screenShareProperty() {
    return screenShare;
  }

  /** The time since the run began, {@code 00:02:47}. */
  public StringProperty elapsedProperty() {
    return elapsed;
  }

  /** Calls made to the API server in this session. */
  public LongProperty apiCallsProperty() {
    return apiCalls;
  }

  /** Objects that this session has in the cluster now. */
  public IntegerProperty objectsProperty() {
    return objects;
  }

  /** More about the objects: "5 created, 5 removed". */
  public StringProperty objectsNoteProperty() {
    return objectsNote;
  }

  /** The state of the objects: ok when all are gone, problem when some could not be removed. */
  public ObjectProperty<Status> objectsStatusProperty() {
    return objectsStatus;
  }

  /** A name or address as it may be seen now: hidden while others look at the screen. */
  public ObservableValue<String> discreet(ObservableValue<String> name) {
    return Bindings.createStringBinding(
        () -> {
          String text = name.getValue();
          return screenShare.get() && !text.isEmpty() ? HIDDEN : text;
        },
        name,
        screenShare);
  }
}
