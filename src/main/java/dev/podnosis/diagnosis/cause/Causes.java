package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Cause;
import java.util.List;

/** Every root cause that Podnosis knows; each has its words in a data file of the catalogue. */
public final class Causes {
  private Causes() {}

  /** All causes. */
  public static List<Cause> all() {
    return List.of(
        new CorednsCrashLoop(),
        new CorednsImagePullFailed(),
        new CorednsNoLameduck(),
        new CorednsOomKilled(),
        new CorednsPending(),
        new CorednsProbeFailing(),
        new CorednsUnhealthy(),
        new KubeDnsNoEndpoints(),
        new NameDoesNotExist(),
        new NodeNotReady(),
        new PodNotUsingClusterDns());
  }
}
