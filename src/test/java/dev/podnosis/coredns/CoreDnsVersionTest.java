package dev.podnosis.coredns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.log.LogAnalyser;
import dev.podnosis.coredns.log.LogOptions;
import dev.podnosis.coredns.metrics.CoreDnsMetrics;
import java.io.ByteArrayInputStream;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreDnsVersionTest {
  @ParameterizedTest
  @CsvSource({
    "registry.k8s.io/coredns/coredns:v1.13.1, 1.13.1",
    "k8s.gcr.io/coredns:1.3.1, 1.3.1",
    "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/coredns:v1.11.1-eksbuild.4,"
        + " 1.11.1-eksbuild.4",
    "registry-vpc.cn-hangzhou.aliyuncs.com/acs/coredns:v1.9.3.10-7dfca203-aliyun,"
        + " 1.9.3-10-7dfca203-aliyun",
    "mcr.microsoft.com/oss/kubernetes/coredns:v1.9.4-hotfix.20240704, 1.9.4-hotfix.20240704",
    "rancher/mirrored-coredns-coredns:1.10.1, 1.10.1",
    "host:5000/coredns:1.8.7, 1.8.7",
    "registry.k8s.io/coredns/coredns:v1.11.1@sha256:1eeb4c7316bacb1d4c8ead65571cd92dd21e27359f0d4917f1a5822a73b75db1,"
        + " 1.11.1",
    "coredns/coredns@sha256:73ca82b4ce829766d4f1f10947c3a338888f876fbed0540dc849c89ff256e90c,"
        + " 1.7.0",
    "docker-pullable://coredns/coredns@sha256:12eb885b8685b1b13a04ecf5c23bc809c2e57917252fd7b0be9e9c00644e8ee5,"
        + " 1.6.2",
  })
  void readsImages(String image, String version) {
    assertEquals(version, CoreDnsVersion.ofImage(image).map(Object::toString).orElse("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry.k8s.io/dns/k8s-dns-node-cache:1.26.7",
        "gke.gcr.io/k8s-dns-kube-dns-amd64:1.22.28-gke.0",
        "coredns/coredns:latest",
        "coredns/coredns",
        "coredns/coredns@sha256:0000000000000000000000000000000000000000000000000000000000000000",
        "host:5000/coredns",
        "",
        "@@@:::"
      })
  void knowsWhatIsNoVersionOfCoreDns(String image) {
    assertEquals(Optional.empty(), CoreDnsVersion.ofImage(image));
  }

  /** What a vendor's build says of itself as it starts, and counts under. */
  @ParameterizedTest
  @CsvSource({
    "1.13.1, 1.13.1",
    "1.9.3, 1.9.3",
    "v1.11.1-eksbuild.4, 1.11.1-eksbuild.4",
    "v1.9.3.10-7dfca203-aliyun, 1.9.3-10-7dfca203-aliyun",
    "1.9.4-hotfix.20240704, 1.9.4-hotfix.20240704",
    "1.12.1+build7, 1.12.1-build7",
  })
  void theStartLineAndTheBuildMetricTellIt(String said, String version)
      throws InterruptedException {
    String log =
        "2026-11-23T06:30:24.4Z .:53\n"
            + "2026-11-23T06:30:24.5Z CoreDNS-"
            + said
            + "\n2026-11-23T06:30:24.5Z linux/amd64, go1.25.2, 1db4568\n";
    assertEquals(
        version,
        LogAnalyser.analyse(new ByteArrayInputStream(log.getBytes(UTF_8)), LogOptions.of("a"))
            .version());
    String page =
        "coredns_build_info{goversion=\"go1.25.2\",revision=\"1db4568\",version=\"%s\"} 1\n"
            .formatted(said);
    assertEquals(
        version,
        CoreDnsVersion.parse(CoreDnsMetrics.read(page).version())
            .map(Object::toString)
            .orElse("none"));
  }

  @Test
  void readsTheLogLineAndTheBuildMetric() {
    assertEquals(CoreDnsVersion.of(1, 13, 1), CoreDnsVersion.parse("CoreDNS-1.13.1").orElseThrow());
    assertEquals(CoreDnsVersion.of(1, 6, 2), CoreDnsVersion.parse("1.6.2").orElseThrow());
    assertTrue(CoreDnsVersion.parse("1.6").isEmpty());
    assertTrue(CoreDnsVersion.parse("99999.1.1").isEmpty());
  }

  @Test
  void comparesNumbersAndLeavesTheVendorAside() {
    CoreDnsVersion ack = CoreDnsVersion.parse("v1.9.3.10-7dfca203-aliyun").orElseThrow();
    assertTrue(ack.isAtLeast(1, 9, 3));
    assertFalse(ack.isAtLeast(1, 10, 0));
    assertTrue(CoreDnsVersion.of(1, 10, 0).compareTo(CoreDnsVersion.of(1, 9, 4)) > 0);
    assertEquals(Optional.of(YearMonth.of(2022, 5)), ack.released());
    assertEquals(Optional.empty(), CoreDnsVersion.of(9, 9, 9).released());
  }
}
