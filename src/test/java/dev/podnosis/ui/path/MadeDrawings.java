package dev.podnosis.ui.path;

import dev.podnosis.catalogue.Language;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.CardSizes;
import dev.podnosis.path.draw.GraphLayout;
import dev.podnosis.path.draw.GraphPicture;
import dev.podnosis.path.draw.MadePaths;
import dev.podnosis.path.fault.Analysis;
import dev.podnosis.path.fault.Localisation;
import dev.podnosis.report.FaultWords;
import dev.podnosis.report.PathWords;
import java.util.List;

/** What the view model works out of a made-up path in the background. */
final class MadeDrawings {
  private MadeDrawings() {}

  /** Of so many hops. */
  static PathViewModel.Drawing of(int hops) {
    PathGraph graph = MadePaths.of(hops, 1);
    PathWords words = new PathWords(Language.ENGLISH);
    Analysis nothing = new Analysis(List.of(), List.of(), null, List.of(), 0, true);
    Localisation localisation = new Localisation(nothing, nothing, List.of());
    GraphLayout layout = GraphLayout.of(graph, new CardSizes(words));
    return new PathViewModel.Drawing(
        graph,
        graph,
        new GraphPicture(graph, layout, words, List.of()),
        words,
        localisation,
        new FaultWords(Language.ENGLISH, localisation));
  }
}
