package dev.podnosis.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.dns.ResolvConfDifference.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What kubelet wrote in a real cluster is what is computed from the pods' specs. */
class RecordedResolvConfTest {

  private static final Path RECORDING = Path.of("src/test/resources/recordings/pods-misconfigured");

  @ParameterizedTest
  @CsvSource({
    "web-glibc-6cc676dbb9-4svnz, 001-node1-glibc-resolv",
    "bad-nameserver, 201-bad-nameserver-cat",
    "bad-search, 205-bad-search-cat",
    "ndots-heavy, 211-ndots-heavy-cat",
    "policy-default, 215-policy-default-cat",
    "hostnet-clusterfirst, 221-hostnet-clusterfirst-cat"
  })
  void kubeletWroteWhatIsExpected(String pod, String file) throws IOException {
    assertEquals(
        List.of(), expected(pod).compare(conf(RECORDING.resolve("exec/" + file + ".txt"))));
  }

  @Test
  void anotherPodsFileDiffers() throws IOException {
    assertEquals(
        List.of(
            new ResolvConfDifference(Kind.NAMESERVER_MISSING, "10.96.0.10", ""),
            new ResolvConfDifference(Kind.NAMESERVER_ADDED, "", "10.96.0.99")),
        expected("web-glibc-6cc676dbb9-4svnz")
            .compare(conf(RECORDING.resolve("exec/201-bad-nameserver-cat.txt"))));
  }

  private static ExpectedResolvConf expected(String pod) throws IOException {
    JsonNode pods =
        JsonMapper.shared().readTree(Files.readString(RECORDING.resolve("api/pods.json")));
    for (JsonNode item : pods.path("items")) {
      if (item.path("metadata").path("name").asString().equals(pod)) {
        return ExpectedResolvConf.of(
            spec(item), new KubeletDns(List.of("10.96.0.10"), "cluster.local", nodeFile()));
      }
    }
    throw new AssertionError("no pod " + pod);
  }

  private static PodDnsSpec spec(JsonNode pod) {
    JsonNode spec = pod.path("spec");
    JsonNode config = spec.path("dnsConfig");
    List<String> options = new ArrayList<>();
    for (JsonNode option : config.path("options")) {
      String value = option.path("value").asString("");
      options.add(option.path("name").asString() + (value.isEmpty() ? "" : ":" + value));
    }
    return new PodDnsSpec(
        pod.path("metadata").path("namespace").asString(),
        spec.path("dnsPolicy").asString(""),
        spec.path("hostNetwork").asBoolean(false),
        strings(config.path("nameservers")),
        strings(config.path("searches")),
        options);
  }

  private static List<String> strings(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(v -> values.add(v.asString()));
    return values;
  }

  private static ResolvConf nodeFile() throws IOException {
    try (Stream<Path> files = Files.list(RECORDING.resolve("node/node1"))) {
      return conf(
          files.filter(f -> f.toString().endsWith("-node-resolv.txt")).findFirst().orElseThrow());
    }
  }

  private static ResolvConf conf(Path file) throws IOException {
    String text = Files.readString(file);
    int start = text.indexOf("--- stdout\n") + "--- stdout\n".length();
    return ResolvConf.parse(text.substring(start, text.indexOf("--- stderr", start)));
  }
}
