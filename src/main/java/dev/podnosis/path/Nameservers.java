package dev.podnosis.path;

import dev.podnosis.dns.ResolvConf;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ResolvConfSeen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a pod asks, by the file in its container. */
final class Nameservers {
  private final CaseFile caseFile;

  Nameservers(CaseFile caseFile) {
    this.caseFile = caseFile;
  }

  List<String> ofPod(@Nullable Peer pod) {
    return pod == null
        ? List.of()
        : caseFile
            .all(ResolvConfSeen.class)
            .filter(s -> s.what().where().equals("pod " + pod.ref()))
            .reduce((a, b) -> b)
            .map(s -> ResolvConf.parse(s.what().text()).nameservers())
            .orElse(List.of());
  }
}
