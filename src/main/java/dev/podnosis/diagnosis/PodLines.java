package dev.podnosis.diagnosis;

import dev.podnosis.diagnosis.EvidenceLine.State;
import dev.podnosis.dns.EnumId;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.ResolvConfSeen;
import java.util.Map;

/** Says in one line what was seen inside the business pod. */
final class PodLines {
  private PodLines() {}

  static EvidenceLine resolvConf(ResolvConfSeen seen) {
    ResolvConf conf = ResolvConf.parse(seen.text());
    Map<String, Object> args =
        Map.of(
            "where",
            seen.where(),
            "servers",
            conf.nameservers(),
            "searches",
            conf.search().size(),
            "ndots",
            conf.ndots());
    return conf.nameservers().isEmpty()
        ? new EvidenceLine("resolv-conf-no-server", args, State.ATTENTION)
        : EvidenceLine.ok("resolv-conf", args);
  }

  static EvidenceLine container(ContainerSeen seen) {
    return EvidenceLine.ok(
        "container",
        Map.of(
            "container",
            seen.container(),
            "os",
            Blank.orNone(seen.os()),
            "libc",
            EnumId.of(seen.libc()),
            "version",
            seen.libcVersion(),
            "tools",
            seen.tools()));
  }
}
