package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.report.ClientLookupWords;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.workspace.Workspace;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The queries of the client's resolver for each failing name of the open case, worked out in the
 * background: query logs are read for it.
 */
final class QueriesViewModel {
  private final Workspace workspace;
  private final Background background;
  private final ReadOnlyObjectWrapper<List<ClientLookupWords>> lookups =
      new ReadOnlyObjectWrapper<>(this, "lookups", List.of());
  private @Nullable Job working;

  QueriesViewModel(Workspace workspace, Background background) {
    this.workspace = workspace;
    this.background = background;
    workspace.diagnosisProperty().addListener(o -> work());
    workspace.wording().addListener(o -> work());
    workspace.veil().addListener(o -> work());
    work();
  }

  /** The lookups in words; none before the resolver and its file are known. */
  ReadOnlyObjectProperty<List<ClientLookupWords>> lookupsProperty() {
    return lookups.getReadOnlyProperty();
  }

  /** Goes to what tells of an answer. */
  void show(ClientLookupWords.Row row) {
    if (!row.evidence().isEmpty()) {
      workspace.showEvidence(row.evidence().getFirst());
    }
  }

  private void work() {
    if (working != null) {
      working.discard();
    }
    Diagnosis now = workspace.diagnosisProperty().get();
    if (now == null) {
      lookups.set(List.of());
      return;
    }
    Wording wording = workspace.wording().get();
    UnaryOperator<String> veil = workspace.veil().get();
    working =
        background
            .task(
                progress ->
                    ClientLookupWords.of(now.caseFile(), wording).stream()
                        .map(l -> l.veiled(veil))
                        .toList())
            .onDone(this::tell)
            .start();
  }

  /** What is as it was is not drawn again. */
  private void tell(List<ClientLookupWords> fresh) {
    if (!fresh.equals(lookups.get())) {
      lookups.set(fresh);
    }
  }
}
