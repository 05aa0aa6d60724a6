package dev.podnosis.demo;

import dev.podnosis.demo.world.Resources;
import java.util.List;
import java.util.Optional;

/** The incidents to choose from. */
public final class DemoIncidents {
  private DemoIncidents() {}

  /** All of them, the healthy cluster first. */
  public static List<DemoIncident> all() {
    return Resources.list("incidents.yaml", DemoIncident.class);
  }

  /** The incident with this id. */
  public static Optional<DemoIncident> byId(String id) {
    return all().stream().filter(i -> i.id().equals(id)).findFirst();
  }
}
