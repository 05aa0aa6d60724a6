package dev.podnosis.report;

import java.util.Locale;

/** What a masked name is the name of. */
enum NameKind {
  POD,
  NODE,
  NAMESPACE,
  DOMAIN,
  CLUSTER,
  USER,
  /** Any other object: a Service, a workload, a container, an instance. */
  NAME,
  IP;

  /** The pseudonym with this number. */
  String pseudonym(int number) {
    return name().toLowerCase(Locale.ROOT) + "-" + number + (this == DOMAIN ? ".example" : "");
  }
}
