package dev.podnosis.ui;

import dev.podnosis.ui.common.KeyHint;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Palette;
import dev.podnosis.ui.common.ScreenId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** What the shell can do, for the search over everything. */
final class ShellEntries {
  private final MainViewModel model;
  private final ShellActions actions;
  private final Predicate<ScreenId> canOpen;

  /**
   * What can be found.
   *
   * @param canOpen whether a screen can be opened now
   */
  ShellEntries(MainViewModel model, ShellActions actions, Predicate<ScreenId> canOpen) {
    this.model = model;
    this.actions = actions;
    this.canOpen = canOpen;
  }

  /** What fits the words; everything for empty ones. */
  List<Palette.Entry> named(String words) {
    Messages messages = model.messages();
    Locale locale = messages.language().locale();
    String wanted = words.toLowerCase(locale);
    return all().stream().filter(e -> e.text().toLowerCase(locale).contains(wanted)).toList();
  }

  private List<Palette.Entry> all() {
    BooleanProperty share = model.state().screenShareProperty();
    boolean dark = model.appearance().dark().get();
    List<Palette.Entry> all = new ArrayList<>();
    if (canOpen.test(ScreenId.REPORT)) {
      Runnable export = () -> actions.go(ScreenId.REPORT);
      all.add(entry(ScreenId.REPORT.icon(), "findings.report", "Shortcut+E", export));
    }
    all.add(
        entry(
            MaterialDesignT.TRANSLATE,
            "palette.language",
            "Shortcut+Shift+L",
            model::toggleLanguage));
    all.add(
        entry(
            dark ? MaterialDesignW.WHITE_BALANCE_SUNNY : MaterialDesignW.WEATHER_NIGHT,
            dark ? "top.theme.light" : "top.theme.dark",
            "Shortcut+Shift+T",
            model::toggleDark));
    all.add(
        entry(
            MaterialDesignM.MONITOR_SHARE,
            share.get() ? "palette.share.end" : "top.share",
            "",
            () -> share.set(!share.get())));
    all.add(entry(MaterialDesignC.COG_OUTLINE, "top.settings", "", actions::settings));
    all.add(entry(MaterialDesignK.KEYBOARD_OUTLINE, "keys.title", "F1", actions::help));
    return all;
  }

  private Palette.Entry entry(Ikon icon, String key, String keys, Runnable action) {
    String hint = keys.isEmpty() ? "" : KeyHint.words(KeyCombination.valueOf(keys));
    return new Palette.Entry(icon, model.messages().get(key), hint, action);
  }
}
