package dev.podnosis.ui;

import dev.podnosis.ui.common.*;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Every control of the window on one page, for the pictures and for the tests of the shell. */
final class Gallery {

  private Gallery() {}

  static List<Screen> screens(ScreenContext context) {
    context.shell().contextProperty().set("prod-hangzhou");
    context.shell().podProperty().set("shop/checkout-7d9c6b5f4-x2x7k");
    context.shell().domainProperty().set("www.aliyun.com");
    context.shell().levelProperty().set("Node debug pod");
    context.shell().elapsedProperty().set("00:02:47");
    context.shell().apiCallsProperty().set(41380);
    context.shell().objectsProperty().set(1);
    context.shell().objectsNoteProperty().set("1 node debug pod, removed at the end");
    context.shell().screenProperty().set(ScreenId.DIAGNOSE);
    List<Screen> all = new ArrayList<>();
    Status[] states = {
      Status.OK,
      Status.OK,
      Status.RUNNING,
      Status.PROBLEM,
      Status.INCONCLUSIVE,
      Status.NOT_YET,
      Status.NOT_YET
    };
    for (ScreenId id : ScreenId.values()) {
      all.add(new Page(id, states[id.ordinal()], id != ScreenId.REPORT, context));
    }
    return all;
  }

  private record Page(ScreenId id, Status state, boolean open, ScreenContext context)
      implements Screen {
    @Override
    public Node view() {
      Messages messages = context.messages();
      VBox page = new VBox(12, Labels.title(messages.text(id.titleKey())));
      for (Status status : Status.values()) {
        page.getChildren().add(new Badge(messages, status));
      }
      page.setStyle("-fx-padding: 20px;");
      page.getChildren().add(Buttons.primary(messages.text("top.settings"), () -> {}));
      page.getChildren().add(Buttons.plain(messages.text("top.settings"), () -> {}));
      return page;
    }

    @Override
    public ObservableValue<Status> status() {
      return new SimpleObjectProperty<>(state);
    }

    @Override
    public ObservableValue<Boolean> available() {
      return new SimpleObjectProperty<>(open);
    }
  }
}
