package dev.podnosis.report;

import dev.podnosis.dns.EnumId;

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
    return EnumId.of(this) + "-" + number + (this == DOMAIN ? ".example" : "");
  }
}
