package dev.podnosis;

import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.diagnose.DiagnoseScreen;
import dev.podnosis.ui.findings.FindingsScreen;
import dev.podnosis.ui.path.PathScreen;
import dev.podnosis.ui.report.ReportScreen;
import dev.podnosis.ui.start.StartScreen;
import dev.podnosis.ui.symptom.SymptomScreen;
import dev.podnosis.ui.traffic.TrafficScreen;
import dev.podnosis.ui.workspace.Workspace;
import java.util.List;

/** Makes the screens of the window, in the order of the rail. */
final class Screens {
  private Screens() {}

  /**
   * The screens on a workspace, with the contexts of these kubeconfigs to choose from.
   *
   * @param picker asks for files
   */
  static List<Screen> of(
      ScreenContext context, Workspace workspace, Kubeconfigs kubeconfigs, FilePicker picker) {
    return List.of(
        StartScreen.of(context, workspace, kubeconfigs, picker),
        SymptomScreen.of(context, workspace, picker),
        new DiagnoseScreen(context, workspace),
        PathScreen.of(context, workspace, picker),
        TrafficScreen.of(context, workspace, picker),
        FindingsScreen.of(context, workspace),
        ReportScreen.of(context, workspace, picker));
  }
}
