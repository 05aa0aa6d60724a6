package dev.podnosis.ui.path;

import dev.podnosis.path.Hop;
import dev.podnosis.ui.common.Icons;
import javafx.scene.Node;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** What stands for the kinds of hops. */
final class HopIcons {
  private HopIcons() {}

  static Node of(Hop.Kind kind) {
    return Icons.of(
        switch (kind) {
          case POD -> MaterialDesignC.CUBE_OUTLINE;
          case NODE -> MaterialDesignS.SERVER;
          case NODELOCAL -> MaterialDesignD.DATABASE_CLOCK_OUTLINE;
          case SERVICE -> MaterialDesignS.SET_CENTER;
          case COREDNS -> MaterialDesignD.DNS_OUTLINE;
          case UPSTREAM -> MaterialDesignC.CLOUD_OUTLINE;
          case APISERVER -> MaterialDesignA.API;
        },
        15);
  }
}
