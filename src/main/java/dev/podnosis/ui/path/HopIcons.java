package dev.podnosis.ui.path;

import dev.podnosis.path.Hop;
import javafx.scene.text.Font;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.JavaFXFontLoader;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** What stands for the kinds of hops: letters of a font. */
final class HopIcons {
  private HopIcons() {}

  static Ikon of(Hop.Kind kind) {
    return switch (kind) {
      case POD -> MaterialDesignC.CUBE_OUTLINE;
      case NODE -> MaterialDesignS.SERVER;
      case NODELOCAL -> MaterialDesignD.DATABASE_CLOCK_OUTLINE;
      case SERVICE -> MaterialDesignS.SET_CENTER;
      case COREDNS -> MaterialDesignD.DNS_OUTLINE;
      case UPSTREAM -> MaterialDesignC.CLOUD_OUTLINE;
      case APISERVER -> MaterialDesignA.API;
    };
  }

  /** The font in a size; the resolver loads it when it is first asked. */
  static Font font(double size) {
    String anyone = of(Hop.Kind.POD).getDescription();
    return Font.font(
        IkonResolverProvider.getInstance(JavaFXFontLoader.getInstance())
            .resolve(anyone)
            .getFontFamily(),
        size);
  }
}
