package dev.podnosis.coredns.corefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Corefiles to test with: recorded ones, and the forms distributions ship. */
final class Corefiles {
  static final String KUBEADM =
      """
      .:53 {
          errors
          health {
             lameduck 5s
          }
          ready
          kubernetes cluster.local in-addr.arpa ip6.arpa {
             pods insecure
             fallthrough in-addr.arpa ip6.arpa
             ttl 30
          }
          prometheus :9153
          forward . /etc/resolv.conf {
             max_concurrent 1000
          }
          cache 30 {
             disable success cluster.local
             disable denial cluster.local
          }
          loop
          reload
          loadbalance
      }
      """;

  static final String ACK =
      """
      .:53 {
          errors
          log
          health {
             lameduck 15s
          }
          ready
          kubernetes {{.ClusterDomain}} in-addr.arpa ip6.arpa {
            pods verified
            ttl 30
            fallthrough in-addr.arpa ip6.arpa
          }
          prometheus :9153
          autopath @kubernetes
          forward . /etc/resolv.conf {
            prefer_udp
            max_concurrent 1000
          }
          cache 30
          loop
          reload
          loadbalance
      }
      """
          .replace("{{.ClusterDomain}}", "cluster.local");

  static final String AKS =
      """
      .:53 {
          errors
          ready
          health {
            lameduck 5s
          }
          kubernetes cluster.local in-addr.arpa ip6.arpa {
            pods insecure
            fallthrough in-addr.arpa ip6.arpa
            ttl 30
          }
          prometheus :9153
          forward . /etc/resolv.conf
          cache 30
          loop
          reload
          loadbalance
          import custom/*.override
          template ANY ANY internal.cloudapp.net {
            match "^(?:[^.]+\\.){4,}internal\\.cloudapp\\.net\\.$"
            rcode NXDOMAIN
            fallthrough
          }
          template ANY ANY reddog.microsoft.com {
            rcode NXDOMAIN
          }
      }
      import custom/*.server
      """;

  static final String OLD_KUBEADM =
      """
      .:53 {
          errors
          health
          kubernetes cluster.local in-addr.arpa ip6.arpa {
             pods insecure
             upstream
             fallthrough in-addr.arpa ip6.arpa
          }
          prometheus :9153
          proxy . /etc/resolv.conf
          cache 30
          reload
      }
      """;

  static final String SNIPPETS =
      """
      # shared
      (common) {
          errors
          cache {$TTL}
      }
      .:53, tls://.:853 {
          import common
          forward . 10.0.0.53:5353 [2001:db8::53]:53 tls://9.9.9.9 "1.1.1.1"
      }
      corp.internal:53 10.0.0.0/8 {
          import common
          forward . 10.77.0.54
      }
      """;

  /** As the manifest of NodeLocal DNSCache has it before it is installed (kubernetes/dns). */
  static final String NODELOCAL = resource("/corefiles/nodelocal");

  private Corefiles() {}

  private static String resource(String path) {
    try (InputStream in = Corefiles.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String recorded(String recording, String configMap) {
    String path = "/recordings/" + recording + "/api/configmaps-kube-system.json";
    try (InputStream in = Corefiles.class.getResourceAsStream(path)) {
      JsonNode list = JsonMapper.shared().readTree(in);
      for (JsonNode item : list.get("items")) {
        if (item.get("metadata").get("name").asString().equals(configMap)) {
          return item.get("data").get("Corefile").asString();
        }
      }
      throw new IllegalArgumentException(configMap);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String codes(List<CorefileIssue> issues) {
    return issues.stream()
        .map(
            i ->
                i.line()
                    + ":"
                    + i.code()
                    + i.args().values().stream().map(v -> " " + v).collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }
}
