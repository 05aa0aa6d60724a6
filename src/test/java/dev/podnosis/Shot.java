package dev.podnosis;

import dev.podnosis.catalogue.Language;
import dev.podnosis.dns.EnumId;
import dev.podnosis.ui.common.Appearance.Scheme;
import java.util.List;
import java.util.function.Consumer;

/** One state of a screen: its name, how one gets there, and the size of the window. */
record Shot(String name, Size size, Consumer<DrivenWindow> reach) {
  Shot(String name, Consumer<DrivenWindow> reach) {
    this(name, Size.USUAL, reach);
  }

  String title() {
    return name + size.suffix();
  }

  /** Width and height of the window, the size of its text, and the looks in which it is shown. */
  enum Size {
    USUAL(1440, 900, 1, List.of(Look.values())),
    SMALL(1024, 680, 1, List.of(Look.EN_LIGHT, Look.ZH_DARK)),
    LARGE_TEXT(1440, 900, 1.5, List.of(Look.EN_LIGHT, Look.ZH_DARK));

    private final double width;
    private final double height;
    private final double textScale;
    final List<Look> looks;

    Size(double width, double height, double textScale, List<Look> looks) {
      this.width = width;
      this.height = height;
      this.textScale = textScale;
      this.looks = looks;
    }

    void apply(DrivenWindow window) {
      window.run(() -> window.main().model().appearance().textScaleProperty().set(textScale));
      window.size(width, height);
    }

    String suffix() {
      return switch (this) {
        case USUAL -> "";
        case SMALL -> "-1024x680";
        case LARGE_TEXT -> "-text150";
      };
    }
  }

  /** A language and a colour scheme. */
  enum Look {
    EN_LIGHT(Language.ENGLISH, Scheme.LIGHT),
    EN_DARK(Language.ENGLISH, Scheme.DARK),
    ZH_LIGHT(Language.CHINESE, Scheme.LIGHT),
    ZH_DARK(Language.CHINESE, Scheme.DARK);

    final Language language;
    final Scheme scheme;

    Look(Language language, Scheme scheme) {
      this.language = language;
      this.scheme = scheme;
    }

    String suffix() {
      return "-" + EnumId.of(this) + ".png";
    }
  }
}
