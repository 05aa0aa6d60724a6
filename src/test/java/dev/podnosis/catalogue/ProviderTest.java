package dev.podnosis.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Provider;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster's cloud is recognised by its nodes, and brings its addresses, limits and words. */
class ProviderTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  @ParameterizedTest
  @CsvSource({
    "cn-hangzhou.i-bp1h4adlltjc1d48goaq, alibaba-cloud",
    "alicloud://cn-beijing.i-2ze0a1b2c3d4, alibaba-cloud",
    "ap-southeast-1.i-t4n0a1b2c3, alibaba-cloud",
    "aws:///eu-central-1a/i-0a1b2c3d4e5f60718, aws",
    "gce://my-project/europe-west3-a/gke-pool-1-abcd, gcp",
    "azure:///subscriptions/0/resourceGroups/mc/providers/Microsoft.Compute/x, azure",
    "k3s://server-1, generic",
    "kind://docker/kind/kind-worker, generic",
    "openstack:///8f6c1d9e-0000-0000-0000-000000000000, generic",
    "'', generic"
  })
  void isRecognisedByTheIdsOfItsNodes(String providerId, String expected) {
    CaseFile caseFile = withNodes(providerId, providerId);
    assertEquals(expected, new Facts(caseFile, CATALOGUE.providers()).provider().id());
    assertEquals(expected, CATALOGUE.provider(caseFile).id());
  }

  @Test
  void mostNodesCountWhereACloudIsJoinedByNodesFromElsewhere() {
    CaseFile hybrid =
        withNodes("cn-hangzhou.i-a", "", "edge-node-7", "aws:///a/i-1", "cn-hangzhou.i-b");
    assertEquals("alibaba-cloud", CATALOGUE.provider(hybrid).id());
  }

  @Test
  void limitsAndAddressesAreThoseThatTheProvidersPublish() {
    Provider alibaba = provider("cn-hangzhou.i-a");
    assertEquals(List.of("100.100.2.136", "100.100.2.138"), alibaba.resolvers());
    assertEquals(new Provider.Limit(5000, Provider.Limit.Per.SOURCE_ADDRESS), alibaba.limit());
    assertEquals(
        new Provider.Limit(1024, Provider.Limit.Per.NETWORK_INTERFACE),
        provider("aws:///a/i-1").limit());
    assertEquals(List.of("168.63.129.16"), provider("azure:///s").resolvers());
    assertEquals(List.of("169.254.169.254"), provider("gce://p/z/n").resolvers());
  }

  /** A text may speak of the provider; it does so in its own language. */
  @Test
  void textsSpeakOfTheProviderInTheirLanguage() {
    Map<String, Object> args =
        new Facts(withNodes("cn-hangzhou.i-a"), CATALOGUE.providers()).args();
    Text text = new Text("Open UDP 53 in {packetFilter}", "在{packetFilter}放开 UDP 53");
    assertEquals(
        "Open UDP 53 in the ECS security group and the vSwitch's network ACL",
        text.in(Language.ENGLISH, args));
    assertTrue(text.in(Language.CHINESE, args).contains("安全组"));
  }

  @Test
  void everyProfileHasWhatATicketNeeds() {
    assertEquals("generic", CATALOGUE.providerEntries().getLast().id());
    for (ProviderEntry entry : CATALOGUE.providerEntries()) {
      assertFalse(entry.ask().isEmpty(), entry.id());
      assertTrue(entry.support().zh().matches(".*\\p{IsHan}.*"), entry.id());
    }
  }

  private static Provider provider(String nodeId) {
    return new Facts(withNodes(nodeId), CATALOGUE.providers()).provider();
  }

  private static CaseFile withNodes(String... providerIds) {
    CaseFile some = RecordedCases.caseFile("healthy", 0, Level.READ);
    List<NodesSeen.Node> nodes = new ArrayList<>();
    for (String id : providerIds) {
      nodes.add(
          new NodesSeen.Node(
              "n" + nodes.size(),
              true,
              Map.of(),
              List.of(),
              "",
              "",
              "",
              "",
              "",
              id,
              "",
              false,
              List.of(),
              List.of()));
    }
    return some.plus(
        List.of(
            new Look(
                ProbeId.NODES,
                Vantage.user(),
                some.run().finishedAt(),
                Duration.ZERO,
                new NodesSeen(nodes),
                null)));
  }
}
