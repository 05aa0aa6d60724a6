package dev.podnosis.path.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.path.fault.Fault.NodeFault;
import dev.podnosis.path.fault.Fault.Scope;
import dev.podnosis.path.fault.PlantedFaults.Result;
import dev.podnosis.path.fault.PlantedNetwork.Loss;
import dev.podnosis.path.fault.PlantedNetwork.Planted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults planted in made-up clusters are found, or shown as a tie; docs/LOCALISATION.md counts. */
class PlantedFaultsTest {
  private static final Set<Traffic> UDP = TrafficSet.UDP.traffic();
  private static final Set<Traffic> ICMP = TrafficSet.ICMP.traffic();

  @Test
  void aSingleFaultIsFoundOrTied() {
    Map<Result, Integer> counts = PlantedFaults.count(12, 1, false, true);
    assertEquals(0, wrong(counts), counts::toString);
    assertTrue(counts.getOrDefault(Result.RECOVERED, 0) >= 9, counts::toString);
  }

  @Test
  void withoutNodesMoreStaysATieAndNothingFalseIsClaimed() {
    Map<Result, Integer> counts = PlantedFaults.count(8, 1, false, false);
    assertEquals(0, wrong(counts), counts::toString);
    assertTrue(counts.getOrDefault(Result.TIED, 0) > 0, counts::toString);
  }

  /**
   * Lighter and broader explanations fit a few samples as well; they must not be shown as found.
   */
  @Test
  void severalPartialLossesAreNeverShownAsFoundElsewhere() {
    Map<Result, Integer> two = PlantedFaults.count(6, 2, true, true);
    assertEquals(0, wrong(two), two::toString);
    assertTrue(two.getOrDefault(Result.TIED, 0) >= 3, two::toString);
    Map<Result, Integer> three = PlantedFaults.count(3, 3, true, true);
    assertEquals(0, three.getOrDefault(Result.CLAIMED, 0), three::toString);
  }

  @Test
  void onePartialLossIsFoundOrTied() {
    Map<Result, Integer> one = PlantedFaults.count(8, 1, true, true);
    assertEquals(0, wrong(one), one::toString);
    assertTrue(one.getOrDefault(Result.RECOVERED, 0) >= 3, one::toString);
  }

  private static int wrong(Map<Result, Integer> counts) {
    return counts.getOrDefault(Result.WRONG, 0) + counts.getOrDefault(Result.CLAIMED, 0);
  }

  @Test
  void twoAndThreeFaultsAtOnceLeadToNoFalseClaim() {
    Map<Result, Integer> two = PlantedFaults.count(6, 2, false, true);
    assertEquals(0, wrong(two), two::toString);
    Map<Result, Integer> three = PlantedFaults.count(3, 3, false, true);
    assertEquals(0, wrong(three), three::toString);
    assertTrue(
        two.getOrDefault(Result.RECOVERED, 0) + three.getOrDefault(Result.RECOVERED, 0) > 2,
        () -> two + " " + three);
  }

  @Test
  void partialLossIsFoundWithItsRate() {
    PlantedNetwork network = new PlantedNetwork(new Random(3));
    String node = network.businessNode();
    network.plant(new Loss(new Planted("pods:" + node), UDP, 0.4));
    Analysis loss = localise(network);
    Suspect suspect = loss.explanations().getFirst().suspects().getFirst();
    Loss measured = new Loss(new Planted(""), UDP, Objects.requireNonNull(suspect.loss()).rate());
    assertEquals(UDP, suspect.fault().traffic());
    assertTrue(measured.rate() > 0.2 && measured.rate() < 0.6, () -> "rate " + measured.rate());
  }

  @Test
  void filteredPingsAreNoFault() {
    PlantedNetwork network = new PlantedNetwork(new Random(1));
    network.plant(new Loss(new Planted("fabric:*"), ICMP, 1));
    network.plant(new Loss(new Planted("server:*"), ICMP, 1));
    assertEquals(List.of(), localise(network).explanations());
  }

  @Test
  void udpBlockedOneWayIsNotBlockedBothWays() {
    PlantedNetwork network = new PlantedNetwork(new Random(1));
    String node = network.businessNode();
    network.plant(new Loss(new Planted("fabric:" + node + ">*"), UDP, 1));
    Analysis loss = localise(network);
    assertTrue(loss.settled(), loss::toString);
    assertEquals(
        new NodeFault(node, Scope.TO_NODES, UDP),
        loss.explanations().getFirst().suspects().getFirst().fault());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void aHealthyClusterHasNoFault(long seed) {
    Analysis loss = localise(new PlantedNetwork(new Random(seed)));
    assertEquals(List.of(), loss.explanations());
    assertFalse(loss.observations() == 0);
  }

  private static Analysis localise(PlantedNetwork network) {
    return new Localiser(network.measure(true), network.topology(), false).run();
  }
}
