package dev.podnosis.ui.report;

import dev.podnosis.report.PagePictures;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.NoCase;
import dev.podnosis.ui.common.Redraw;
import dev.podnosis.ui.common.ShellState;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** How it will look: a page at a time, or the text of a form without pages. */
final class PagePreview extends BorderPane {
  private final ReportViewModel model;
  private final Messages messages;
  private final ShellState shell;
  private final StackPane paper = new StackPane();
  private final ScrollPane scroll = new ScrollPane(paper);
  private final ImageView image = new ImageView();
  private final BooleanProperty fullSize = new SimpleBooleanProperty(this, "fullSize");
  private final HBox bar;

  PagePreview(ReportViewModel model, Messages messages, ShellState shell) {
    this.shell = shell;
    this.model = model;
    this.messages = messages;
    setId("preview");
    getStyleClass().add("page-preview");
    image.setPreserveRatio(true);
    image.setSmooth(true);
    image.getStyleClass().add("page");
    paper.getStyleClass().add("paper");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.viewportBoundsProperty().addListener(changed -> fit());
    fullSize.addListener(changed -> fit());
    bar = bar();
    setCenter(scroll);
    setBottom(bar);
    setFocusTraversable(true);
    setOnMouseClicked(event -> requestFocus());
    setOnKeyPressed(this::press);
    model.previewProperty().addListener(Redraw.of(this, this::show));
    image.accessibleTextProperty().bind(messages.of(model.previewProperty(), this::place));
  }

  private HBox bar() {
    Button before =
        Buttons.icon(
            messages.text("report.page.before"),
            MaterialDesignC.CHEVRON_LEFT,
            () -> model.turn(-1));
    before.setId("page-before");
    Button next =
        Buttons.icon(
            messages.text("report.page.next"), MaterialDesignC.CHEVRON_RIGHT, () -> model.turn(1));
    next.setId("page-next");
    Button size =
        Buttons.small(
            messages.of(
                fullSize, full -> messages.get(full ? "report.page.fit" : "report.page.full")),
            MaterialDesignM.MAGNIFY_PLUS_OUTLINE,
            () -> fullSize.set(!fullSize.get()));
    size.setId("page-size");
    HBox pages =
        new HBox(
            8,
            before,
            Labels.secondary(messages.of(model.previewProperty(), this::place)),
            next,
            size);
    pages.setAlignment(Pos.CENTER);
    pages.getStyleClass().add("page-bar");
    return pages;
  }

  private String place(ReportViewModel.Preview preview) {
    return preview instanceof ReportViewModel.Preview.Page page
        ? messages.get("report.page", "n", page.number(), "of", page.of())
        : "";
  }

  private void press(KeyEvent event) {
    switch (event.getCode()) {
      case PAGE_UP -> model.turn(-1);
      case PAGE_DOWN -> model.turn(1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void show() {
    ReportViewModel.Preview now = model.previewProperty().get();
    bar.setVisible(now instanceof ReportViewModel.Preview.Page);
    bar.setManaged(bar.isVisible());
    switch (now) {
      case ReportViewModel.Preview.None n -> content(NoCase.view(messages, shell), Pos.TOP_LEFT);
      case ReportViewModel.Preview.Making m -> content(making(), Pos.CENTER);
      case ReportViewModel.Preview.Page page -> {
        image.setImage(picture(page.picture()));
        content(image, Pos.TOP_CENTER);
        fit();
      }
      case ReportViewModel.Preview.Text text ->
          content(new CodeBlock(messages).plain(text.text()), Pos.TOP_LEFT);
    }
  }

  /** While a page is made anew, the old one stays and only the first one is waited for. */
  private Node making() {
    HBox box =
        new HBox(
            8,
            new StatusGlyph(messages, Status.RUNNING, 16),
            Labels.secondary(messages.text("report.preview.making")));
    box.setId("preview-making");
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private void content(Node node, Pos where) {
    paper.setAlignment(where);
    paper.getChildren().setAll(node);
  }

  private static WritableImage picture(PagePictures.Picture page) {
    WritableImage image = new WritableImage(page.width(), page.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            page.width(),
            page.height(),
            PixelFormat.getIntArgbInstance(),
            page.argb(),
            0,
            page.width());
    return image;
  }

  private void fit() {
    double width = scroll.getViewportBounds().getWidth() - 32;
    double height = scroll.getViewportBounds().getHeight() - 32;
    boolean whole = !fullSize.get();
    image.setFitWidth(whole && width > 0 ? width : 0);
    image.setFitHeight(whole && height > 0 ? height : 0);
    scroll.setFitToWidth(true);
    scroll.fitToHeightProperty().unbind();
    scroll
        .fitToHeightProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !fullSize.get() && !isText(), fullSize, model.previewProperty()));
  }

  private boolean isText() {
    return model.previewProperty().get() instanceof ReportViewModel.Preview.Text;
  }
}
