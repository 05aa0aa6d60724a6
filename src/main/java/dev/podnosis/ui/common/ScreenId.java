package dev.podnosis.ui.common;

import dev.podnosis.dns.EnumId;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The seven screens, in the order of the rail and of the keys Ctrl 1 to 7. */
public enum ScreenId {
  CONNECT(1, MaterialDesignL.LAN_CONNECT),
  SYMPTOM(2, MaterialDesignS.STETHOSCOPE),
  DIAGNOSE(3, MaterialDesignC.CLIPBOARD_CHECK_OUTLINE),
  PATH(4, MaterialDesignT.TRANSIT_CONNECTION_VARIANT),
  TRAFFIC(5, MaterialDesignC.CHART_TIMELINE_VARIANT),
  FINDINGS(6, MaterialDesignL.LIGHTBULB_ON_OUTLINE),
  REPORT(7, MaterialDesignF.FILE_DOCUMENT_OUTLINE);

  private final int number;
  private final Ikon icon;

  ScreenId(int number, Ikon icon) {
    this.number = number;
    this.icon = icon;
  }

  /** The key of its name. */
  public String titleKey() {
    return "screen." + EnumId.of(this);
  }

  /** Its icon in the rail. */
  public Ikon icon() {
    return icon;
  }

  /** Its number in the rail, 1 to 7. */
  public int number() {
    return number;
  }
}
