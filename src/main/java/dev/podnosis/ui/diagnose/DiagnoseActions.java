package dev.podnosis.ui.diagnose;

/** What the screen does beyond the case: dialogs and other screens. */
interface DiagnoseActions {
  /** Asks for another debug image. */
  void enterImage();

  /** Shows which rights are missing. */
  void showRights();

  /** Goes where clusters are asked whether they answer. */
  void showConnection();

  /** Goes where another pod is chosen. */
  void choosePod();

  /** Goes where the level is chosen. */
  void raiseLevel();

  /** Asks for a remark. */
  void note();

  /** Asks whether to cancel. */
  void cancel();
}
