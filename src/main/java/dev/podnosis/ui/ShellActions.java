package dev.podnosis.ui;

/** What the shell's own buttons and keys do beyond moving between screens. */
interface ShellActions extends TopBar.Actions {

  /** Opens the help for what is shown. */
  void help();

  /** The program's version, for the status bar. */
  String version();
}
